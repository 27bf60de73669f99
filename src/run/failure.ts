import { message, type Message } from '../message.ts';

/** An error as data, so that it can cross a boundary. */
export interface Failure {
  /** True for a message made for the user, false for a bug. */
  readonly isExpected: boolean;
  readonly message: Message;
}

/** What the user hears when a worker has no memory left. */
export const outOfMemory: Failure = {
  isExpected: true,
  message: message(
    'The table and the network need more memory than the training worker can have. Use fewer rows, fewer columns or smaller layers, and train again.',
  ),
};

/** What the user hears of a run whose window was reloaded, or whose extension host died. */
export const interruption: Failure = {
  isExpected: true,
  message: message(
    'Training was interrupted because the window was reloaded or its extension host ended. Nothing of that run was kept; train again.',
  ),
};
