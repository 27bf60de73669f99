import type { ObservedRows } from './observedRows.ts';
import { solvePositiveDefinite } from './solvePositiveDefinite.ts';

/**
 * The mean squared error of the best single linear neuron for the rows (ordinary least squares by the normal equations, in double
 * precision): no training can get below it. Only the listed rows count. Undefined when numbers are not finite.
 */
export function linearOptimumLoss({ features, featureCount, featureStride, targets }: ObservedRows, rows: Uint32Array): number | undefined {
  const size = featureCount + 1;
  const moments = new Float64Array(size * size);
  const products = new Float64Array(size);
  const values = new Float64Array(size);
  values[featureCount] = 1;
  const take = (row: number) => {
    for (let j = 0; j < featureCount; j++) values[j] = features[row * featureStride + j];
  };
  for (const row of rows) {
    take(row);
    for (let j = 0; j < size; j++) {
      products[j] += values[j] * targets[row];
      for (let k = 0; k < size; k++) moments[j * size + k] += values[j] * values[k];
    }
  }
  const weights = solvePositiveDefinite(moments, products);
  if (!weights) return undefined;
  let squared = 0;
  for (const row of rows) {
    take(row);
    let sum = 0;
    for (let j = 0; j < size; j++) sum += weights[j] * values[j];
    squared += (sum - targets[row]) ** 2;
  }
  const loss = squared / rows.length;
  return Number.isFinite(loss) ? loss : undefined;
}
