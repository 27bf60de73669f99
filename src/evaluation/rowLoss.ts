import { assertNever } from '../assertNever.ts';
import { log } from '../network/elementary.ts';
import type { Loss } from './loss.ts';

/**
 * Probabilities are kept within Keras' `epsilon()`, 1e-7, of 0 and 1 in the cross-entropies, so that one wrong answer is not infinitely bad.
 * Both bounds are 32-bit floats as in tfjs: the upper one is 1 − 1.19e-7.
 */
export const LOWEST_PROBABILITY = Math.fround(1e-7);
export const HIGHEST_PROBABILITY = Math.fround(1 - 1e-7);

/**
 * The loss of one row, as the trainers compute it, so that a score after training and the last epoch's loss are one number. `outputs` are the
 * network's; `target` is 0 or 1, the index of the class, or the standardized number. NaN stays NaN.
 */
export function rowLoss(loss: Loss, outputs: ArrayLike<number>, target: number): number {
  switch (loss) {
    case 'binaryCrossentropy': {
      const probability = clip(outputs[0]);
      return -log(target > 0.5 ? probability : 1 - probability);
    }
    case 'categoricalCrossentropy':
      return -log(clip(outputs[target]));
    case 'meanSquaredError':
      return (outputs[0] - target) ** 2;
    case 'meanAbsoluteError':
      return Math.abs(outputs[0] - target);
    case 'huber': {
      const distance = Math.abs(outputs[0] - target);
      return distance <= 1 ? 0.5 * distance * distance : distance - 0.5;
    }
    case 'hinge':
      return positivePart(1 - signed(target) * outputs[0]);
    case 'perceptron':
      return positivePart(-signed(target) * outputs[0]);
    default:
      return assertNever(loss);
  }
}

function clip(probability: number): number {
  const rounded = Math.fround(probability);
  if (rounded < LOWEST_PROBABILITY) return LOWEST_PROBABILITY;
  return rounded > HIGHEST_PROBABILITY ? HIGHEST_PROBABILITY : rounded;
}

/** Classes 0 and 1 as −1 and 1. */
function signed(target: number): number {
  return target > 0.5 ? 1 : -1;
}

/** Written so that NaN stays NaN. */
function positivePart(value: number): number {
  return value <= 0 ? 0 : value;
}
