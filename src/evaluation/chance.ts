/** A training on shuffled answers, scored on the test rows, whose answers are shuffled too. */
export interface ShuffleScore {
  /** From 0. */
  readonly index: number;
  /** Accuracy, or of numbers the mean absolute error in the units of the file. */
  readonly score: number;
}

/** What trainings on shuffled answers say of the one on the real answers. */
export interface ChanceSummary {
  readonly trainings: number;
  /** The best score that came of shuffled answers. */
  readonly best: number;
  /** How many of them did at least as well as the real training. */
  readonly asGood: number;
  /**
   * Chance to do as well where nothing is to be learned: (asGood + 1) / (trainings + 1), never 0 since the real order is one of those that
   * shuffling can give (Phipson & Smyth 2010; the test itself: Ojala & Garriga 2010).
   */
  readonly p: number;
}

/** Sums up trainings on shuffled answers against the real score; `isError`: the smaller, the better. Throws without any. */
export function summarizeChance(scored: readonly ShuffleScore[], real: number, isError: boolean): ChanceSummary {
  if (scored.length === 0) throw new RangeError('There is no training to sum up');
  const scores = scored.map(({ score }) => score);
  // A tie counts against the training; what differs by rounding alone is one.
  const asGood = scores.filter((score) => (isError ? score <= real + 1e-12 : score >= real - 1e-12)).length;
  return {
    trainings: scores.length,
    best: isError ? Math.min(...scores) : Math.max(...scores),
    asGood,
    p: (asGood + 1) / (scores.length + 1),
  };
}
