import { log } from '../network/elementary.ts';
import type { Scores } from './scores.ts';

/**
 * Probabilities are kept within Keras' `epsilon()`, 1e-7, of 0 and 1 in the cross-entropy, so that one wrong answer is not infinitely bad.
 * Both bounds are 32-bit floats as in tfjs: the upper one is 1 − 1.19e-7.
 */
export const LOWEST_PROBABILITY = Math.fround(1e-7);
export const HIGHEST_PROBABILITY = Math.fround(1 - 1e-7);

/**
 * Scores of the probabilities of class 1 against the targets (0 or 1), row by row. The answer is class 1 above 0.5. Throws when there is no
 * row: nothing can be said then.
 */
export function scoreBinary(probabilities: ArrayLike<number>, targets: ArrayLike<number>): Scores {
  const count = checkedCount(probabilities.length, targets.length);
  let loss = 0;
  let right = 0;
  for (let i = 0; i < count; i++) {
    loss += crossEntropy(probabilities[i], targets[i]);
    if (probabilities[i] > 0.5 === targets[i] > 0.5) right++;
  }
  const auc = areaUnderRoc(probabilities, targets);
  return { loss: loss / count, accuracy: right / count, ...(auc === undefined ? {} : { auc }) };
}

/** Scores of a model that gives every row the same `probability` of class 1 and the same answer, `answerClass`. */
export function constantBinaryScores(probability: number, answerClass: 0 | 1, targets: ArrayLike<number>): Scores {
  const count = checkedCount(targets.length, targets.length);
  let positives = 0;
  for (let i = 0; i < count; i++) if (targets[i] > 0.5) positives++;
  const loss = (positives * crossEntropy(probability, 1) + (count - positives) * crossEntropy(probability, 0)) / count;
  const accuracy = (answerClass === 1 ? positives : count - positives) / count;
  // All rows tie, so half of the pairs count as ordered right.
  return { loss, accuracy, ...(positives > 0 && positives < count ? { auc: 0.5 } : {}) };
}

/** The 95 % score interval of Wilson (1927) for the share `right / of`; 0…1 when nothing was counted. */
export function wilsonInterval(right: number, of: number): [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.959963984540054;
  const share = right / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return [right === 0 ? 0 : (middle - half) / whole, right === of ? 1 : (middle + half) / whole];
}

/** As the trainers compute it, so that a score after training and the last epoch's loss are one number. NaN stays NaN. */
function crossEntropy(probability: number, target: number): number {
  let clipped = Math.fround(probability);
  if (clipped < LOWEST_PROBABILITY) clipped = LOWEST_PROBABILITY;
  if (clipped > HIGHEST_PROBABILITY) clipped = HIGHEST_PROBABILITY;
  return -log(target > 0.5 ? clipped : 1 - clipped);
}

/**
 * The share of the pairs of a positive and a negative row in which the positive one has the higher probability, ties counting half (the
 * statistic of Mann & Whitney 1947); undefined when there is no pair.
 */
function areaUnderRoc(probabilities: ArrayLike<number>, targets: ArrayLike<number>): number | undefined {
  const positives = sortedOf(probabilities, targets, true);
  const negatives = sortedOf(probabilities, targets, false);
  if (positives.length === 0 || negatives.length === 0) return undefined;
  let below = 0;
  let notAbove = 0;
  let ordered = 0;
  for (const probability of positives) {
    while (below < negatives.length && negatives[below] < probability) below++;
    while (notAbove < negatives.length && negatives[notAbove] <= probability) notAbove++;
    ordered += (below + notAbove) / 2;
  }
  return ordered / (positives.length * negatives.length);
}

function sortedOf(probabilities: ArrayLike<number>, targets: ArrayLike<number>, isPositive: boolean): Float64Array {
  const chosen = new Float64Array(probabilities.length);
  let count = 0;
  for (let i = 0; i < probabilities.length; i++) if (targets[i] > 0.5 === isPositive) chosen[count++] = probabilities[i];
  return chosen.subarray(0, count).sort();
}

function checkedCount(probabilities: number, targets: number): number {
  if (probabilities !== targets) throw new Error(`${probabilities} probabilities cannot be scored against ${targets} targets`);
  if (targets === 0) throw new Error('There is no row to score');
  return targets;
}
