import { parseArgs } from 'node:util';
import { listOf, message } from '../message.ts';
import { namesOf } from '../options/mapNames.ts';
import { commandTable, isCommandName, type CommandFacts, type CommandName } from './commandTable.ts';
import { commonFlags, type Flag } from './flags.ts';
import { UsageError } from './usageError.ts';

/** The parsed arguments. */
export interface CommandLine {
  /** Absent if only help or the version is requested. */
  readonly command?: CommandName;
  readonly operands: readonly string[];
  /** The values of each flag that was given, in order; an empty string for a flag without a value. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

const versionFlag: Flag = { name: 'version', help: message('which version this is') };

/** Parses the arguments after the program's name. Throws a UsageError that says what is wrong. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const first = args.find((arg) => !arg.startsWith('-'));
  const named = first !== undefined && isCommandName(first) ? first : undefined;
  const facts: CommandFacts | undefined = named && commandTable[named];
  const known = new Map([...commonFlags, ...(facts?.flags ?? [versionFlag])].map((flag) => [flag.name, flag]));
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      [...known.values()].map(({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' } as const]),
    ),
    // Errors are reported in our own words.
    strict: false,
    tokens: true,
  });
  const operands = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const command = operands.shift();
  const flags = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, value } = readFlag(token, known, named);
    const values = flags.get(name) ?? [];
    if (values.length > 0 && !known.get(name)?.isRepeated)
      throw new UsageError(message('{flag} can be given only once.', { flag: token.rawName }));
    flags.set(name, [...values, value]);
  }
  if (named !== undefined) return { command: named, operands, flags };
  if (command !== undefined) {
    throw new UsageError(
      message('There is no command "{command}". The commands are {commands}.', { command, commands: listOf(namesOf(commandTable), 'and') }),
    );
  }
  return { operands, flags };
}

interface GivenFlag {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

/** Our own flag and its value: "--no-clip-outliers" is the flag "clip-outliers" with the value "false". */
function readFlag(
  { name, rawName, value }: GivenFlag,
  known: ReadonlyMap<string, Flag>,
  command: CommandName | undefined,
): { name: string; value: string } {
  const flag = known.get(name);
  const switched = name.startsWith('no-') ? known.get(name.slice(3)) : undefined;
  if (!flag && switched?.option !== undefined && switched.value === undefined && value === undefined)
    return { name: switched.name, value: 'false' };
  if (!flag) {
    throw new UsageError(
      command === undefined
        ? message('There is no option {flag}. "neuron --help" lists the commands.', { flag: rawName })
        : message('There is no option {flag} of "{command}". "neuron {command} --help" lists them.', { flag: rawName, command }),
    );
  }
  if (flag.value === undefined) {
    if (value !== undefined && flag.option === undefined) throw new UsageError(message('{flag} takes no value.', { flag: rawName }));
    return { name, value: value ?? (flag.option === undefined ? '' : 'true') };
  }
  if (value === undefined) throw new UsageError(message('{flag} needs a value: {help}.', { flag: rawName, help: flag.range ?? flag.help }));
  return { name, value };
}
