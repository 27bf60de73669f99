import { exp, log } from '../network/elementary.ts';
import type { Steps } from '../steps.ts';
import { ROWS_PER_STEP } from './clusteredMean.ts';
import type { Interval } from './intervals.ts';
import { studentQuantile } from './studentQuantile.ts';

/** Sums over some rows. */
interface Sums {
  readonly count: number;
  readonly squaredErrors: number;
  readonly values: number;
  readonly squares: number;
}

/**
 * In steps: the 95 % interval of R² = 1 − squared errors / squared distances from the mean: by the jackknife of the logarithm of that quotient (Tukey 1958),
 * one cluster left out at a time, with the degree of freedom that the mean has taken given back. Undefined where the numbers do not differ, or
 * all rows are of one cluster.
 */
export function* explainedInterval(errors: Float64Array, actuals: Float32Array, clusters?: Uint32Array): Steps<Interval | undefined> {
  const { count, sumsOf } = clusters ? yield* sumByCluster(errors, actuals, clusters) : rowByRow(errors, actuals);
  let all: Sums = { count: 0, squaredErrors: 0, values: 0, squares: 0 };
  for (let i = 0; i < count; i++) {
    all = add(all, sumsOf(i), 1);
    if (i % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  let [mean, squares] = [0, 0];
  for (let i = 0; i < count; i++) {
    const quotient = log(leftOver(add(all, sumsOf(i), -1)));
    const distance = quotient - mean;
    mean += distance / (i + 1);
    squares += distance * (quotient - mean);
    if (i % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  const kept = 1 - 1 / count;
  const half = Math.sqrt(squares * kept) * studentQuantile(count - 1);
  const left = leftOver(all) * kept;
  const interval = [1 - left * exp(half), 1 - left * exp(-half)] as const;
  return interval.every(Number.isFinite) ? interval : undefined;
}

/** How many clusters there are, and what each adds. */
interface Clusters {
  readonly count: number;
  readonly sumsOf: (cluster: number) => Sums;
}

/** Every row by itself: nothing need be kept. */
function rowByRow(errors: Float64Array, actuals: Float32Array): Clusters {
  // From the first one, so that equal numbers have no spread.
  const sumsOf = (row: number) => {
    const value = actuals[row] - actuals[0];
    return { count: 1, squaredErrors: errors[row] ** 2, values: value, squares: value ** 2 };
  };
  return { count: errors.length, sumsOf };
}

function* sumByCluster(errors: Float64Array, actuals: Float32Array, clusters: Uint32Array): Steps<Clusters> {
  const rows = rowByRow(errors, actuals);
  const byCluster = new Map<number, Sums>();
  for (let row = 0; row < clusters.length; row++) {
    const known = byCluster.get(clusters[row]);
    byCluster.set(clusters[row], known ? add(known, rows.sumsOf(row), 1) : rows.sumsOf(row));
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  const sums = [...byCluster.values()];
  return { count: sums.length, sumsOf: (cluster) => sums[cluster] };
}

function add(a: Sums, b: Sums, sign: 1 | -1): Sums {
  return {
    count: a.count + sign * b.count,
    squaredErrors: a.squaredErrors + sign * b.squaredErrors,
    values: a.values + sign * b.values,
    squares: a.squares + sign * b.squares,
  };
}

/** The share of the spread that is not explained. */
function leftOver({ count, squaredErrors, values, squares }: Sums): number {
  return squaredErrors / (squares - values ** 2 / count);
}
