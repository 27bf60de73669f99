import type { Message } from '../../message.ts';

/** A reason to doubt a result, and what to try instead; without remedies if only other rows would help. */
export interface DataCheck {
  readonly said: Message;
  /** A short form where there is only one line. Older saved models have none. */
  readonly brief?: Message;
  /** The most promising first. */
  readonly remedies: readonly Remedy[];
}

/** A suggestion for training again after a doubtful result: one change of the options or of the columns. */
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
