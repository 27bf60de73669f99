import { assertNever } from '../assertNever.ts';
import { gelu, geluDerivative, LEAK, softmax } from '../network/activate.ts';
import type { Activation } from '../network/architecture.ts';
import { exp, sigmoid, tanh } from '../network/elementary.ts';

/** Replaces the sums (rows × units) by the layer's outputs, as in `activate`. */
export function activateLayer(activation: Activation, values: Float32Array, rows: number, units: number): void {
  const count = rows * units;
  // A separate loop for each, so that each is optimized on its own.
  switch (activation) {
    case 'linear':
      return;
    case 'relu':
      // Written so that NaN stays NaN.
      for (let i = 0; i < count; i++) if (values[i] <= 0) values[i] = 0;
      return;
    case 'leakyRelu':
      for (let i = 0; i < count; i++) if (values[i] < 0) values[i] *= LEAK;
      return;
    case 'elu':
      for (let i = 0; i < count; i++) if (values[i] < 0) values[i] = exp(values[i]) - 1;
      return;
    case 'gelu':
      for (let i = 0; i < count; i++) values[i] = gelu(values[i]);
      return;
    case 'tanh':
      for (let i = 0; i < count; i++) values[i] = tanh(values[i]);
      return;
    case 'sigmoid':
      for (let i = 0; i < count; i++) values[i] = sigmoid(values[i]);
      return;
    case 'softmax':
      for (let start = 0; start < count; start += units) softmax(values, start, units);
      return;
    default:
      assertNever(activation);
  }
}

/** True if the activation's derivative cannot be computed from its outputs, so that the sums have to be kept. */
export function needsSums(activation: Activation): boolean {
  return activation === 'gelu';
}

/**
 * Multiplies the deltas by the activation's derivatives, which turns gradients with respect to the layer's outputs into gradients with
 * respect to its pre-activations. `sums` is required if `needsSums` is true. The loss behind softmax provides the latter itself.
 */
export function scaleByDerivative(
  activation: Activation,
  outputs: Float32Array,
  sums: Float32Array | undefined,
  deltas: Float32Array,
  count: number,
): void {
  switch (activation) {
    case 'linear':
      return;
    case 'relu':
      for (let i = 0; i < count; i++) if (outputs[i] <= 0) deltas[i] = 0;
      return;
    case 'leakyRelu':
      for (let i = 0; i < count; i++) if (outputs[i] <= 0) deltas[i] *= LEAK;
      return;
    case 'elu':
      for (let i = 0; i < count; i++) if (outputs[i] <= 0) deltas[i] *= outputs[i] + 1;
      return;
    case 'gelu':
      if (!sums) throw new Error('The sums of a layer with gelu were not kept');
      for (let i = 0; i < count; i++) deltas[i] *= geluDerivative(sums[i]);
      return;
    case 'tanh':
      for (let i = 0; i < count; i++) deltas[i] *= 1 - outputs[i] * outputs[i];
      return;
    case 'sigmoid':
      for (let i = 0; i < count; i++) deltas[i] *= outputs[i] * (1 - outputs[i]);
      return;
    case 'softmax':
      throw new Error('softmax stands at the output only');
    default:
      assertNever(activation);
  }
}
