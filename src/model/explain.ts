import type { EncodedRow } from '../dataset/encoding/apply/encodeRow.ts';
import { inputsByColumn } from '../dataset/encoding/inputsByColumn.ts';
import { isCutOff, scaleInput } from '../dataset/encoding/scaleInput.ts';
import { integratedGradientsInSteps } from '../network/integratedGradients.ts';
import { finishSteps, type Steps } from '../steps.ts';
import { targetUnits, type TargetUnits } from './answer.ts';
import type { AnsweringNetwork } from './model.ts';
import type { Contribution, Explanation } from './prediction.ts';

/** Columns that take a millisecond. */
const STEP_COLUMNS = 1000;

/**
 * Explains the Σ of one output neuron (`output`, from 0). `sum` is the Σ in the answer's units: those of a numeric target, or of its
 * logarithm. Takes up to about 50 ms with hidden layers, compared with a single forward pass for the answer.
 */
export function explain(model: AnsweringNetwork, row: EncodedRow, output: number, sum: number): Explanation {
  return finishSteps(explainInSteps(model, row, output, sum));
}

/** The same with a step after each thousand columns, or each pass of a network with hidden layers. */
export function explainInSteps(model: AnsweringNetwork, row: EncodedRow, output: number, sum: number): Steps<Explanation> {
  const units = targetUnits(model.encoder.target);
  const isNeuron = model.architecture.layers.length === 1;
  return isNeuron ? explainNeuron(model, row, output, units, sum) : explainNetwork(model, row, output, units);
}

/**
 * A single neuron in the units of the file. Inputs are scaled as (x − offset) / scale, so w·(x − offset)/scale + b = (w/scale)·x + (b −
 * w·offset/scale). A category has the weight of the input that is 1. A date has several inputs and is measured from the average training
 * row, because milliseconds since 1970 would be meaningless. The bias absorbs the rounding of the network's 32-bit floats (about 1e-7 of a
 * product), so that the parts add up to the sum when checked by hand.
 */
function* explainNeuron(
  { encoder, architecture, weights }: AnsweringNetwork,
  row: EncodedRow,
  output: number,
  units: TargetUnits,
  sum: number,
): Steps<Explanation> {
  const outputs = architecture.layers[0].units;
  let shift = 0;
  const contributions: Contribution[] = [];
  for (const [index, { encoding, first, inputs }] of inputsByColumn(encoder.columns, encoder.inputs).entries()) {
    if (index % STEP_COLUMNS === STEP_COLUMNS - 1) yield;
    const value = row.values[index];
    let amount = 0;
    let weight = 0;
    let active = 0;
    let isFolded = encoding.type !== 'date';
    for (const [place, { offset, scale }] of inputs.entries()) {
      const raw = row.raw[first + place];
      const perUnit = (weights[(first + place) * outputs + output] / scale) * units.scale;
      // Numbers near the limits of 64 bits stay scaled, since their weights would overflow in the units of the file; so do clipped values.
      const isFar = !Number.isFinite(perUnit * offset) || !Number.isFinite(perUnit * raw) || isCutOff(row.inputs[first + place]);
      if (encoding.type === 'date' || isFar) {
        isFolded = false;
        amount += weights[(first + place) * outputs + output] * row.inputs[first + place] * units.scale;
        continue;
      }
      shift -= perUnit * offset;
      amount += perUnit * raw;
      // The number itself always counts; a flag (for a category or a missing cell) only if it is 1.
      if ((encoding.type === 'category' || place > 0) && raw === 0) continue;
      weight = perUnit;
      active++;
    }
    contributions.push({ column: encoding.column, value, amount, ...(isFolded && active <= 1 ? { weight } : {}) });
  }
  const rest = sum - contributions.reduce((added, { amount }) => added + amount, 0);
  // If the products overflow, the parts cannot add up, but the bias still has a value.
  const bias = Number.isFinite(rest) ? rest : weights[encoder.inputs.length * outputs + output] * units.scale + units.shift + shift;
  return { bias, contributions };
}

/**
 * Integrated gradients from the average training row, summed over each column's inputs. They add up to the sum, within the accuracy of the
 * method.
 */
function* explainNetwork(
  { encoder, architecture, weights }: AnsweringNetwork,
  row: EncodedRow,
  output: number,
  units: TargetUnits,
): Steps<Explanation> {
  const average = Float32Array.from(encoder.inputs, (input) => scaleInput(input.mean, input));
  const { amounts, baselineSum } = yield* integratedGradientsInSteps(architecture, weights, row.inputs, average, output);
  const contributions = inputsByColumn(encoder.columns, encoder.inputs).map(({ encoding, first, inputs }, index): Contribution => ({
    column: encoding.column,
    value: row.values[index],
    amount: inputs.reduce((sum, _, place) => sum + amounts[first + place], 0) * units.scale,
  }));
  return { bias: baselineSum * units.scale + units.shift, contributions };
}
