import { classKey } from '../dataset/cellValue.ts';
import { encodeRow, type EncodedRow } from '../dataset/encodeRow.ts';
import { sigmoid } from '../network/elementary.ts';
import { forward } from '../network/forward.ts';
import { integratedGradients } from '../network/integratedGradients.ts';
import type { Model } from './model.ts';
import type { Contribution, Prediction } from './prediction.ts';
import { rowKey, splitOf } from './rowLedger.ts';

/**
 * What the model says of one row, given its cells by column name: the one function that every prediction comes from. Answers the second
 * class above a probability of 0.5, as Keras' binary accuracy counts. Throws a UserError that names a column without a number.
 */
export function predict(model: Model, cells: ReadonlyMap<string, string | number>): Prediction {
  const { encoder, recipe, ledger } = model;
  if (encoder.target.type !== 'binary') throw new Error('Only two classes can be predicted');
  const { classes } = encoder.target;
  const [negative, positive] = classes;
  const row = encodeRow(encoder, cells);
  const explanation = model.architecture.layers.length === 1 ? explainNeuron(model, row) : explainNetwork(model, row);
  const probability = sigmoid(explanation.sum);
  const isPositive = probability > 0.5;
  const key = rowKey(cells, recipe);
  const actual = cells.get(encoder.target.column);
  return {
    ...explanation,
    value: isPositive ? positive : negative,
    probabilities: Object.fromEntries([
      [negative, 1 - probability],
      [positive, probability],
    ]),
    confidence: isPositive ? probability : 1 - probability,
    ...(actual === undefined || String(actual).trim() === '' ? {} : { actual: canonicalClass(String(actual), classes) }),
    ...(key === undefined ? {} : { split: splitOf(ledger, key) }),
  };
}

interface Explanation {
  readonly sum: number;
  readonly bias: number;
  readonly contributions: readonly Contribution[];
}

/**
 * The single neuron in the units of the file: with (x − offset) / scale in front of it, w·(x − offset)/scale + b = (w/scale)·x + (b −
 * w·offset/scale). The sum is added up from what is shown, so that it can be checked by hand.
 */
function explainNeuron({ encoder, weights }: Model, { values, raw }: EncodedRow): Explanation {
  let bias = weights[encoder.inputs.length];
  const contributions = encoder.inputs.map(({ column, offset, scale }, index) => {
    const weight = weights[index] / scale;
    bias -= weight * offset;
    return { column, value: values[index], weight, amount: weight * raw[index] };
  });
  return { sum: contributions.reduce((sum, { amount }) => sum + amount, bias), bias, contributions };
}

function explainNetwork({ encoder, architecture, weights }: Model, { values, inputs }: EncodedRow): Explanation {
  const average = Float32Array.from(encoder.inputs, ({ mean, offset, scale }) => (mean - offset) / scale);
  const { amounts, baselineSum } = integratedGradients(architecture, weights, inputs, average);
  const contributions = encoder.inputs.map(({ column }, index) => ({ column, value: values[index], amount: amounts[index] }));
  // The sum that the network itself computes: the parts add up to it within the method's accuracy.
  return { sum: forward(architecture, weights, inputs).sums.at(-1)?.[0] ?? Number.NaN, bias: baselineSum, contributions };
}

/** The class as it is written elsewhere ("True" is TRUE), or the text itself when it is none of the classes. */
function canonicalClass(text: string, classes: readonly string[]): string {
  return classes.find((name) => classKey(name) === classKey(text)) ?? text.trim();
}
