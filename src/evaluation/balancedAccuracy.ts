import { wilsonInterval, type Interval } from './intervals.ts';

/** Counts by actual (outer) and predicted class (inner). */
type Confusion = readonly (readonly number[])[];

/** Recall of each class; undefined for a class without rows. */
export function recallsOf(confusion: Confusion): readonly (number | undefined)[] {
  return confusion.map((counts, actual) => {
    const rows = sumOf(counts);
    return rows > 0 ? counts[actual] / rows : undefined;
  });
}

/** Mean recall of the classes that have rows (Brodersen et al. 2010). */
export function balancedAccuracy(confusion: Confusion): number {
  const recalls = recallsOf(confusion).filter((recall) => recall !== undefined);
  return sumOf(recalls) / recalls.length;
}

/**
 * The 95 % interval of the balanced accuracy, from the intervals of the recalls: their distances are combined as root of the sum of squares
 * (Zou & Donner 2008). `effective`: effective number of rows as a share of all rows, below 1 if rows belong together.
 */
export function balancedInterval(confusion: Confusion, effective: number): Interval {
  const known = confusion.flatMap((counts, actual) => {
    const rows = sumOf(counts);
    return rows > 0 ? [{ recall: counts[actual] / rows, interval: wilsonInterval(counts[actual] * effective, rows * effective) }] : [];
  });
  const mean = sumOf(known.map(({ recall }) => recall)) / known.length;
  const distance = (end: 0 | 1) => Math.sqrt(sumOf(known.map(({ recall, interval }) => (recall - interval[end]) ** 2))) / known.length;
  return [Math.max(0, mean - distance(0)), Math.min(1, mean + distance(1))];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
