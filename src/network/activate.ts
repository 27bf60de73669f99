import { assertNever } from '../assertNever.ts';
import type { Activation } from './architecture.ts';
import { sigmoid, tanh } from './elementary.ts';

/** The output of a neuron whose weighted inputs and bias add up to `sum`. */
export function activate(activation: Activation, sum: number): number {
  switch (activation) {
    case 'linear':
      return sum;
    case 'relu':
      // Written so that NaN stays NaN.
      return sum <= 0 ? 0 : sum;
    case 'tanh':
      return tanh(sum);
    case 'sigmoid':
      return sigmoid(sum);
    case 'leakyRelu':
    case 'elu':
    case 'gelu':
    case 'softmax':
      throw new Error(`${activation} cannot be computed yet`);
    default:
      return assertNever(activation);
  }
}

/** The activation's derivative by its sum, from its output: all four can be told from that. relu's at 0 is 0, as in Keras. */
export function activationSlope(activation: Activation, output: number): number {
  switch (activation) {
    case 'linear':
      return 1;
    case 'relu':
      return output > 0 ? 1 : 0;
    case 'tanh':
      return 1 - output * output;
    case 'sigmoid':
      return output * (1 - output);
    case 'leakyRelu':
    case 'elu':
    case 'gelu':
    case 'softmax':
      throw new Error(`${activation} cannot be computed yet`);
    default:
      return assertNever(activation);
  }
}
