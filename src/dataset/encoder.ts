import type { Scaling } from './recipe.ts';

/** How one number column becomes one input: `(cell − offset) / scale`. Statistics are of the training rows only. */
export interface NumberEncoding {
  readonly column: string;
  readonly offset: number;
  /** Never 0: a constant column has scale 1. */
  readonly scale: number;
  readonly mean: number;
  /** Smallest and largest number among the training rows, in the units of the file. */
  readonly min: number;
  readonly max: number;
}

/** The classes of a two-valued target as they stand in the file; the network's output is the probability of the second. */
export interface BinaryTarget {
  readonly column: string;
  readonly classes: readonly [string, string];
}

/** Turns a record into the network's numbers and back. Plain data: it is saved with the model. */
export interface Encoder {
  readonly scaling: Scaling;
  readonly features: readonly NumberEncoding[];
  readonly target: BinaryTarget;
}
