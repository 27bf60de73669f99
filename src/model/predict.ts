import { assertNever } from '../assertNever.ts';
import { isMissing } from '../dataset/cells/cellValue.ts';
import { classKey } from '../dataset/cells/classKey.ts';
import { encodeRow, type EncodedRow } from '../dataset/encoding/encodeRow.ts';
import type { BinaryTarget, MulticlassTarget } from '../dataset/encoding/encoder.ts';
import { parseNumber } from '../dataset/cells/parseNumber.ts';
import { sigmoid } from '../network/elementary.ts';
import { forward } from '../network/forward.ts';
import { explain } from './explain.ts';
import type { Model } from './model.ts';
import type { Prediction } from './prediction.ts';
import { rowKey, splitOf } from './rowLedger.ts';

/**
 * What the model says of one row, given its cells by column name: the one function that every prediction comes from. Cells without a usable
 * value are filled in as in training, and said so. Throws a UserError that names a column that is not given at all.
 */
export function predict(model: Model, cells: ReadonlyMap<string, string | number>): Prediction {
  const { encoder, recipe, ledger } = model;
  const row = encodeRow(encoder, cells);
  const key = rowKey(cells, recipe);
  const cell = cells.get(encoder.target.column);
  const actual = cell === undefined || isMissing(String(cell)) ? undefined : readActual(model, String(cell));
  return {
    ...answer(model, row),
    ...(row.remarks.length > 0 ? { remarks: row.remarks } : {}),
    ...(actual === undefined ? {} : { actual }),
    ...(key === undefined ? {} : { split: splitOf(ledger, key) }),
  };
}

function answer(model: Model, row: EncodedRow): Prediction {
  const { target } = model.encoder;
  switch (target.type) {
    case 'binary':
      return answerOfTwo(model, row, target);
    case 'multiclass':
      return answerOfSeveral(model, row, target);
    case 'regression':
      return answerNumber(model, row);
    default:
      return assertNever(target);
  }
}

/** The second class above a probability of 0.5, as Keras' binary accuracy counts; without a sigmoid above a Σ of 0, and then no probability is known. */
function answerOfTwo(model: Model, row: EncodedRow, { classes: [negative, positive] }: BinaryTarget): Prediction {
  const explanation = explain(model, row, 0);
  if (model.architecture.layers.at(-1)?.activation !== 'sigmoid') {
    return { ...explanation, value: explanation.sum > 0 ? positive : negative };
  }
  const probability = sigmoid(explanation.sum);
  const isPositive = probability > 0.5;
  return {
    ...explanation,
    value: isPositive ? positive : negative,
    probabilities: Object.fromEntries([
      [negative, 1 - probability],
      [positive, probability],
    ]),
    confidence: isPositive ? probability : 1 - probability,
  };
}

/** The class with the largest Σ, of equal ones the first; explained is its Σ. */
function answerOfSeveral(model: Model, row: EncodedRow, { classes }: MulticlassTarget): Prediction {
  const pass = forward(model.architecture, model.weights, row.inputs);
  const [sums, outputs] = [pass.sums.at(-1) ?? new Float64Array(0), pass.outputs.at(-1) ?? new Float64Array(0)];
  const best = sums.reduce((first, sum, index) => (sum > sums[first] ? index : first), 0);
  const explanation = explain(model, row, best);
  const hasProbabilities = model.architecture.layers.at(-1)?.activation === 'softmax';
  return {
    ...explanation,
    value: classes[best],
    sums: Object.fromEntries(classes.map((name, index) => [name, index === best ? explanation.sum : sums[index]])),
    ...(hasProbabilities
      ? { probabilities: Object.fromEntries(classes.map((name, index) => [name, outputs[index]])), confidence: outputs[best] }
      : {}),
  };
}

function answerNumber(model: Model, row: EncodedRow): Prediction {
  const explanation = explain(model, row, 0);
  return { ...explanation, value: explanation.sum };
}

/** The class as it is written elsewhere ("True" is TRUE), or the text itself when it is none of the classes; the number where it is one. */
function readActual({ encoder: { target } }: Model, text: string): string | number {
  if (target.type === 'regression') {
    const value = parseNumber(text, target.format);
    return Number.isNaN(value) ? text.trim() : value;
  }
  return target.classes.find((name) => classKey(name) === classKey(text)) ?? text.trim();
}
