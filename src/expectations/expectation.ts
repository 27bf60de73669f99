import type { Message } from '../message.ts';
import type { TrainOptions } from '../run/trainOptions.ts';

export const comparisons = ['≥', '≤', '>', '<', '='] as const;
export type Comparison = (typeof comparisons)[number];

export const scoreNames = ['accuracy', 'balancedAccuracy', 'auc', 'r2', 'mae', 'rmse', 'loss'] as const;
export type ScoreName = (typeof scoreNames)[number];

/**
 * What is expected of a model. `subject`: the target's name, and behind it the class whose probability is meant; both may be left out, and where
 * they stand side by side only the model tells where one ends.
 */
export type Expectation =
  /** Of one row: of a number the answer itself, of classes the probability of one of them, or with = the class that is answered. */
  | {
      readonly type: 'row';
      readonly cells: ReadonlyMap<string, string | number>;
      readonly subject: readonly string[];
      readonly comparison: Comparison;
      readonly bound: string;
    }
  /** Of many rows: what the answer does while one column's value grows and the others stay. */
  | { readonly type: 'never'; readonly subject: readonly string[]; readonly direction: 'falls' | 'rises'; readonly column: string }
  /** Of the test rows, or where there are none of those that were learned from. */
  | { readonly type: 'score'; readonly score: ScoreName; readonly comparison: Comparison; readonly bound: number };

/** An expectation and where it stands: a 0-based line of its file. One that cannot be read says why. */
export interface WrittenExpectation {
  readonly line: number;
  /** As it is shown: without what only the format needs. */
  readonly text: string;
  readonly expectation: Expectation | { readonly type: 'unreadable'; readonly why: Message };
}

/** What a file of expectations holds. Places are as written: relative to the file. */
export interface ExpectationFile {
  /** The table to train on; beside a `model` the one whose rows are looked at. */
  readonly table?: string;
  /** A model that has been trained. */
  readonly model?: string;
  readonly options: TrainOptions;
  readonly expectations: readonly WrittenExpectation[];
}

/** What became of an expectation. One that could not be judged is not met. */
export interface Verdict {
  readonly line: number;
  readonly text: string;
  readonly outcome: 'met' | 'unmet' | 'unjudged';
  /** Absent where it is met: what is so instead, or why nothing can be said. */
  readonly said?: Message;
}
