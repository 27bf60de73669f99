import { message } from '../message.ts';
import type { CommandLine } from './commandLine.ts';
import { commandTable } from './commandTable.ts';
import { UsageError } from './usageError.ts';

/** What follows the command's name: at least one operand and at most `most`. Throws a UsageError that says how to call the command. */
export function operandsOf({ command, operands }: CommandLine, most = Number.POSITIVE_INFINITY): readonly [string, ...string[]] {
  const [first, ...others] = operands;
  if (command !== undefined && (first === undefined || operands.length > most)) {
    throw new UsageError(message('Call it as "neuron {command} {operands}".', { command, operands: commandTable[command].operands }));
  }
  return [first, ...others];
}
