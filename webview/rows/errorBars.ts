import { nice, ticks } from 'd3-array';

/** Errors between two bounds. */
export interface ErrorBar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** A histogram of errors, answered minus actual: symmetric, with 0 between two bars. */
export interface ErrorBars {
  readonly bars: readonly ErrorBar[];
  /** The axis spans −reach … reach. */
  readonly reach: number;
  readonly ticks: readonly number[];
}

/** Number of bars on each side of 0. */
const SIDE_BARS = 10;

/** Counts errors; NaN is left out. */
export function errorBars(errors: readonly number[]): ErrorBars {
  const known = errors.filter((error) => Number.isFinite(error));
  const largest = known.reduce((most, error) => Math.max(most, Math.abs(error)), 0) || 1;
  const [, reach] = nice(-largest, largest, 4);
  const step = reach / SIDE_BARS;
  const counts = new Array<number>(2 * SIDE_BARS).fill(0);
  for (const error of known) counts[Math.min(2 * SIDE_BARS - 1, Math.floor((error + reach) / step))]++;
  return {
    bars: counts.map((count, i) => ({ from: -reach + i * step, to: -reach + (i + 1) * step, count })),
    reach,
    ticks: ticks(-reach, reach, 4),
  };
}
