import { scoreBinary } from '../../../src/evaluation/rowScorer.ts';
import type { Scores } from '../../../src/evaluation/scores.ts';

/** Scores probabilities of class 1 against targets of 0 or 1, with binary cross-entropy. */
export function scoreProbabilities(probabilities: readonly number[], targets: readonly number[]): Scores {
  const scorer = scoreBinary('binaryCrossentropy', probabilities.length);
  probabilities.forEach((probability, i) => scorer.add([probability], targets[i]));
  return scorer.finish().scores;
}
