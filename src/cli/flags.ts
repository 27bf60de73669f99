import { message, type Message } from '../message.ts';
import { exportFormats } from '../exports/formats.ts';
import { editorOptions } from '../options/editorOptions.ts';
import { namesOf } from '../options/mapNames.ts';
import { describeOption, optionNames, type OptionName } from '../options/optionTable.ts';
import { describeRange } from '../run/options/optionWords.ts';

/** A flag, which is given with two dashes. */
export interface Flag {
  /** Name without the dashes. */
  readonly name: string;
  /** Placeholder for its value in the help; absent for a flag without a value. */
  readonly value?: string;
  /** True if it may be given several times. */
  readonly isRepeated?: true;
  readonly help: Message;
  /** The allowed values, and the default. */
  readonly range?: Message;
  /** The training option that it sets. */
  readonly option?: OptionName;
}

/** Placeholders for option values, by type. */
const valueNames = { choice: 'NAME', integer: 'N', number: 'X', layers: 'UNITS' } as const;

/** Flags of every command. */
export const commonFlags: readonly Flag[] = [
  { name: 'json', help: message('one JSON document on standard output, for other programs, in English') },
  { name: 'help', help: message('this text, or that of a command') },
];

/** Flags of every training: those specific to a table, and those from the option table. */
export const trainFlags: readonly Flag[] = [
  { name: 'target', value: 'COLUMN', help: message('the column to predict; without it the likeliest one is chosen') },
  {
    ...{ name: 'features', value: 'COLUMNS', isRepeated: true },
    help: message('the columns to learn from, separated by commas; put a name with a comma in double quotes'),
  },
  { name: 'task', value: 'TASK', help: message('binary, multiclass or regression') },
  { name: 'options', value: 'JSON', help: message('options as a JSON object or the name of a file with one; other flags take precedence') },
  ...optionNames.map(flagOfOption),
  { name: 'engine', value: namesOf(editorOptions.engine.values).join('|'), help: { template: editorOptions.engine.help } },
];

export const saveFlags: readonly Flag[] = [
  { name: 'to', value: 'FILE', help: message('the file to write') },
  { name: 'force', help: message('overwrite an existing file') },
];

export const formatFlag: Flag = {
  ...{ name: 'format', value: 'FORMAT' },
  help: message('one of {values}', { values: { items: exportFormats, join: 'comma' } }),
};

export const rowsFlag: Flag = { name: 'rows', value: 'FILE', help: message('a table whose rows are answered; - for standard input') };

export const intervalsFlag: Flag = {
  name: 'intervals',
  help: message('with each number, the range of 9 in 10 such rows'),
};

function flagOfOption(option: OptionName): Flag {
  const descriptor = describeOption(option);
  const { help, type } = descriptor;
  return {
    name: dashed(option),
    ...(type === 'switch' ? {} : { value: valueNames[type] }),
    help: { template: help },
    range: describeRange(descriptor),
    option,
  };
}

/** "learningRate" as a flag: "learning-rate". */
function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
