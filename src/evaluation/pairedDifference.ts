import { clusteredMean } from './clusteredMean.ts';
import type { Interval } from './intervals.ts';
import { Z95 } from './studentQuantile.ts';

/** By how much two answers to the same rows differ on average, and where that would lie for many more rows like these (95 %). */
export interface PairedDifference {
  readonly mean: number;
  /** Absent where the rows tell nothing of it: a single one, or copies of one alone. */
  readonly interval?: Interval;
}

/**
 * Of rows that are answered right (1 better, −1 worse, 0 alike): the interval of Agresti & Min (2005), which adds half a row to each of the four
 * counts, so that it does not shrink to nothing where few rows differ. Rows that belong together count by their design effect.
 */
export function pairedShares(differences: Int8Array, clusters?: Uint32Array): PairedDifference {
  const { mean, effective } = clusteredMean(differences, clusters);
  if (!(effective >= 1)) return { mean };
  const differing = differences.reduce((count, value) => count + (value === 0 ? 0 : 1), 0);
  const rows = effective + 2;
  const middle = (mean * effective) / rows;
  const spread = ((differing / differences.length) * effective + 1) / rows;
  const half = Z95 * Math.sqrt(Math.max(0, spread - middle ** 2) / rows);
  return { mean, interval: [Math.max(-1, middle - half), Math.min(1, middle + half)] };
}

/** Of numbers, such as distances: Student's interval of the mean of the differences. */
export function pairedNumbers(differences: Float64Array, clusters?: Uint32Array): PairedDifference {
  const { mean, half } = clusteredMean(differences, clusters);
  return Number.isFinite(half) ? { mean, interval: [mean - half, mean + half] } : { mean };
}
