import { message, type Message } from '../message.ts';

/** A format for models. */
export interface FormatFacts {
  readonly label: Message;
  readonly help: Message;
  /** Without the dot. */
  readonly extension: string;
}

/** The formats by their internal names, in the order in which they are offered. */
export const formats = {
  neuron: {
    label: message('Neuron'),
    help: message('The whole model as one file that Neuron opens again, with or without its table.'),
    extension: 'neuron',
  },
  onnx: {
    label: message('ONNX'),
    help: message('A graph that takes the cells of each column and answers in the words of the file.'),
    extension: 'onnx',
  },
  python: { label: message('Python'), help: message('A module with predict(row) that needs nothing else.'), extension: 'py' },
  javascript: { label: message('JavaScript'), help: message('An ES module with predict(row) that needs nothing else.'), extension: 'mjs' },
  c: { label: message('C'), help: message('A header of C99 with predict(row) that needs the standard library only.'), extension: 'h' },
  micropython: { label: message('MicroPython'), help: message('The Python module for microcontrollers.'), extension: 'py' },
  sql: {
    label: message('SQL'),
    help: message('One SELECT for SQLite, DuckDB and PostgreSQL that predicts every row of the table.'),
    extension: 'sql',
  },
  tfjs: { label: message('TensorFlow.js'), help: message('The network as model.json, and preprocess.json beside it.'), extension: 'json' },
  keras: {
    label: message('Keras'),
    help: message('A model of Keras 3 that takes the cells of each column and answers in the words of the file.'),
    extension: 'keras',
  },
  formula: { label: message('Formula'), help: message('A single neuron as formulas for Excel, Sheets and LibreOffice.'), extension: 'txt' },
  workbook: { label: message('Workbook'), help: message('A workbook that answers the rows that are pasted into it.'), extension: 'xlsx' },
  notebook: {
    label: message('Notebook'),
    help: message('The network in Python, and the same lesson in Keras with your table.'),
    extension: 'ipynb',
  },
  page: { label: message('Web Page'), help: message('One page that answers offline, for somebody without VS Code.'), extension: 'html' },
  card: { label: message('Model Card'), help: message('What there is to know about the model, in Markdown.'), extension: 'md' },
} as const satisfies Readonly<Record<string, FormatFacts>>;

export type ExportFormat = keyof typeof formats;

/** The names of all formats. */
export const exportFormats = Object.keys(formats).filter(isExportFormat);

/** True for the name of a format. */
export function isExportFormat(name: string): name is ExportFormat {
  return Object.hasOwn(formats, name);
}
