import { finishSteps, type Steps } from '../steps.ts';
import { studentQuantile } from './studentQuantile.ts';

/** Number of rows whose lookup takes a few milliseconds. */
export const ROWS_PER_STEP = 2 ** 16;

/** A mean over rows, some of which may belong together, and its uncertainty. */
export interface ClusteredMean {
  readonly mean: number;
  /** Of the mean; infinite if there is only one cluster. */
  readonly standardError: number;
  /** Half the width of the 95 % interval: Student's t with one degree of freedom less than there are clusters. */
  readonly half: number;
  /** Effective number of independent rows; at most the number of rows. */
  readonly effective: number;
}

/**
 * The mean of the values with a cluster-robust standard error (linearization of a ratio, Cochran 1977, §11.2: residuals are summed by
 * cluster). `clusters` gives the cluster of each value; without it every value is its own cluster. The effective number is the number of
 * rows divided by the design effect (Kish 1965); if all values are equal, the number of clusters.
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
  if (!clusters) return { mean, ...halfOf(Math.sqrt(plain), count), effective: count };
  const { clusterCount, residuals } = yield* sumResiduals(values, mean, clusters);
  const variance = (residuals / count ** 2) * (clusterCount / (clusterCount - 1));
  const designEffect = plain > 0 ? Math.max(variance / plain, 1) : count / clusterCount;
  return { mean, ...halfOf(Math.sqrt(variance), clusterCount), effective: count / designEffect };
}

function halfOf(standardError: number, clusterCount: number): Pick<ClusteredMean, 'standardError' | 'half'> {
  if (clusterCount < 2) return { standardError: Infinity, half: Infinity };
  return { standardError, half: standardError * studentQuantile(clusterCount - 1) };
}

/** The number of clusters, and the sum of their squared residuals. */
function* sumResiduals(
  values: ArrayLike<number>,
  mean: number,
  clusters: Uint32Array,
): Steps<{ readonly clusterCount: number; readonly residuals: number }> {
  const ofCluster = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    ofCluster.set(clusters[i], (ofCluster.get(clusters[i]) ?? 0) + values[i] - mean);
    if (i % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  let residuals = 0;
  for (const residual of ofCluster.values()) residuals += residual ** 2;
  return { clusterCount: ofCluster.size, residuals };
}
