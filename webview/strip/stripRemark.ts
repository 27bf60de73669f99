import type { Remedy } from '../../src/dataset/checks/dataCheck.ts';
import type { Message } from '../../src/message.ts';

/** What a button of the strip does. */
export type StripAction =
  | { readonly type: 'train' | 'undo' | 'resume' | 'stop' | 'chooseTarget' | 'openTrust' | 'showKept' | 'showLast' }
  | { readonly type: 'trainAtRate'; readonly rate: number }
  | { readonly type: 'remedy'; readonly remedy: Remedy };

/** A button of the strip; `brief` is its label for little room. */
export interface StripButton {
  readonly label: Message;
  readonly brief?: Message;
  readonly action: StripAction;
}

/** The one fact of the second line, and its actions. */
export interface StripRemark {
  readonly tone: 'plain' | 'warn' | 'error';
  readonly text: Message;
  /** The text for less and less room. */
  readonly shorter?: readonly Message[];
  readonly actions: readonly StripButton[];
}
