/**
 * The rooms of `src`, lowest first: each may use those that are named, for values and for types, and nothing else but the files at the top of
 * `src`. The linter's rules and the table in ARCHITECTURE.md are made of this list.
 *
 * @typedef {object} Room
 * @property {string} name
 * @property {string} does
 * @property {readonly string[]} uses
 * @property {'pure' | 'vscode' | 'platform'} kind pure: no vscode, no `node:`, no DOM; platform: `node:`, no vscode
 */

/** @type {readonly Room[]} */
export const rooms = [
  {
    name: 'options',
    kind: 'pure',
    uses: [],
    does: 'the table of options: values, bounds, defaults, words; everything else about an option is derived from it',
  },
  { name: 'csv', kind: 'pure', uses: [], does: 'text or bytes → `CsvTable`: encoding, layout, cells by column, the line of each row' },
  {
    name: 'tables',
    kind: 'pure',
    uses: ['csv'],
    does: 'new cells in the text of a table: where they belong, how they are written; nothing else changes',
  },
  {
    name: 'formats',
    kind: 'pure',
    uses: [],
    does: 'Excel workbooks, Parquet and JSON lines as CSV, piece by piece',
  },
  {
    name: 'network',
    kind: 'pure',
    uses: ['options'],
    does: 'architecture, weights, forward pass, integrated gradients, deterministic `exp` and `log`',
  },
  {
    name: 'dataset',
    kind: 'pure',
    uses: ['options', 'csv', 'network'],
    does: 'table + recipe → `Dataset`: kinds of columns, encoder, split, what is doubtful',
  },
  {
    name: 'evaluation',
    kind: 'pure',
    uses: ['options', 'network'],
    does: 'scores of every task, interval, cross-validation, sweeps, the optimum of a single neuron',
  },
  {
    name: 'model',
    kind: 'pure',
    uses: ['csv', 'dataset', 'network'],
    does: 'what predicts: `predict`, the ledger of rows; and as a `tf.Sequential`',
  },
  {
    name: 'run',
    kind: 'pure',
    uses: ['options', 'csv', 'dataset', 'network', 'evaluation'],
    does: 'the request, plan and result of a run: options, hyperparameters, history, failure',
  },
  {
    name: 'gradient',
    kind: 'pure',
    uses: ['network', 'evaluation', 'run'],
    does: 'layers forward and back over typed arrays, losses, optimizers; one step of one row, explained',
  },
  {
    name: 'exports',
    kind: 'pure',
    uses: ['options', 'csv', 'dataset', 'network', 'evaluation', 'model', 'run'],
    does: 'a model as files for other programs',
  },
  {
    name: 'protocol',
    kind: 'pure',
    uses: ['options', 'csv', 'formats', 'dataset', 'network', 'evaluation', 'model', 'run', 'exports'],
    does: 'messages of worker and views: types, schemas, the reducer',
  },
  {
    name: 'scale',
    kind: 'pure',
    uses: ['dataset', 'network', 'evaluation', 'model', 'exports', 'run', 'protocol'],
    does: 'trainings for other machines',
  },
  {
    name: 'training',
    kind: 'pure',
    uses: ['options', 'csv', 'tables', 'formats', 'dataset', 'network', 'evaluation', 'model', 'run', 'gradient', 'protocol'],
    does: 'from text to plan to weights: the kernel, the loop, `LayersModel.fit`, the worker',
  },
  {
    name: 'session',
    kind: 'pure',
    uses: ['options', 'csv', 'formats', 'dataset', 'network', 'evaluation', 'model', 'run', 'protocol'],
    does: 'runs, workers, the store, what is saved',
  },
  {
    name: 'expectations',
    kind: 'pure',
    uses: ['options', 'dataset', 'model', 'run', 'exports', 'protocol', 'session'],
    does: 'what is expected of a model, as sentences, and whether it is so',
  },
  {
    name: 'platform',
    kind: 'platform',
    uses: ['session', 'protocol', 'run', 'training'],
    does: 'all that knows `node:`: worker threads and what runs in them, randomness, turns of the event loop',
  },
  {
    name: 'cli',
    kind: 'platform',
    uses: [
      'platform',
      'expectations',
      'session',
      'scale',
      'protocol',
      'exports',
      'run',
      'model',
      'evaluation',
      'network',
      'dataset',
      'options',
    ],
    does: 'the command line: arguments, files, output',
  },
  { name: 'words', kind: 'vscode', uses: [], does: 'sentences in the language of the window' },
  {
    name: 'documents',
    kind: 'vscode',
    uses: [
      'words',
      'platform',
      'session',
      'scale',
      'protocol',
      'exports',
      'run',
      'model',
      'dataset',
      'tables',
      'formats',
      'csv',
      'options',
    ],
    does: 'which documents are tables, how they are read, what is saved for them, what happens when they change',
  },
  {
    name: 'rows',
    kind: 'vscode',
    uses: ['words', 'documents', 'platform', 'session', 'protocol', 'run', 'model', 'dataset', 'csv'],
    does: 'what the editor says about single rows: predictions, hover',
  },
  {
    name: 'commands',
    kind: 'vscode',
    uses: [
      'words',
      'rows',
      'documents',
      'session',
      'scale',
      'protocol',
      'exports',
      'run',
      'model',
      'evaluation',
      'dataset',
      'formats',
      'csv',
      'options',
    ],
    does: 'what the user can start, and its progress',
  },
  {
    name: 'tools',
    kind: 'vscode',
    uses: ['words', 'rows', 'documents', 'commands', 'session', 'exports', 'run', 'model', 'dataset'],
    does: 'what language models can do: the commands, with a confirmation',
  },
  {
    name: 'testing',
    kind: 'vscode',
    uses: ['words', 'documents', 'expectations', 'session'],
    does: 'expectations in the Test Explorer',
  },
  {
    name: 'views',
    kind: 'vscode',
    uses: ['words', 'platform', 'session', 'protocol', 'run'],
    does: 'the panel and the sidebar: page, connection',
  },
];

/** The page: pure code and types of these rooms. */
export const pageUses = ['options', 'protocol', 'exports', 'gradient', 'run', 'model', 'evaluation', 'network', 'dataset'];
