import type { EncodedRows, FeatureMatrix } from '../dataset/dataset.ts';
import type { Architecture } from '../network/architecture.ts';
import type { Hyperparameters } from '../run/hyperparameters.ts';

/** What is known of a run before its features are written. */
export interface RunOutline {
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  readonly rows: EncodedRows;
  /** Places in the flat weights of what does not learn. */
  readonly frozen?: Uint32Array;
}

/** Gives the place for the features of a run: where a trainer will want them, so that they are in memory once. */
export type FeaturePlacer = (outline: RunOutline) => FeatureMatrix;
