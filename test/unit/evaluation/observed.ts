import type { ObservedRows } from '../../../src/evaluation/observedRows.ts';

/** Rows without gaps between their features. */
export function observed(features: Float32Array, featureCount: number, targets: Float32Array): ObservedRows {
  return { features, featureCount, featureStride: featureCount, targets };
}
