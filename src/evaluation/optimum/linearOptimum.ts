import type { ObservedRows } from '../observedRows.ts';
import { solvePositiveDefinite } from './solvePositiveDefinite.ts';

/**
 * The mean squared error of the best linear neuron for the listed rows (ordinary least squares by centered normal equations, in double
 * precision): no training can do better. Undefined if numbers are not finite.
 */
export function linearOptimumLoss({ features, featureCount, featureStride, targets }: ObservedRows, rows: Uint32Array): number | undefined {
  // Centered: otherwise the damping that detects dependent columns would swamp a column far from 0.
  const means = new Float64Array(featureCount);
  let targetMean = 0;
  for (const row of rows) {
    for (let j = 0; j < featureCount; j++) means[j] += features[row * featureStride + j] / rows.length;
    targetMean += targets[row] / rows.length;
  }
  const moments = new Float64Array(featureCount * featureCount);
  const products = new Float64Array(featureCount);
  const values = new Float64Array(featureCount);
  const take = (row: number) => {
    for (let j = 0; j < featureCount; j++) values[j] = features[row * featureStride + j] - means[j];
  };
  for (const row of rows) {
    take(row);
    for (let j = 0; j < featureCount; j++) {
      products[j] += values[j] * (targets[row] - targetMean);
      for (let k = 0; k < featureCount; k++) moments[j * featureCount + k] += values[j] * values[k];
    }
  }
  const weights = solvePositiveDefinite(moments, products);
  if (!weights) return undefined;
  let squared = 0;
  for (const row of rows) {
    take(row);
    let sum = targetMean;
    for (let j = 0; j < featureCount; j++) sum += weights[j] * values[j];
    squared += (sum - targets[row]) ** 2;
  }
  const loss = squared / rows.length;
  return Number.isFinite(loss) ? loss : undefined;
}
