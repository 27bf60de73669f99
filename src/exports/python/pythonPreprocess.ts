import type { Message } from '../../message.ts';
import type { ColumnEncoding } from '../../dataset/encoding/encoder.ts';
import { headLines } from '../code/commentText.ts';
import { Identifiers } from '../code/identifiers.ts';
import { nameInputs } from '../code/namedInputs.ts';
import { quoted } from '../code/quoted.ts';
import type { ExportedModel } from '../exportedModel.ts';
import { networkHelpers, type NetworkHelper } from './networkHelpers.ts';
import { importsOf, python3 } from './pythonDialect.ts';
import { indented } from './pythonModule.ts';
import { pythonReserved } from './pythonNames.ts';
import { readPythonColumn } from './readPythonColumn.ts';

/**
 * True for a column whose cells must be parsed before layers can use them: dates, durations, and numbers in more than plain digits with a
 * point.
 */
export function needsPreprocessing(encoding: ColumnEncoding): boolean {
  switch (encoding.type) {
    case 'date':
      return true;
    case 'number': {
      const { decimal, ...others } = encoding.format;
      return decimal !== '.' || Object.keys(others).length > 0;
    }
    case 'category':
      return encoding.fold !== undefined;
  }
}

/**
 * A Python 3 module with `inputs(row)`, which returns the network's scaled inputs for a row from the file, read like the exported Python
 * module; and `predict(model, rows)`, which passes them to the dense layers of a Keras model, those after the layer or operation `joined`.
 */
export function pythonPreprocess(model: ExportedModel, joined: string, outputs: readonly string[], limits: readonly Message[]): string {
  const { encoder } = model;
  const columns = nameInputs(encoder, new Identifiers([...pythonReserved, 'inputs', 'dense_stack', 'keras', 'numpy']));
  const read = columns.map((column) => readPythonColumn(column));
  const constants = [...new Set(read.flatMap(({ constants: own }) => own))];
  const variables = columns.flatMap(({ inputs }) => inputs.map(({ variable }) => variable));
  const inputs = [
    'def inputs(row):',
    ...indented([
      `"""The inputs of the network for one row: its cells by column, as text or number."""`,
      ...read.flatMap(({ lines }) => lines),
      'return [',
      ...indented(variables.map((variable) => `${variable},`)),
      ']',
    ]),
  ].join('\n');
  const cells = python3.cellHelpers(new Set(read.flatMap(({ needs }) => needs)));
  const scales: readonly NetworkHelper[] = encoder.columns.some(({ type }) => type !== 'category') ? ['scaled', 'to_float'] : [];
  const network = scales.map((name) => networkHelpers[name]);
  const head = headLines(model, limits).map((line) => (line === '' ? '#' : `# ${line}`));
  const sections = [
    head.join('\n'),
    importsOf([...cells, ...network, inputs].join('\n')),
    constants.join('\n'),
    inputs,
    keras(joined, outputs),
  ];
  return `${[...sections, ...network, ...cells].filter((section) => section !== '').join('\n\n\n')}\n`;
}

/** Outputs are sorted by name. */
function keras(joined: string, outputs: readonly string[]): string {
  const names = outputs.toSorted().map(quoted);
  return [
    'def dense_stack(model):',
    '    """The part of the Keras model that takes inputs, [rows, inputs], and gives what the model gives."""',
    '    import keras',
    '',
    `    start = next(operation for operation in model.operations if operation.name == ${quoted(joined)})`,
    `    return keras.Model(start.output, dict(zip([${names.join(', ')}], model.outputs)))`,
    '',
    '',
    'def predict(model, rows):',
    '    """What the Keras model, as it was loaded, predicts of rows as they stand in the file."""',
    '    import numpy',
    '',
    '    return dense_stack(model)(numpy.array([inputs(row) for row in rows], dtype="float32"))',
  ].join('\n');
}
