import type { Message } from '../message.ts';
import type { TableShape } from '../csv/readRecordAt.ts';
import type { Association } from '../dataset/checks/association.ts';
import type { Column } from '../dataset/columns/column.ts';
import type { DataCheck } from '../dataset/checks/dataCheck.ts';
import type { Encoder } from '../dataset/encoding/encoder.ts';
import type { Recipe } from '../dataset/columns/recipe.ts';
import type { LossGain } from '../evaluation/lossGain.ts';
import type { Scores } from '../evaluation/scores.ts';
import type { Architecture } from '../network/architecture.ts';
import type { FrozenUnit } from '../network/frozenUnits.ts';
import type { Finding } from './finding.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import type { PlanBasis } from '../options/planOptions.ts';
import type { MadeAdjustment } from './adjustment.ts';

/** What is known of a run when the table has been read and before the first epoch. */
export interface RunPlan {
  readonly columns: readonly Column[];
  readonly recipe: Recipe;
  readonly encoder: Encoder;
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  /** What the options were chosen by that nobody has said; absent in what was saved before there was such a choice. */
  readonly basis?: PlanBasis;
  /** Of a run that goes on with another one; absent where it began from the beginning. */
  readonly continued?: Continuation;
  /** How the text is laid out, so that one row can be read without the others. */
  readonly table: TableShape;
  readonly rows: RowCounts;
  /** Of the test rows with all their cells (`rowsKey`); absent where there are none, and in what was saved before there was such a key. */
  readonly testKey?: number;
  readonly baseline: Baseline;
  /** How far each column goes with the target, over the training rows. */
  readonly associations: readonly Association[];
  /** What makes the result doubtful (a column that gives the answer away, too few rows, one rare class). */
  readonly dataChecks: readonly DataCheck[];
  /** Columns among the features that give the answer away, and that something is left without; absent where there are none. */
  readonly leaks?: readonly string[];
  /** For the user: what was skipped, renamed or left out, and why. */
  readonly warnings: readonly Message[];
}

/** What a run has gone on with: so many epochs, and what is not known of the rows that they were learned from. */
export interface Continuation {
  readonly epochs: number;
  /** True where nothing tells which rows those were. */
  readonly isUnknown?: true;
  /** Test rows of before that may be among the training rows now. */
  readonly lost?: number;
  /** Units that have not learned since, in the order of the network; absent where all have. */
  readonly frozen?: readonly FrozenUnit[];
}

export interface RowCounts {
  readonly train: number;
  /** Kept from learning, for early stopping and to judge settings by. */
  readonly validation: number;
  /** 0 where the table lists every case: then all rows are learned from. */
  readonly test: number;
  readonly skipped: number;
}

/**
 * Always giving the same answer, the commonest class or the median of the training rows, scored on the test rows; where there are none, on the
 * training rows. R², RMSE and loss are those of always answering the mean.
 */
export interface Baseline {
  readonly answer: string;
  /** Of numbers: the answer, in the units of the file. */
  readonly median?: number;
  readonly scores: Scores;
}

/** A batch size with which this many threads work, and about how long as many epochs would take with them. */
export interface BatchAdvice {
  readonly batchSize: number;
  readonly threads: number;
  readonly elapsedMs: number;
}

/** Scores of the rows that were kept for validation, and how much less their loss is than that of always giving the same answer. */
export interface ValidationScores {
  readonly rows: number;
  readonly scores: Scores;
  readonly gain?: LossGain;
}

/** How a run ended that was not cut off by an error. */
export interface RunOutcome {
  /** Flat, as in `layerSlices`. */
  readonly weights: Float32Array<ArrayBuffer>;
  readonly epochs: number;
  /** The epoch whose weights were kept: with early stopping that of the best validation loss, otherwise the last one. */
  readonly bestEpoch: number;
  readonly isStopped: boolean;
  /** What was changed while it was trained; absent when nothing was. */
  readonly adjustments?: readonly MadeAdjustment[];
  /** For the user: when the loss stopped being a number, and the likely cause. The weights are those of an epoch before. */
  readonly divergence?: Message;
  /** From the first epoch's start to the last one's end, without pauses. */
  readonly elapsedMs: number;
  /** How many threads trained at once; absent where the plain loop or TensorFlow.js did. */
  readonly threads?: number;
  /** True where no more than one could, since the platform lets threads share no memory: in most browsers. */
  readonly isMemoryUnshared?: boolean;
  /** With what batches more threads could work; absent where that would be no gain. */
  readonly batchAdvice?: BatchAdvice;
  readonly train: Scores;
  /** Absent where there are no test rows. */
  readonly test?: Scores;
  /** Of the rows that were kept for validation and scored, where there are some. */
  readonly validation?: ValidationScores;
  /** Number of judged rows: those of the test, or where there are none those that were learned from; all of them, where there is no `sampled`. */
  readonly of: number;
  /** How many rows of each part were scored, evenly spread over it, where a stop did not leave the time for all; absent otherwise. */
  readonly sampled?: { readonly train: number; readonly test: number };
  /** How many different rows, or groups of rows, those of the test are, where some of them belong together. */
  readonly clusters?: number;
  /** Of classes: judged rows that are answered right. */
  readonly right?: number;
  /** Of classes: counts of the judged rows by actual class (outer) and answered class (inner). */
  readonly confusion?: readonly (readonly number[])[];
  /** Of numbers: actual and predicted value of up to 2000 judged rows and of the one that is furthest off, in the units of the file. */
  readonly pairs?: { readonly actual: Float64Array<ArrayBuffer>; readonly predicted: Float64Array<ArrayBuffer> };
  /** Of numbers with test rows: how far 9 in 10 answers of further rows are off at most, in the unit of Σ; see `errorBoundOf`. */
  readonly errorBound?: number;
  /** Why it has learned little or nothing; absent where there is no sign of that. */
  readonly findings?: readonly Finding[];
  /** Training loss of the exact optimum, for a single neuron without regularization, where one exists. */
  readonly bestTrainLoss?: number;
}
