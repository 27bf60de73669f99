import type { ObservedRows } from '../../../src/evaluation/observedRows.ts';

/** Rows with their features stored without padding. */
export function observed(features: Float32Array, featureCount: number, targets: Float32Array): ObservedRows {
  return { features, featureCount, featureStride: featureCount, targets };
}
