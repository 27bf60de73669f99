import { assertNever } from '../assertNever.ts';
import { inEnglish } from '../inWords.ts';
import { message } from '../message.ts';
import { UserError } from '../userError.ts';
import { readCommandLine, type CommandLine } from './commandLine.ts';
import type { CommandName } from './commandTable.ts';
import type { CommandContext } from './context.ts';
import { describeCommand } from './describeCommand.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { exportCommand } from './exportCommand.ts';
import { commandHelp, programHelp } from './help.ts';
import { predictCommand } from './predictCommand.ts';
import { testCommand } from './testCommand.ts';
import { trainCommand } from './trainCommand.ts';
import { UsageError } from './usageError.ts';

/** Runs the command. `complain` is called with any error in words; with --json the error also goes to standard output. */
export async function runCommandLine(
  args: readonly string[],
  context: CommandContext,
  complain: (text: string) => void,
): Promise<ExitCode> {
  try {
    return await answer(readCommandLine(args), context);
  } catch (error) {
    const code = codeOf(error);
    const kind = error instanceof UsageError ? 'usage' : error instanceof UserError ? 'refused' : 'fault';
    const text = error instanceof UserError ? inEnglish(error.said) : String(error);
    if (args.includes('--json')) context.print(`${JSON.stringify({ error: { kind, message: text } }, undefined, 2)}\n`);
    complain(error instanceof UserError ? context.say(error.said) : error instanceof Error ? (error.stack ?? error.message) : text);
    return code;
  }
}

async function answer(line: CommandLine, context: CommandContext): Promise<ExitCode> {
  const { command, flags } = line;
  if (command === undefined) {
    if (flags.has('version')) context.print(`${context.maker}\n`);
    else if (flags.has('help')) context.print(programHelp(context.say));
    else throw new UsageError(message('No command was given: "neuron --help" lists them.'));
    return exitCodes.done;
  }
  if (!flags.has('help')) return runCommand(command, line, context);
  context.print(commandHelp(command, context.say));
  return exitCodes.done;
}

function runCommand(command: CommandName, line: CommandLine, context: CommandContext): Promise<ExitCode> {
  switch (command) {
    case 'train':
      return trainCommand(line, context);
    case 'predict':
      return predictCommand(line, context);
    case 'describe':
      return describeCommand(line, context);
    case 'export':
      return exportCommand(line, context);
    case 'test':
      return testCommand(line, context);
    default:
      return assertNever(command);
  }
}

function codeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return exitCodes.usage;
  return error instanceof UserError ? exitCodes.refused : exitCodes.fault;
}
