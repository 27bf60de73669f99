import { message, type Message } from '../message.ts';
import { namesOf } from '../options/mapNames.ts';
import { commandTable, type CommandFacts, type CommandName } from './commandTable.ts';
import { exitCodes, exitWords } from './exitCodes.ts';
import { commonFlags, type Flag } from './flags.ts';

type Say = (said: Message) => string;

/** What the program does, its commands, and its exit codes. */
export function programHelp(say: Say): string {
  const commands = namesOf(commandTable);
  return [
    say(message('neuron trains a small neural network on a table and answers by it. Nothing leaves this machine.')),
    '',
    ...commands.flatMap((name) => [`  neuron ${name} ${commandTable[name].operands}`, `      ${say(commandTable[name].help)}`]),
    '',
    say(message('In place of a table, - means standard input. "neuron COMMAND --help" lists the options of a command.')),
    '',
    ...exitHelp(say),
    '',
  ].join('\n');
}

/** How to call one command, with all its flags. */
export function commandHelp(name: CommandName, say: Say): string {
  const { operands, help, flags, examples }: CommandFacts = commandTable[name];
  return [
    `neuron ${name} ${operands} [--…]`,
    '',
    say(help),
    '',
    ...[...flags, ...commonFlags].flatMap((flag) => flagLines(flag, say)),
    '',
    say(message('Examples:')),
    ...examples.map((example) => `  ${example}`),
    '',
    ...exitHelp(say),
    '',
  ].join('\n');
}

function flagLines(flag: Flag, say: Say): string[] {
  return [`  ${flagHead(flag)}`, `      ${flagWords(flag, say)}`];
}

/** The flag as one types it: "--to FILE", or "--shuffle, --no-shuffle" for an option that is on or off. */
export function flagHead({ name, value, option }: Flag): string {
  if (value !== undefined) return `--${name} ${value}`;
  return option === undefined ? `--${name}` : `--${name}, --no-${name}`;
}

/** What a flag does, and its allowed values unless it is on or off. */
export function flagWords({ value, help, range }: Flag, say: Say): string {
  return range && value !== undefined ? `${say(help)} (${say(range)})` : say(help);
}

function exitHelp(say: Say): string[] {
  return [
    say(message('It ends with:')),
    ...namesOf(exitCodes).map((name) => `  ${String(exitCodes[name]).padStart(3)}  ${say(exitWords[name])}`),
  ];
}
