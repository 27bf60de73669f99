/** The score of a training on shuffled targets, on test rows whose targets are shuffled too. */
export interface ShuffleScore {
  /** From 0. */
  readonly index: number;
  /** Accuracy, or mean absolute error in the units of the file. */
  readonly score: number;
}

/** How trainings on shuffled targets compare with the real one. */
export interface ChanceSummary {
  readonly trainings: number;
  /** The best score with shuffled targets. */
  readonly best: number;
  /** How many of them were at least as good as the real training. */
  readonly asGood: number;
  /**
   * The p-value: (asGood + 1) / (trainings + 1). Never 0, because the real order is one of those that shuffling can give (Phipson & Smyth
   * 2010; the test itself: Ojala & Garriga 2010).
   */
  readonly p: number;
}

/** Compares the scores of shuffled trainings with the real one. `isError`: smaller scores are better. Throws if there are none. */
export function summarizeChance(scored: readonly ShuffleScore[], real: number, isError: boolean): ChanceSummary {
  if (scored.length === 0) throw new RangeError('There is no training to sum up');
  const scores = scored.map(({ score }) => score);
  // Ties count against the training, including differences by rounding.
  const asGood = scores.filter((score) => (isError ? score <= real + 1e-12 : score >= real - 1e-12)).length;
  return {
    trainings: scores.length,
    best: isError ? Math.min(...scores) : Math.max(...scores),
    asGood,
    p: (asGood + 1) / (scores.length + 1),
  };
}
