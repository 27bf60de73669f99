import type { EncodedRow } from '../dataset/encoding/encodeRow.ts';
import type { ColumnEncoding, EncodedInput } from '../dataset/encoding/encoder.ts';
import { scaleInput } from '../dataset/encoding/scaleInput.ts';
import { forward } from '../network/forward.ts';
import { integratedGradients } from '../network/integratedGradients.ts';
import type { Model } from './model.ts';
import type { Contribution } from './prediction.ts';

/** How one output's Σ comes about: `sum = bias + Σ amount`. */
export interface Explanation {
  readonly sum: number;
  readonly bias: number;
  /** One per column. */
  readonly contributions: readonly Contribution[];
}

/** Explains the Σ of one output neuron; in the units of the target where that is a number. */
export function explain(model: Model, row: EncodedRow, output: number): Explanation {
  const { target } = model.encoder;
  const inTargetUnits = target.type === 'regression' ? { scale: target.scale, shift: target.mean } : { scale: 1, shift: 0 };
  const isNeuron = model.architecture.layers.length === 1;
  return isNeuron ? explainNeuron(model, row, output, inTargetUnits) : explainNetwork(model, row, output, inTargetUnits);
}

interface TargetUnits {
  readonly scale: number;
  readonly shift: number;
}

/**
 * The single neuron in the units of the file: with (x − offset) / scale in front of it, w·(x − offset)/scale + b = (w/scale)·x + (b −
 * w·offset/scale). A category has the weight of the input that is 1. A date has several inputs and counts from the average training row,
 * since milliseconds since 1970 say nothing. The sum is added up from what is shown, so that it can be checked by hand.
 */
function explainNeuron({ encoder, architecture, weights }: Model, row: EncodedRow, output: number, units: TargetUnits): Explanation {
  const outputs = architecture.layers[0].units;
  let shift = 0;
  const contributions = byColumn(encoder.columns, encoder.inputs).map(({ encoding, first, inputs }, index): Contribution => {
    const value = row.values[index];
    let amount = 0;
    let weight = 0;
    let active = 0;
    let isFolded = encoding.type !== 'date';
    for (const [place, { offset, scale }] of inputs.entries()) {
      const raw = row.raw[first + place];
      const perUnit = (weights[(first + place) * outputs + output] / scale) * units.scale;
      // Numbers near the limits of 64 bits stay scaled: their weights are too large in the units of the file.
      if (encoding.type === 'date' || !Number.isFinite(perUnit * offset) || !Number.isFinite(perUnit * raw)) {
        isFolded = false;
        amount += weights[(first + place) * outputs + output] * row.inputs[first + place] * units.scale;
        continue;
      }
      shift -= perUnit * offset;
      amount += perUnit * raw;
      // The number itself always counts, a flag (of a category, or that the cell is missing) where it is 1.
      if ((encoding.type === 'category' || place > 0) && raw === 0) continue;
      weight = perUnit;
      active++;
    }
    return { column: encoding.column, value, amount, ...(isFolded && active <= 1 ? { weight } : {}) };
  });
  const bias = weights[encoder.inputs.length * outputs + output] * units.scale + units.shift + shift;
  return { sum: contributions.reduce((sum, { amount }) => sum + amount, bias), bias, contributions };
}

/** Integrated gradients from the average training row, added up over the inputs of each column. */
function explainNetwork({ encoder, architecture, weights }: Model, row: EncodedRow, output: number, units: TargetUnits): Explanation {
  const average = Float32Array.from(encoder.inputs, (input) => scaleInput(input.mean, input));
  const { amounts, baselineSum } = integratedGradients(architecture, weights, row.inputs, average, output);
  const contributions = byColumn(encoder.columns, encoder.inputs).map(({ encoding, first, inputs }, index): Contribution => ({
    column: encoding.column,
    value: row.values[index],
    amount: inputs.reduce((sum, _, place) => sum + amounts[first + place], 0) * units.scale,
  }));
  // The sum that the network itself computes: the parts add up to it within the method's accuracy.
  const sum = forward(architecture, weights, row.inputs).sums.at(-1)?.[output] ?? Number.NaN;
  return { sum: sum * units.scale + units.shift, bias: baselineSum * units.scale + units.shift, contributions };
}

interface ColumnInputs {
  readonly encoding: ColumnEncoding;
  /** Number of the column's first input. */
  readonly first: number;
  readonly inputs: readonly EncodedInput[];
}

/** Which inputs each column has: they stand one after another. */
function byColumn(columns: readonly ColumnEncoding[], inputs: readonly EncodedInput[]): ColumnInputs[] {
  let first = 0;
  return columns.map((encoding) => {
    let end = first;
    while (end < inputs.length && inputs[end].column === encoding.column) end++;
    const part = { encoding, first, inputs: inputs.slice(first, end) };
    first = end;
    return part;
  });
}
