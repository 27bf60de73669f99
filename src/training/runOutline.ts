import type { EncodedRows, FeatureMatrix } from '../dataset/dataset.ts';
import type { Architecture } from '../network/architecture.ts';
import type { Hyperparameters } from '../run/options/hyperparameters.ts';

/** What is known of a run before its features are written. */
export interface RunOutline {
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  readonly rows: EncodedRows;
  /** Indexes of frozen weights in the flat weights. */
  readonly frozen?: Uint32Array;
}

/** Returns the place for a run's features, usually where the trainer needs them, so that they are in memory only once. */
export type FeaturePlacer = (outline: RunOutline) => FeatureMatrix;
