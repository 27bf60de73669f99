import type { Message } from '../message.ts';
import type { TableShape } from '../csv/readRecordAt.ts';
import type { Association } from '../dataset/checks/association.ts';
import type { Column } from '../dataset/columns/column.ts';
import type { DataCheck } from '../dataset/checks/dataCheck.ts';
import type { Encoder } from '../dataset/encoding/encoder.ts';
import type { Recipe } from '../dataset/columns/recipe/recipe.ts';
import type { LossGain } from '../evaluation/lossGain.ts';
import type { Scores } from '../evaluation/scores.ts';
import type { Architecture } from '../network/architecture.ts';
import type { FrozenUnit } from '../network/frozenUnits.ts';
import type { Finding } from './findings/finding.ts';
import type { Hyperparameters } from './options/hyperparameters.ts';
import type { PlanBasis } from '../options/planOptions.ts';
import type { MadeAdjustment } from './options/adjustment.ts';

/** What is known of a run once the table has been read, before the first epoch. */
export interface RunPlan {
  readonly columns: readonly Column[];
  readonly recipe: Recipe;
  readonly encoder: Encoder;
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  /** What the automatic choice of options was based on; absent in older saved runs. */
  readonly basis?: PlanBasis;
  /** For a run that continues another one; absent for a run from scratch. */
  readonly continued?: Continuation;
  /** The layout of the text, so that a single row can be read without the others. */
  readonly table: TableShape;
  readonly rows: RowCounts;
  /** Key of the test rows with all their cells (`rowsKey`); absent without a test and in older saved runs. */
  readonly testKey?: number;
  readonly baseline: Baseline;
  /** How strongly each column is associated with the target, over the training rows. */
  readonly associations: readonly Association[];
  /** What makes the result doubtful, such as a column that gives the answer away, too few rows, or a rare class. */
  readonly dataChecks: readonly DataCheck[];
  /** Features that give the answer away and that could be left out; absent if there are none. */
  readonly leaks?: readonly string[];
  /** For the user: what was skipped, renamed or left out, and why. */
  readonly warnings: readonly Message[];
}

/** The epochs that a run continues from, and what is unknown about the rows used for them. */
export interface Continuation {
  readonly epochs: number;
  /** True if it is unknown which rows they were. */
  readonly isUnknown?: true;
  /** Earlier test rows that may be among the training rows now. */
  readonly lost?: number;
  /** Units that have been frozen since, in the order of the network; absent if none. */
  readonly frozen?: readonly FrozenUnit[];
}

export interface RowCounts {
  readonly train: number;
  /** Rows not trained on, for early stopping and for choosing settings. */
  readonly validation: number;
  /** 0 if the table lists every possible case: then all rows are used for training. */
  readonly test: number;
  readonly skipped: number;
}

/**
 * Scores of a constant answer, the training rows' most common class or median, on the test rows, or on the training rows if there is no
 * test. R², RMSE and loss are those of always answering the mean.
 */
export interface Baseline {
  readonly answer: string;
  /** For numbers: the constant answer, in the units of the file. */
  readonly median?: number;
  readonly scores: Scores;
}

/** A batch size at which this many threads can work, and roughly how long the same number of epochs would take. */
export interface BatchAdvice {
  readonly batchSize: number;
  readonly threads: number;
  readonly elapsedMs: number;
}

/** Scores of the validation rows, and by how much their loss is below that of a constant answer. */
export interface ValidationScores {
  readonly rows: number;
  readonly scores: Scores;
  readonly gain?: LossGain;
}

/** The result of a run that did not fail. */
export interface RunOutcome {
  /** Flat, as in `layerSlices`. */
  readonly weights: Float32Array<ArrayBuffer>;
  readonly epochs: number;
  /** The epoch whose weights were kept: with early stopping the one with the lowest validation loss, otherwise the last. */
  readonly bestEpoch: number;
  readonly isStopped: boolean;
  /** What was changed during the training; absent if nothing was. */
  readonly adjustments?: readonly MadeAdjustment[];
  /** For the user: when the loss stopped being a number, and the likely cause. The weights are those of an earlier epoch. */
  readonly divergence?: Message;
  /** From the start of the first epoch to the end of the last one, without pauses. */
  readonly elapsedMs: number;
  /** How many threads trained at once; absent for the plain loop and TensorFlow.js. */
  readonly threads?: number;
  /** True if only one thread could, because threads share no memory on this platform (most browsers). */
  readonly isMemoryUnshared?: boolean;
  /** The batch size that would let more threads work; absent if that would not be faster. */
  readonly batchAdvice?: BatchAdvice;
  readonly train: Scores;
  /** Absent if there are no test rows. */
  readonly test?: Scores;
  /** Of the validation rows; absent if there are none or they were not scored. */
  readonly validation?: ValidationScores;
  /** Number of judged rows: the test rows, or the training rows if there is no test. Not all of them if there is `sampled`. */
  readonly of: number;
  /** How many rows of each part were scored, evenly spread, if a stop left no time for all of them. */
  readonly sampled?: { readonly train: number; readonly test: number };
  /** How many distinct rows or groups of rows the test has, if some of its rows belong together. */
  readonly clusters?: number;
  /** For classes: judged rows that are answered correctly. */
  readonly right?: number;
  /** For classes: counts of the judged rows by actual class (outer) and predicted class (inner). */
  readonly confusion?: readonly (readonly number[])[];
  /** For numbers: actual and predicted values of up to 2000 judged rows and of the one with the largest error, in the units of the file. */
  readonly pairs?: { readonly actual: Float64Array<ArrayBuffer>; readonly predicted: Float64Array<ArrayBuffer> };
  /** For numbers with test rows: 9 in 10 answers for new rows are off by at most this, in the unit of Σ; see `errorBoundOf`. */
  readonly errorBound?: number;
  /** Why it has learned little or nothing; absent if there is no sign of that. */
  readonly findings?: readonly Finding[];
  /** Training loss of the exact optimum of a single neuron without regularization, if one exists. */
  readonly bestTrainLoss?: number;
}
