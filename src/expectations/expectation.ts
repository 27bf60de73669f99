import type { Message } from '../message.ts';
import type { TrainOptions } from '../run/options/trainOptions.ts';

export const comparisons = ['≥', '≤', '>', '<', '='] as const;
export type Comparison = (typeof comparisons)[number];

export const scoreNames = ['accuracy', 'balancedAccuracy', 'auc', 'r2', 'mae', 'rmse', 'loss'] as const;
export type ScoreName = (typeof scoreNames)[number];

/**
 * Something expected of a model. `subject` is the target's name, then the class whose probability is meant. Both are optional, and if both
 * are given, only the model can tell where one ends.
 */
export type Expectation =
  /**
   * For one row. A numeric target's answer is compared directly. For classes it is the probability of one of them, or with = the predicted
   * class.
   */
  | {
      readonly type: 'row';
      readonly cells: ReadonlyMap<string, string | number>;
      readonly subject: readonly string[];
      readonly comparison: Comparison;
      readonly bound: string;
    }
  /** For many rows: how the answer changes as one column's value grows and the others stay the same. */
  | { readonly type: 'never'; readonly subject: readonly string[]; readonly direction: 'falls' | 'rises'; readonly column: string }
  /** For the test rows, or for the training rows if there are none. */
  | { readonly type: 'score'; readonly score: ScoreName; readonly comparison: Comparison; readonly bound: number };

/** An expectation with its 0-based line in the file. If it could not be read, it has the reason. */
export interface WrittenExpectation {
  readonly line: number;
  /** As displayed, without markup that only the file format needs. */
  readonly text: string;
  readonly expectation: Expectation | { readonly type: 'unreadable'; readonly why: Message };
}

/** Content of a file of expectations. Places are as written: relative to the file. */
export interface ExpectationFile {
  /** The table to train on, or with a `model` the table whose rows are examined. */
  readonly table?: string;
  /** A trained model. */
  readonly model?: string;
  readonly options: TrainOptions;
  readonly expectations: readonly WrittenExpectation[];
}

/** The result for an expectation. One that could not be judged counts as not met. */
export interface Verdict {
  readonly line: number;
  readonly text: string;
  readonly outcome: 'met' | 'unmet' | 'unjudged';
  /** Absent if it is met; otherwise what holds instead, or why it cannot be judged. */
  readonly said?: Message;
}
