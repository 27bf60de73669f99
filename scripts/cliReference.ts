import { commandTable, type CommandFacts } from '../src/cli/commandTable.ts';
import { exitCodes, exitWords } from '../src/cli/exitCodes.ts';
import { commonFlags, trainFlags, type Flag } from '../src/cli/flags.ts';
import { flagHead, flagWords } from '../src/cli/help.ts';
import { inEnglish } from '../src/inWords.ts';
import { namesOf } from '../src/options/mapNames.ts';
import { table } from './manifestTables.ts';

/** The reference of the command line in Markdown: commands, options and exit codes, from the tables that `--help` prints. */
export function cliReference(): string {
  return [
    ...namesOf(commandTable).map(commandSection),
    '## For every command',
    flagTable(commonFlags),
    '## Options of a training',
    'For `train`, and for `predict` and `export` where they are given a table instead of a model.',
    flagTable(trainFlags),
    '## It ends with',
    table(
      ['Exit code', 'Meaning'],
      namesOf(exitCodes).map((name) => [String(exitCodes[name]), inEnglish(exitWords[name])]),
    ),
  ].join('\n\n');
}

function commandSection(name: keyof typeof commandTable): string {
  const { operands, help, flags, examples }: CommandFacts = commandTable[name];
  const own = flags.filter((flag) => !trainFlags.includes(flag));
  return [
    `## neuron ${name}`,
    ['```sh', `neuron ${name} ${operands} [--…]`, '```'].join('\n'),
    inEnglish(help),
    ...(own.length > 0 ? [flagTable(own)] : []),
    ...(own.length < flags.length ? ['It also takes the [options of a training](#options-of-a-training).'] : []),
    ['```sh', ...examples, '```'].join('\n'),
  ].join('\n\n');
}

function flagTable(flags: readonly Flag[]): string {
  return table(
    ['Option', 'What it does'],
    flags.map((flag) => [`\`${flagHead(flag)}\``, flagWords(flag, inEnglish)]),
  );
}
