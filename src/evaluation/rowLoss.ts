import { log } from '../network/elementary.ts';
import type { Loss } from './loss.ts';

/**
 * Cross-entropies clip probabilities to Keras' `epsilon()`, 1e-7, away from 0 and 1, so that one wrong answer is not infinitely bad. Both
 * bounds are 32-bit floats as in tfjs: the upper one is 1 − 1.19e-7.
 */
const LOWEST_PROBABILITY = Math.fround(1e-7);
const HIGHEST_PROBABILITY = Math.fround(1 - 1e-7);

/** Losses for one output neuron without an activation. */
export type LinearLossName = Exclude<Loss, 'binaryCrossentropy' | 'categoricalCrossentropy'>;

/** Keras' definitions (Huber with δ = 1) for one row's output and target. All of them propagate NaN. */
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
 * The loss of one row, computed as the trainers do, so that the score after training equals the last epoch's loss. `target` is 0 or 1, the
 * class index, or the standardized number. Propagates NaN.
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

/** Clips a probability (32-bit float) to Keras' bounds. Propagates NaN. */
export function clipProbability(probability: number): number {
  if (probability < LOWEST_PROBABILITY) return LOWEST_PROBABILITY;
  return probability > HIGHEST_PROBABILITY ? HIGHEST_PROBABILITY : probability;
}

/** Maps classes 0 and 1 to −1 and 1. */
export function sideOf(target: number): number {
  return target > 0.5 ? 1 : -1;
}

/** Propagates NaN. */
function positivePart(value: number): number {
  return value <= 0 ? 0 : value;
}
