import { wilsonInterval, type Interval } from './intervals.ts';

/** Counts by actual (outer) and answered class (inner). */
type Confusion = readonly (readonly number[])[];

/** Of each class the share of its rows that is found (recall); undefined of one that has no row. */
export function recallsOf(confusion: Confusion): readonly (number | undefined)[] {
  return confusion.map((counts, actual) => {
    const rows = sumOf(counts);
    return rows > 0 ? counts[actual] / rows : undefined;
  });
}

/** Mean of the recalls of the classes that have rows: what classes are found by where each counts the same (Brodersen et al. 2010). */
export function balancedAccuracy(confusion: Confusion): number {
  const recalls = recallsOf(confusion).filter((recall) => recall !== undefined);
  return sumOf(recalls) / recalls.length;
}

/**
 * Its 95 % interval: those of the recalls, their distances added as squares (Zou & Donner 2008). `effective` is the part of the rows that tell
 * something of their own, where some belong together.
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
