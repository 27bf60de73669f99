import type { Steps } from '../steps.ts';
import { sortSteps } from './sortSteps.ts';

/** Rows per step. */
const PIECE = 2 ** 17;

/**
 * The share of pairs of a positive and a negative row in which the positive one has the higher score; ties count half (the statistic of
 * Mann & Whitney 1947). Undefined if there is no pair. `targets` are 0 or 1.
 */
export function* areaUnderRoc(scores: ArrayLike<number>, targets: ArrayLike<number>): Steps<number | undefined> {
  const positives = yield* sortedOf(scores, targets, true);
  const negatives = yield* sortedOf(scores, targets, false);
  if (positives.length === 0 || negatives.length === 0) return undefined;
  let below = 0;
  let notAbove = 0;
  let ordered = 0;
  for (let i = 0; i < positives.length; i++) {
    while (below < negatives.length && negatives[below] < positives[i]) below++;
    while (notAbove < negatives.length && negatives[notAbove] <= positives[i]) notAbove++;
    ordered += (below + notAbove) / 2;
    if (i % PIECE === PIECE - 1) yield;
  }
  return ordered / (positives.length * negatives.length);
}

function* sortedOf(scores: ArrayLike<number>, targets: ArrayLike<number>, isPositive: boolean): Steps<Float64Array> {
  const chosen = new Float64Array(scores.length);
  let count = 0;
  for (let i = 0; i < scores.length; i++) {
    if (targets[i] > 0.5 === isPositive) chosen[count++] = scores[i];
    if (i % PIECE === PIECE - 1) yield;
  }
  return yield* sortSteps(chosen.slice(0, count));
}
