import { clusteredMean } from './clusteredMean.ts';
import type { Interval } from './intervals.ts';
import { Z95 } from './studentQuantile.ts';

/** Mean difference between two answers for the same rows, and its 95 % interval for rows like these. */
export interface PairedDifference {
  readonly mean: number;
  /** Absent if the rows do not allow one: a single row, or only copies of one. */
  readonly interval?: Interval;
}

/**
 * For correctness (1 better, −1 worse, 0 equal): the interval of Agresti & Min (2005), which adds half a row to each of the four counts so
 * that it does not shrink to nothing if few rows differ. Rows that belong together are corrected by their design effect.
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

/** For numbers such as absolute errors: Student's interval of the mean difference. */
export function pairedNumbers(differences: Float64Array, clusters?: Uint32Array): PairedDifference {
  const { mean, half } = clusteredMean(differences, clusters);
  return Number.isFinite(half) ? { mean, interval: [mean - half, mean + half] } : { mean };
}
