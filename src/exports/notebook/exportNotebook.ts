import { inEnglish } from '../../inWords.ts';
import { message, type Message } from '../../message.ts';
import { quoted } from '../code/quoted.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { python3 } from '../python/pythonDialect.ts';
import { pythonModule } from '../python/pythonModule.ts';
import { pythonReading } from '../python/pythonReading.ts';
import { compareCode, fitCode, networkCode } from './kerasLesson.ts';
import { batchOrderCode, knowsRows, sameRowsCode, startCode } from './sameStart.ts';

/**
 * A Jupyter notebook that repeats the article's lesson in Keras with the user's table, with the same rows, first weights, batches and
 * number of epochs, and says what to compare. Everything before the network runs without Keras.
 */
export function exportNotebook(model: ExportedModel, name: string): Exported {
  const limits = notebookLimits(model);
  const words = lessonWords(model);
  const module = pythonModule(model, python3, []);
  const cells = [
    markdown([
      `# ${escapedName(model.encoder.target.column)} from ${escapedName(model.fileName)}`,
      '',
      `Made by ${escapedName(model.maker)}. First the network that Neuron has trained, in plain Python; then the lesson again, in Keras: ${words.from}.`,
      '',
      ...limits.map((limit) => `- ${escapedName(inEnglish(limit))}`),
    ]),
    markdown(['## The network of Neuron', '', '`predict` takes the cells of a row by column and answers in the words of the file.']),
    code(module),
    markdown(['## The table, answered by it']),
    code(tableCode(model)),
    markdown([
      words.rows,
      '',
      'A network learns from most of the rows and is tested on the others. `encode` makes the inputs of a row: numbers are scaled, each value of a text has an input of its own.',
    ]),
    code(pythonReading(model, python3, module)),
    code(sameRowsCode(model)),
    markdown([
      '## The same network, from the same first weights',
      '',
      'A neuron multiplies each input by a weight, adds a bias, and gives the sum to its activation. In the beginning it knows nothing.',
    ]),
    code(startCode(model)),
    code(networkCode(model)),
    markdown([
      words.batches,
      '',
      'An epoch is one pass over all rows to learn from, a batch at a time. After each batch the optimizer changes the weights so that the loss becomes smaller.',
    ]),
    code(batchOrderCode),
    code(fitCode(model)),
    markdown([
      '## What to compare',
      '',
      `${words.compare} With other first weights, another order or other test rows the figures change: try it, by a seed of your own in \`batches\`.`,
    ]),
    code(compareCode(model)),
  ];
  const notebook = {
    cells: cells.map((cell, place) => ({ ...cell, id: `neuron-${place + 1}` })),
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' }, language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return { files: [{ name, content: `${JSON.stringify(notebook, undefined, 1)}\n` }], limits };
}

/** What the lesson promises: the same figures only where Keras does the same. */
function lessonWords(model: ExportedModel) {
  const { plan, outcome } = model.run;
  const isSame = plan.hyperparameters.dropout === 0 && !plan.continued && !outcome.adjustments;
  const compare = 'The loss of Neuron and of Keras:';
  if (!knowsRows(model))
    return {
      from: 'with the same first weights, but other rows to test on',
      rows: '## Rows to learn from',
      batches: '## Batches',
      compare: `${compare} each has learned from rows of its own, so that they agree in their size alone, the less the fewer rows there are.`,
    };
  return {
    from: 'from the same rows, the same first weights and the same batches',
    rows: '## The same rows',
    batches: '## The same batches',
    compare: isSame
      ? `${compare} both have learned from the same rows in the same order, so that they agree to about three digits. What is left is rounding.`
      : `${compare} both have learned from the same rows, but not in all the same way, as is said above, so that they agree in their size alone.`,
  };
}

function markdown(lines: readonly string[]): object {
  return { cell_type: 'markdown', metadata: {}, source: lines.join('\n') };
}

function code(source: string): object {
  return { cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source: source.trimEnd() };
}

function escapedName(text: string): string {
  return quoted(text)
    .slice(1, -1)
    .replace(/[\\`*_{}[\]<>()#+!|~&]/g, (character) => `\\${character}`);
}

function tableCode({ fileName, table, encoder, tableColumns, ledger }: ExportedModel): string {
  return [
    'import csv',
    '',
    `columns = [${tableColumns.map(quoted).join(', ')}]`,
    '# Another encoding than UTF-8 has to be named here, such as "cp949" or "utf-16".',
    `with open(${quoted(csvName(fileName))}, newline="", encoding="utf-8-sig") as file:`,
    `    lines = [cells for cells in csv.reader(file, delimiter=${quoted(table.delimiter)}) if len(cells) == len(columns)]`,
    '# Above the rows their names may stand.',
    ...(ledger.splits.length > 0 ? [`lines = lines[max(0, len(lines) - ${ledger.splits.length}):]`] : ['lines = lines[1:]']),
    'rows = [dict(zip(columns, cells)) for cells in lines]',
    'answers = [predict(row) for row in rows]',
    `target = ${quoted(encoder.target.column)}`,
    'for row, answer in list(zip(rows, answers))[:5]:',
    '    print(row.get(target), answer)',
  ].join('\n');
}

/** The table as CSV; a workbook must be saved in that form by the user. */
function csvName(fileName: string): string {
  return fileName.replace(/\.(xlsx|parquet|jsonl|ndjson)$/i, '.csv');
}

function notebookLimits(model: ExportedModel): Message[] {
  const { run, fileName } = model;
  const { plan, outcome } = run;
  const csv = csvName(fileName);
  return [
    message('Keras adds up in another order, so its figures agree with those of Neuron to some digits, but not to the last one.'),
    ...(csv === fileName
      ? []
      : [message('The notebook reads the table as CSV: save "{name}" as "{csv}" beside it.', { name: fileName, csv })]),
    ...(knowsRows(model) ? [] : [message('Nothing tells which rows Neuron has learned from: Keras draws its own test rows.')]),
    ...(plan.hyperparameters.dropout > 0 ? [message('Dropout leaves out other neurons in Keras than in Neuron.')] : []),
    ...(plan.continued ? [message('Neuron continued another run, but Keras starts from the first weights of its seed.')] : []),
    ...(outcome.adjustments ? [message('What was changed while Neuron was learning is not changed in Keras.')] : []),
  ];
}
