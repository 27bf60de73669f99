import { activate, softmax } from './activate.ts';
import { layerSlices, type Architecture, type LayerSlice } from './architecture.ts';

/** The values of every neuron for one row, by layer. */
export interface ForwardPass {
  /** Σ of each neuron: weighted inputs plus bias, before the activation. */
  readonly preActivations: readonly Float64Array[];
  readonly outputs: readonly Float64Array[];
}

/**
 * A forward pass in double precision that can be run for many rows. It reads `architecture.inputs` numbers from `start` on and overwrites
 * the arrays of the pass that it returned before. The weights may change between runs.
 */
export function createForward(
  architecture: Architecture,
  weights: Float32Array | Float64Array,
): (inputs: ArrayLike<number>, start?: number) => ForwardPass {
  const slices = layerSlices(architecture);
  const preActivations = slices.map(({ units }) => new Float64Array(units));
  const outputs = slices.map(({ units }) => new Float64Array(units));
  const row = new Float64Array(architecture.inputs);
  const pass = { preActivations, outputs };
  return (inputs, start = 0) => {
    for (let i = 0; i < row.length; i++) row[i] = inputs[start + i];
    for (let layer = 0; layer < slices.length; layer++) {
      const { activation, units } = slices[layer];
      addUpInputs(slices[layer], weights, layer === 0 ? row : outputs[layer - 1], preActivations[layer]);
      if (activation === 'softmax') {
        outputs[layer].set(preActivations[layer]);
        softmax(outputs[layer], 0, units);
      } else for (let unit = 0; unit < units; unit++) outputs[layer][unit] = activate(activation, preActivations[layer][unit]);
    }
    return pass;
  };
}

/** The forward pass of one row of scaled inputs in double precision. Every single prediction comes from it. */
export function forward(architecture: Architecture, weights: Float32Array | Float64Array, inputs: ArrayLike<number>): ForwardPass {
  return createForward(architecture, weights)(inputs);
}

/** Σ of each neuron of a layer. Four neurons at a time, so that each input is read once for them and the sums stay in registers. */
function addUpInputs(slice: LayerSlice, weights: Float32Array | Float64Array, inputs: Float64Array, preActivations: Float64Array): void {
  const { inputs: size, units, kernelStart, biasStart } = slice;
  let unit = 0;
  for (; unit + 3 < units; unit += 4) {
    let sum0 = weights[biasStart + unit];
    let sum1 = weights[biasStart + unit + 1];
    let sum2 = weights[biasStart + unit + 2];
    let sum3 = weights[biasStart + unit + 3];
    for (let i = 0, at = kernelStart + unit; i < size; i++, at += units) {
      const input = inputs[i];
      sum0 += input * weights[at];
      sum1 += input * weights[at + 1];
      sum2 += input * weights[at + 2];
      sum3 += input * weights[at + 3];
    }
    preActivations[unit] = sum0;
    preActivations[unit + 1] = sum1;
    preActivations[unit + 2] = sum2;
    preActivations[unit + 3] = sum3;
  }
  for (; unit < units; unit++) {
    let sum = weights[biasStart + unit];
    for (let i = 0, at = kernelStart + unit; i < size; i++, at += units) sum += inputs[i] * weights[at];
    preActivations[unit] = sum;
  }
}
