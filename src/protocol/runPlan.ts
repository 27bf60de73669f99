import type { TableShape } from '../csv/readRecordAt.ts';
import type { Column } from '../dataset/column.ts';
import type { Encoder } from '../dataset/encoder.ts';
import type { Recipe } from '../dataset/recipe.ts';
import type { Scores } from '../evaluation/scores.ts';
import type { Architecture } from '../network/architecture.ts';
import type { Hyperparameters } from '../training/hyperparameters.ts';

/** What is known of a run when the table has been read and before the first epoch. */
export interface RunPlan {
  readonly columns: readonly Column[];
  readonly recipe: Recipe;
  readonly encoder: Encoder;
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  /** How the text is laid out, so that one row can be read without the others. */
  readonly table: TableShape;
  readonly rows: RowCounts;
  readonly baseline: Baseline;
  /** In words for the user: what was skipped, renamed or left out, and why. */
  readonly warnings: readonly string[];
}

export interface RowCounts {
  readonly train: number;
  readonly test: number;
  readonly skipped: number;
}

/** Always answering the commonest class of the training rows, scored on the test rows. */
export interface Baseline {
  readonly answer: string;
  readonly scores: Scores;
}

/** How a run ended that was not cut off by an error. */
export interface RunOutcome {
  /** Flat, as in `layerSlices`. */
  readonly weights: Float32Array<ArrayBuffer>;
  readonly epochs: number;
  readonly isStopped: boolean;
  /** From the first epoch's start to the last one's end. */
  readonly elapsedMs: number;
  readonly train: Scores;
  readonly test: Scores;
  /** Test rows that are answered right, of all test rows. */
  readonly right: number;
  readonly of: number;
  /** 95 % Wilson score interval of the test accuracy. */
  readonly interval: readonly [number, number];
  /** Training loss of the exact optimum, for a single neuron without regularization, where one exists. */
  readonly bestTrainLoss?: number;
}

/** An error as data, so that it can cross a boundary. */
export interface Failure {
  /** True for a message made for the user, false for a bug. */
  readonly isExpected: boolean;
  readonly message: string;
}
