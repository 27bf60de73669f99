import { log } from '../network/elementary.ts';
import type { Loss } from './loss.ts';

/**
 * Probabilities are kept within Keras' `epsilon()`, 1e-7, of 0 and 1 in the cross-entropies, so that one wrong answer is not infinitely bad.
 * Both bounds are 32-bit floats as in tfjs: the upper one is 1 − 1.19e-7.
 */
const LOWEST_PROBABILITY = Math.fround(1e-7);
const HIGHEST_PROBABILITY = Math.fround(1 - 1e-7);

/** The losses behind one neuron without an activation. */
export type LinearLossName = Exclude<Loss, 'binaryCrossentropy' | 'categoricalCrossentropy'>;

/** Keras' definitions, with Huber's δ of 1: of one row's output and its target. NaN stays NaN in all of them. */
export const linearLosses: Readonly<Record<LinearLossName, (output: number, target: number) => number>> = {
  meanSquaredError: (output, target) => (output - target) * (output - target),
  meanAbsoluteError: (output, target) => Math.abs(output - target),
  huber: (output, target) => {
    const error = Math.abs(output - target);
    return error <= 1 ? 0.5 * error * error : error - 0.5;
  },
  hinge: (output, target) => positivePart(1 - sideOf(target) * output),
  perceptron: (output, target) => positivePart(-sideOf(target) * output),
};

/**
 * The loss of one row, as the trainers compute it, so that a score after training and the last epoch's loss are one number. `outputs` are the
 * network's; `target` is 0 or 1, the index of the class, or the standardized number. NaN stays NaN.
 */
export function rowLoss(loss: Loss, outputs: ArrayLike<number>, target: number): number {
  switch (loss) {
    case 'binaryCrossentropy': {
      const probability = clipProbability(Math.fround(outputs[0]));
      return -log(target > 0.5 ? probability : 1 - probability);
    }
    case 'categoricalCrossentropy':
      return -log(clipProbability(Math.fround(outputs[target])));
    default:
      return linearLosses[loss](outputs[0], target);
  }
}

/** The probability, a 32-bit float, within the bounds that Keras keeps it in. NaN stays NaN. */
export function clipProbability(probability: number): number {
  if (probability < LOWEST_PROBABILITY) return LOWEST_PROBABILITY;
  return probability > HIGHEST_PROBABILITY ? HIGHEST_PROBABILITY : probability;
}

/** Classes 0 and 1 as −1 and 1: class 0 is on the side of the negative outputs. */
export function sideOf(target: number): number {
  return target > 0.5 ? 1 : -1;
}

/** Written so that NaN stays NaN. */
function positivePart(value: number): number {
  return value <= 0 ? 0 : value;
}
