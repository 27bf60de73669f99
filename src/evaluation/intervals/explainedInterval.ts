import { exp, log } from '../../network/elementary.ts';
import type { Steps } from '../../steps.ts';
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
 * The 95 % interval of R² = 1 − squared errors / squared distances from the mean, in steps. Jackknife of the logarithm of that quotient
 * (Tukey 1958), leaving out one cluster at a time, with a correction for the variance of these
 * rows' mean (for n independent rows the factor 1 − 1/n). Large clusters leave fewer
 * degrees of freedom (Kish's number of clusters, see `clusteredMean`). Undefined if all numbers are equal or all rows are in one cluster.
 */
export function* explainedInterval(errors: Float64Array, actuals: Float32Array, clusters?: Uint32Array): Steps<Interval | undefined> {
  const { count, sumsOf } = clusters ? yield* sumByCluster(errors, actuals, clusters) : rowByRow(errors, actuals);
  let all: Sums = { count: 0, squaredErrors: 0, values: 0, squares: 0 };
  let squaredSizes = 0;
  for (let i = 0; i < count; i++) {
    all = add(all, sumsOf(i), 1);
    squaredSizes += sumsOf(i).count ** 2;
    if (i % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  let [mean, squares, shifts] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const others = add(all, sumsOf(i), -1);
    const quotient = log(leftOver(others));
    const distance = quotient - mean;
    mean += distance / (i + 1);
    squares += distance * (quotient - mean);
    shifts += (others.values / others.count - all.values / all.count) ** 2;
    if (i % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  const kept = 1 - 1 / count;
  const half = Math.sqrt(squares * kept) * studentQuantile(Math.max(1, all.count ** 2 / squaredSizes - 1));
  // Distances from the rows' own mean are too small by the variance of that mean.
  const left = leftOver(all) / (1 + (shifts * kept) / (spreadOf(all) / all.count));
  const interval = [1 - left * exp(half), 1 - left * exp(-half)] as const;
  return interval.every(Number.isFinite) ? interval : undefined;
}

/** The number of clusters, and the sums of each. */
interface Clusters {
  readonly count: number;
  readonly sumsOf: (cluster: number) => Sums;
}

/** Every row is its own cluster, so nothing has to be stored. */
function rowByRow(errors: Float64Array, actuals: Float32Array): Clusters {
  // Measured from the first one, so that equal numbers have exactly no spread.
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

/** The unexplained share of the spread. */
function leftOver(sums: Sums): number {
  return sums.squaredErrors / spreadOf(sums);
}

/** Squared distances from the mean. */
function spreadOf({ count, values, squares }: Sums): number {
  return squares - values ** 2 / count;
}
