import type { Message } from '../../message.ts';

/** What makes a result doubtful, and what can be trained with instead; no remedy where only other rows would help. */
export interface DataCheck {
  readonly said: Message;
  /** The same in a few words, for where there is one line. Saved models from before have none. */
  readonly brief?: Message;
  /** The most promising first. */
  readonly remedies: readonly Remedy[];
}

/** Something to train again with where a result is doubtful: one change of the options or of the columns. */
export type Remedy =
  | { readonly type: 'leaveOut'; readonly column: string }
  | {
      readonly type:
        | 'clipOutliers'
        | 'boundActivation'
        | 'robustLoss'
        | 'logTarget'
        | 'balanceClasses'
        | 'drawWeights'
        | 'leakyActivation'
        | 'joinEqualRows'
        | 'partEqualRows';
    }
  | { readonly type: 'resize'; readonly hidden: readonly number[] }
  | { readonly type: 'setRate'; readonly learningRate: number }
  | { readonly type: 'setEpochs'; readonly epochs: number };
