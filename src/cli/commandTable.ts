import { message, type Message } from '../message.ts';
import { formatFlag, intervalsFlag, rowsFlag, saveFlags, trainFlags, type Flag } from './flags.ts';

/** One command of the command line. */
export interface CommandFacts {
  /** What follows the command's name. */
  readonly operands: string;
  readonly help: Message;
  readonly flags: readonly Flag[];
  readonly examples: readonly string[];
}

/** The commands, in the order of the help. */
export const commandTable = {
  train: {
    operands: 'TABLE',
    help: message('Trains a network on a table of CSV or TSV and says how good it is on rows that it has not seen.'),
    flags: [...saveFlags, ...trainFlags],
    examples: ['neuron train exam_scores.csv --target pass --hidden "8,4" --to exam.neuron', 'cat exam_scores.csv | neuron train - --json'],
  },
  predict: {
    operands: 'MODEL|TABLE [COLUMN=VALUE …]',
    help: message('Answers for values, or for the rows of a table. A model is a .neuron file; a table is trained on first.'),
    flags: [rowsFlag, intervalsFlag, ...trainFlags],
    examples: [
      'neuron predict exam.neuron exam1=74.71 exam2=61.49',
      'neuron predict exam.neuron --rows new.csv',
      'neuron predict house.neuron --rows new.csv --intervals',
    ],
  },
  describe: {
    operands: 'TABLE|MODEL',
    help: message('Says what the columns of a table hold and what would be predicted, or what a model is.'),
    flags: [],
    examples: ['neuron describe exam_scores.csv', 'neuron describe exam.neuron'],
  },
  export: {
    operands: 'MODEL|TABLE',
    help: message('Writes a model as a file of another program; what the format cannot carry is said.'),
    flags: [formatFlag, ...saveFlags, ...trainFlags],
    examples: [
      'neuron export exam.neuron --format python --to exam.py',
      'neuron export exam_scores.csv --target pass --format onnx --to exam.onnx',
    ],
  },
  test: {
    operands: '[FILE|FOLDER …]',
    help: message('Checks the expectations in *.neuron.test.json and *.neuron.test.md; exits with 1 if one is not met.'),
    flags: [],
    examples: ['neuron test', 'neuron test exams.neuron.test.json --json'],
  },
} as const satisfies Readonly<Record<string, CommandFacts>>;

export type CommandName = keyof typeof commandTable;

/** True for the name of a command. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandTable, name);
}
