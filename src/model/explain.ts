import type { EncodedRow } from '../dataset/encoding/encodeRow.ts';
import { inputsByColumn } from '../dataset/encoding/inputsByColumn.ts';
import { isCutOff, scaleInput } from '../dataset/encoding/scaleInput.ts';
import { integratedGradients } from '../network/integratedGradients.ts';
import { targetUnits, type TargetUnits } from './answer.ts';
import type { AnsweringNetwork } from './model.ts';
import type { Contribution, Explanation } from './prediction.ts';

/**
 * Explains the Σ of one output neuron (`output`, from 0), given as the answer has it: in the units of the target where that is a number, or of its logarithm.
 * With hidden layers it costs up to some 50 ms, while an answer is one forward pass.
 */
export function explain(model: AnsweringNetwork, row: EncodedRow, output: number, sum: number): Explanation {
  const units = targetUnits(model.encoder.target);
  const isNeuron = model.architecture.layers.length === 1;
  return isNeuron ? explainNeuron(model, row, output, units, sum) : explainNetwork(model, row, output, units);
}

/**
 * The single neuron in the units of the file: with (x − offset) / scale in front of it, w·(x − offset)/scale + b = (w/scale)·x + (b −
 * w·offset/scale). A category has the weight of the input that is 1. A date has several inputs and counts from the average training row,
 * since milliseconds since 1970 say nothing. The bias takes what the 32-bit floats of the network round away (some 1e-7 of a product), so
 * that the parts add up to the sum when they are checked by hand.
 */
function explainNeuron(
  { encoder, architecture, weights }: AnsweringNetwork,
  row: EncodedRow,
  output: number,
  units: TargetUnits,
  sum: number,
): Explanation {
  const outputs = architecture.layers[0].units;
  let shift = 0;
  const contributions = inputsByColumn(encoder.columns, encoder.inputs).map(({ encoding, first, inputs }, index): Contribution => {
    const value = row.values[index];
    let amount = 0;
    let weight = 0;
    let active = 0;
    let isFolded = encoding.type !== 'date';
    for (const [place, { offset, scale }] of inputs.entries()) {
      const raw = row.raw[first + place];
      const perUnit = (weights[(first + place) * outputs + output] / scale) * units.scale;
      // Numbers near the limits of 64 bits stay scaled: their weights are too large in the units of the file. What the network cuts off does, too.
      const isFar = !Number.isFinite(perUnit * offset) || !Number.isFinite(perUnit * raw) || isCutOff(row.inputs[first + place]);
      if (encoding.type === 'date' || isFar) {
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
  const rest = sum - contributions.reduce((added, { amount }) => added + amount, 0);
  // Where the products are too large for a number, nothing adds up; the bias is one all the same.
  const bias = Number.isFinite(rest) ? rest : weights[encoder.inputs.length * outputs + output] * units.scale + units.shift + shift;
  return { bias, contributions };
}

/** Integrated gradients from the average training row, added up over the inputs of each column: within the method's accuracy they make up the sum. */
function explainNetwork(
  { encoder, architecture, weights }: AnsweringNetwork,
  row: EncodedRow,
  output: number,
  units: TargetUnits,
): Explanation {
  const average = Float32Array.from(encoder.inputs, (input) => scaleInput(input.mean, input));
  const { amounts, baselineSum } = integratedGradients(architecture, weights, row.inputs, average, output);
  const contributions = inputsByColumn(encoder.columns, encoder.inputs).map(({ encoding, first, inputs }, index): Contribution => ({
    column: encoding.column,
    value: row.values[index],
    amount: inputs.reduce((sum, _, place) => sum + amounts[first + place], 0) * units.scale,
  }));
  return { bias: baselineSum * units.scale + units.shift, contributions };
}
