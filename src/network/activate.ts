import { assertNever } from '../assertNever.ts';
import type { Activation } from './architecture.ts';
import { erf, exp, sigmoid, tanh } from './elementary.ts';

/** Slope of leakyRelu for negative inputs: `negative_slope` in Keras. */
export const LEAK = 0.2;
const ROOT_HALF = Math.SQRT1_2;
const ONE_PER_ROOT_TWO_PI = 0.3989422804014327;

/** The output of a neuron with pre-activation `sum`. Conditions are written so that NaN stays NaN. */
export function activate(activation: Activation, sum: number): number {
  switch (activation) {
    case 'linear':
      return sum;
    case 'relu':
      return sum <= 0 ? 0 : sum;
    case 'leakyRelu':
      return sum < 0 ? LEAK * sum : sum;
    case 'elu':
      return sum < 0 ? exp(sum) - 1 : sum;
    case 'gelu':
      return gelu(sum);
    case 'tanh':
      return tanh(sum);
    case 'sigmoid':
      return sigmoid(sum);
    case 'softmax':
      throw new Error('softmax works on a layer, not on a neuron');
    default:
      return assertNever(activation);
  }
}

/**
 * The derivative of the activation with respect to `sum`, given sum and output. At 0, where there may be none, the left one, as in Keras.
 */
export function activationDerivative(activation: Activation, sum: number, output: number): number {
  switch (activation) {
    case 'linear':
      return 1;
    case 'relu':
      return output > 0 ? 1 : 0;
    case 'leakyRelu':
      return output > 0 ? 1 : LEAK;
    case 'elu':
      return output > 0 ? 1 : output + 1;
    case 'gelu':
      return geluDerivative(sum);
    case 'tanh':
      return 1 - output * output;
    case 'sigmoid':
      return output * (1 - output);
    case 'softmax':
      throw new Error('softmax works on a layer, not on a neuron');
    default:
      return assertNever(activation);
  }
}

/** x · Φ(x) with the normal distribution function Φ (Hendrycks & Gimpel 2016), not the tanh approximation. */
export function gelu(x: number): number {
  return 0.5 * x * (1 + erf(x * ROOT_HALF));
}

/** Φ(x) + x · φ(x). Unlike other activations' derivatives it cannot be computed from the output. */
export function geluDerivative(x: number): number {
  return 0.5 * (1 + erf(x * ROOT_HALF)) + x * ONE_PER_ROOT_TWO_PI * exp(-0.5 * x * x);
}

/** Replaces `count` sums from `start` on by e^sum / Σ e^sum. The largest sum is subtracted first to avoid overflow. */
export function softmax(values: Float32Array | Float64Array, start: number, count: number): void {
  const end = start + count;
  let largest = values[start];
  for (let i = start + 1; i < end; i++) if (values[i] > largest) largest = values[i];
  let total = 0;
  for (let i = start; i < end; i++) {
    values[i] = exp(values[i] - largest);
    total += values[i];
  }
  for (let i = start; i < end; i++) values[i] /= total;
}
