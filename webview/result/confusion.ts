/** One cell of a displayed confusion matrix. */
export interface ConfusionCell {
  readonly count: number;
  /** Share of the rows of the same actual class, 0…1. */
  readonly share: number;
  readonly isRight: boolean;
}

/** Rows of class `actual` that were answered `answered` (indexes of classes). */
export interface MixUp {
  readonly actual: number;
  readonly answered: number;
  readonly count: number;
  /** All test rows of the actual class. */
  readonly of: number;
}

/** With more classes than this, the most frequent mix-ups are listed instead of a table. */
export const mostTabledClasses = 12;

/** The matrix by actual class (outer) and answered class (inner), with shares. */
export function confusionCells(confusion: readonly (readonly number[])[]): ConfusionCell[][] {
  return confusion.map((counts, actual) => {
    const total = sum(counts);
    return counts.map((count, answered) => ({ count, share: total === 0 ? 0 : count / total, isRight: actual === answered }));
  });
}

/** The most frequent wrong answers, the largest first; equal ones in the order of the classes. */
export function commonestMixUps(confusion: readonly (readonly number[])[], most: number): MixUp[] {
  return confusion
    .flatMap((counts, actual) =>
      counts.map((count, answered): MixUp => ({ actual, answered, count, of: sum(counts) })).filter((mixUp) => mixUp.answered !== actual),
    )
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
