import { log } from '../network/elementary.ts';
import type { Scores } from './scores.ts';

/** Keras' `epsilon()`: a probability is kept this far from 0 and 1 in the cross-entropy, so that one wrong answer is not infinitely bad. */
export const PROBABILITY_MARGIN = 1e-7;

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

function crossEntropy(probability: number, target: number): number {
  // NaN stays NaN.
  let given = target > 0.5 ? probability : 1 - probability;
  if (given < PROBABILITY_MARGIN) given = PROBABILITY_MARGIN;
  if (given > 1 - PROBABILITY_MARGIN) given = 1 - PROBABILITY_MARGIN;
  return -log(given);
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
