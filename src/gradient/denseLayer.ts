import type { LayerSlice } from '../network/architecture.ts';

/** sums (rows × units) = inputs (rows × slice.inputs) · kernel + bias, accumulated in double precision. */
export function addUpLayer(slice: LayerSlice, weights: Float32Array, inputs: Float32Array, sums: Float32Array, rows: number): void {
  const { inputs: size, units, kernelStart, biasStart } = slice;
  for (let row = 0; row < rows; row++) {
    const inputStart = row * size;
    const sumStart = row * units;
    let unit = 0;
    // Four at a time, so that each input is read once for them and the sums stay in registers.
    for (; unit + 3 < units; unit += 4) {
      let sum0 = weights[biasStart + unit];
      let sum1 = weights[biasStart + unit + 1];
      let sum2 = weights[biasStart + unit + 2];
      let sum3 = weights[biasStart + unit + 3];
      for (let i = 0, at = kernelStart + unit; i < size; i++, at += units) {
        const input = inputs[inputStart + i];
        sum0 += input * weights[at];
        sum1 += input * weights[at + 1];
        sum2 += input * weights[at + 2];
        sum3 += input * weights[at + 3];
      }
      sums[sumStart + unit] = sum0;
      sums[sumStart + unit + 1] = sum1;
      sums[sumStart + unit + 2] = sum2;
      sums[sumStart + unit + 3] = sum3;
    }
    for (; unit < units; unit++) {
      let sum = weights[biasStart + unit];
      for (let i = 0, at = kernelStart + unit; i < size; i++, at += units) sum += inputs[inputStart + i] * weights[at];
      sums[sumStart + unit] = sum;
    }
  }
}

/**
 * Adds the layer's part to the gradient (flat, like the weights) from the deltas (rows × units: ∂loss/∂Σ). Rows are added in order and in
 * fours, so splitting a batch into pieces of a multiple of four rows gives identical results.
 */
export function addLayerGradient(
  slice: LayerSlice,
  inputs: Float32Array,
  deltas: Float32Array,
  rows: number,
  gradient: Float64Array,
): void {
  const { inputs: size, units, kernelStart, biasStart } = slice;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    const x = row * size;
    const s = row * units;
    for (let unit = 0; unit < units; unit++) {
      const delta0 = deltas[s + unit];
      const delta1 = deltas[s + units + unit];
      const delta2 = deltas[s + 2 * units + unit];
      const delta3 = deltas[s + 3 * units + unit];
      gradient[biasStart + unit] += delta0 + delta1 + delta2 + delta3;
    }
    for (let i = 0; i < size; i++) {
      const input0 = inputs[x + i];
      const input1 = inputs[x + size + i];
      const input2 = inputs[x + 2 * size + i];
      const input3 = inputs[x + 3 * size + i];
      const at = kernelStart + i * units;
      for (let unit = 0; unit < units; unit++) {
        gradient[at + unit] +=
          input0 * deltas[s + unit] +
          input1 * deltas[s + units + unit] +
          input2 * deltas[s + 2 * units + unit] +
          input3 * deltas[s + 3 * units + unit];
      }
    }
  }
  for (; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) gradient[biasStart + unit] += deltas[row * units + unit];
    for (let i = 0; i < size; i++) {
      const input = inputs[row * size + i];
      const at = kernelStart + i * units;
      for (let unit = 0; unit < units; unit++) gradient[at + unit] += input * deltas[row * units + unit];
    }
  }
}

/**
 * Propagates deltas back through a layer's kernel: from ∂loss/∂Σ (rows × units) to gradients with respect to the layer's inputs (rows ×
 * slice.inputs).
 */
export function backwardLayer(
  slice: LayerSlice,
  weights: Float32Array,
  deltas: Float32Array,
  inputDeltas: Float32Array,
  rows: number,
): void {
  const { inputs: size, units, kernelStart } = slice;
  for (let row = 0; row < rows; row++) {
    const s = row * units;
    const x = row * size;
    for (let i = 0; i < size; i++) {
      const at = kernelStart + i * units;
      let sum = 0;
      for (let unit = 0; unit < units; unit++) sum += deltas[s + unit] * weights[at + unit];
      inputDeltas[x + i] = sum;
    }
  }
}
