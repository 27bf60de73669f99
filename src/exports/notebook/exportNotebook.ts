import { message } from '../../message.ts';
import { floatLiteral } from '../code/codeStyle.ts';
import { quoted } from '../code/quoted.ts';
import { layerSlices } from '../../network/architecture.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { python3 } from '../python/pythonDialect.ts';
import { pythonModule } from '../python/pythonModule.ts';

/**
 * A notebook of Jupyter that does the article's lesson in Keras with the user's table: the same columns, network, optimizer and figures, and
 * says what to compare. Its part in NumPy runs without Keras.
 */
export function exportNotebook(model: ExportedModel, name: string): Exported {
  const limits = [
    message(
      'Keras draws its own test rows and first weights, so that its figures are close to those of Neuron and not the same; the network of Neuron itself is in the part before.',
    ),
    ...(model.encoder.columns.every(({ type }) => type === 'number')
      ? []
      : [message('The part in Keras learns only from the columns of numbers.')]),
  ];
  const cells = [
    markdown([
      `# ${escapedName(model.encoder.target.column)} from ${escapedName(model.fileName)}`,
      '',
      `Made by ${model.maker}. First the network that Neuron has trained, in plain Python; then the lesson again, in Keras.`,
      '',
      ...limits.map(({ template }) => template),
    ]),
    code(pythonModule(model, python3, [])),
    markdown(['## The table, answered by the network of Neuron']),
    code(tableCode(model)),
    markdown(['## The same lesson in Keras', '', 'The inputs as Neuron scales them, and a network of the same layers.']),
    code(kerasCode(model)),
    markdown(['## What to compare', '', ...comparison(model)]),
  ];
  const notebook = {
    cells: cells.map((cell, place) => ({ ...cell, id: `neuron-${place + 1}` })),
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' }, language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return { files: [{ name, content: `${JSON.stringify(notebook, undefined, 1)}\n` }], limits };
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

function tableCode({ fileName, table, encoder }: ExportedModel): string {
  return [
    'import csv',
    '',
    `with open(${quoted(fileName)}, newline="", encoding="utf-8-sig") as file:`,
    `    rows = list(csv.DictReader(file, delimiter=${quoted(table.delimiter)}))`,
    'answers = [predict(row) for row in rows]',
    `target = ${quoted(encoder.target.column)}`,
    'for row, answer in list(zip(rows, answers))[:5]:',
    '    print(row.get(target), answer)',
  ].join('\n');
}

function kerasCode({ encoder, architecture, run: { plan } }: ExportedModel): string {
  const { hyperparameters } = plan;
  const features = encoder.columns.filter(({ type }) => type === 'number').map(({ column }) => column);
  const layers = layerSlices(architecture).map(
    ({ units, activation }) => `    keras.layers.Dense(${units}, activation="${activation === 'leakyRelu' ? 'leaky_relu' : activation}"),`,
  );
  const isNumber = encoder.target.type === 'regression';
  const classes = encoder.target.type === 'regression' ? [] : encoder.target.classes;
  const loss = isNumber ? 'mean_squared_error' : classes.length > 2 ? 'sparse_categorical_crossentropy' : 'binary_crossentropy';
  return [
    'import keras',
    'import numpy as np',
    '',
    "# Columns of numbers; those of texts and dates are left to Keras' preprocessing layers.",
    `features = [${features.map(quoted).join(', ')}]`,
    'def number(text):',
    '    try:',
    '        return float(text)',
    '    except ValueError:',
    '        return np.nan',
    'x = np.array([[number(row[name]) for name in features] for row in rows], dtype="float32")',
    isNumber ? 'y = np.array([number(row[target]) for row in rows], dtype="float32")' : `classes = [${classes.map(quoted).join(', ')}]`,
    ...(isNumber ? [] : ['y = np.array([classes.index(row[target]) if row[target] in classes else -1 for row in rows])']),
    `known = ${isNumber ? '~np.isnan(y)' : 'y >= 0'}`,
    'x, y = x[known], y[known]',
    'x = np.where(np.isnan(x), np.nanmedian(x, axis=0), x)',
    `order = np.random.default_rng(${hyperparameters.seed}).permutation(len(x))`,
    `train = order[: round(${floatLiteral(plan.rows.train / Math.max(1, plan.rows.train + plan.rows.test))} * len(x))]`,
    'test = order[len(train):]',
    'mean, deviation = x[train].mean(axis=0), x[train].std(axis=0) + 1e-12',
    'x = (x - mean) / deviation',
    ...(isNumber ? ['y = (y - y[train].mean()) / y[train].std()'] : []),
    '',
    `keras.utils.set_random_seed(${hyperparameters.seed})`,
    'network = keras.Sequential([',
    '    keras.Input((len(features),)),',
    ...layers,
    '])',
    `network.compile(optimizer=keras.optimizers.Adam(${hyperparameters.learningRate}), loss="${loss}"${isNumber ? '' : ', metrics=["accuracy"]'})`,
    `network.fit(x[train], y[train], batch_size=${hyperparameters.batchSize}, epochs=${hyperparameters.epochs}, verbose=0)`,
    'print(network.evaluate(x[test], y[test], verbose=0))',
  ].join('\n');
}

function comparison({ run: { outcome } }: ExportedModel): string[] {
  const { train, test } = outcome;
  const figures = [['training', train] as const, ...(test ? [['test', test] as const] : [])];
  return [
    '| rows | loss of Neuron | accuracy of Neuron |',
    '| --- | --- | --- |',
    ...figures.map(([of, { loss, accuracy }]) => `| ${of} | ${loss.toFixed(4)} | ${accuracy === undefined ? '' : accuracy.toFixed(4)} |`),
  ];
}
