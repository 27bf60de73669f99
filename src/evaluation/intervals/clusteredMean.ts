import { finishSteps, type Steps } from '../../steps.ts';
import { studentQuantile, Z95 } from './studentQuantile.ts';

/** Number of rows whose lookup takes a few milliseconds. */
export const ROWS_PER_STEP = 2 ** 16;

/** A mean over rows, some of which may belong together, and its uncertainty. */
export interface ClusteredMean {
  readonly mean: number;
  /** Of the mean; infinite if there is only one cluster. */
  readonly standardError: number;
  /** Half the width of the 95 % interval by Student's t. */
  readonly half: number;
  /** Effective number of independent rows; at most the number of rows. */
  readonly effective: number;
}

/**
 * The mean of the values and its uncertainty. `clusters` gives the cluster of each value; without it every value is its own cluster.
 *
 * Values that are equal within each cluster, as those of copies, say no more than one value each, however many copies there are: the
 * variance is that of a weighted mean of independent values, the effective number that of Kish (1965), (Σ m)² / Σ m² for clusters of m
 * values. Otherwise the variance is that of the jackknife that leaves out one cluster at a time (Tukey 1958; for equally large clusters
 * the usual cluster-robust one), and the effective number is the number of values divided by the design effect. Both are estimated from
 * few clusters, fewer still if some are large: Student's t has Kish's number of clusters, less one, as degrees of freedom, and the
 * effective number is reduced accordingly (Korn & Graubard 1998).
 */
export function clusteredMean(values: ArrayLike<number>, clusters?: Uint32Array): ClusteredMean {
  return finishSteps(clusteredMeanSteps(values, clusters));
}

/** The same in steps of a few milliseconds. */
export function* clusteredMeanSteps(values: ArrayLike<number>, clusters?: Uint32Array): Steps<ClusteredMean> {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i];
  yield;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (values[i] - mean) ** 2;
  yield;
  const plain = squares / (count * (count - 1));
  if (!clusters) return { mean, ...halfOf(Math.sqrt(plain), count - 1), effective: count };
  const { clusterCount, kish, variance, alike } = yield* sumClusters(values, mean, clusters);
  if (clusterCount < 2) return { mean, standardError: Infinity, half: Infinity, effective: alike ? 1 : 0 };
  if (alike) return { mean, ...halfOf(Math.sqrt(alike.variance / kish), clusterCount - 1), effective: kish };
  const designEffect = Math.max(variance / plain, 1);
  // Only what the clusters add to the variance is uncertain.
  const freedom = Math.max(1, ((kish - 1) * designEffect) / (designEffect - 1));
  return {
    mean,
    ...halfOf(Math.sqrt(variance), Math.max(1, kish - 1)),
    effective: (count / designEffect) * (Z95 / studentQuantile(freedom)) ** 2,
  };
}

function halfOf(standardError: number, freedom: number): Pick<ClusteredMean, 'standardError' | 'half'> {
  if (freedom === 0) return { standardError: Infinity, half: Infinity };
  return { standardError, half: standardError * studentQuantile(freedom) };
}

/** What clusters have in common. */
interface ClusterSums {
  readonly clusterCount: number;
  /** Number of equally large clusters that would say as much as these, if values of one cluster were equal. */
  readonly kish: number;
  /** Of the mean: the jackknife that leaves out one cluster at a time. */
  readonly variance: number;
  /** If all values of each cluster are equal: the variance of the clusters' values. */
  readonly alike: { readonly variance: number } | undefined;
}

function* sumClusters(values: ArrayLike<number>, mean: number, clusters: Uint32Array): Steps<ClusterSums> {
  const places = new Map<number, number>();
  const [firsts, sizes, sums]: [number[], number[], number[]] = [[], [], []];
  let isAlike = true;
  for (let i = 0; i < values.length; i++) {
    const known = places.get(clusters[i]);
    const place = known ?? sizes.length;
    if (known === undefined) {
      places.set(clusters[i], place);
      firsts.push(values[i]);
      sizes.push(0);
      sums.push(0);
    }
    if (values[i] !== firsts[place]) isAlike = false;
    sizes[place]++;
    sums[place] += values[i] - mean;
    if (i % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  const kish = values.length ** 2 / sumOfSquares(sizes, 0);
  const middle = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
  const shifts = sums.map((sum, place) => sum / (values.length - sizes[place]));
  const alike = isAlike ? { variance: sumOfSquares(firsts, middle) / (firsts.length - 1) } : undefined;
  return { clusterCount: sizes.length, kish, variance: (1 - 1 / sizes.length) * sumOfSquares(shifts, 0), alike };
}

function sumOfSquares(values: readonly number[], middle: number): number {
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}
