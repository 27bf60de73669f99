import { message, verbatim, type Message } from '../../message.ts';

/** An error as data, so that it can be sent between threads. */
export interface Failure {
  /** True for a message made for the user, false for a bug. */
  readonly isExpected: boolean;
  readonly message: Message;
  /** For a bug: the stack, for the log. */
  readonly stack?: string;
}

/** A bug or any other unexpected error: its own message, with the stack kept apart. */
export function unexpected(error: unknown): Failure {
  const text = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  // Other sentences follow it, so it has to end with a mark.
  return { isExpected: false, message: verbatim(/[.!?]$/.test(text) ? text : `${text}.`), ...(stack === undefined ? {} : { stack }) };
}

/** Shown when a worker has run out of memory. */
export const outOfMemory: Failure = {
  isExpected: true,
  message: message(
    'The table and the network need more memory than the training worker can have. Use fewer rows, fewer columns or smaller layers, and train again.',
  ),
};

/** Shown for a run whose window was reloaded or whose extension host died. */
export const interruption: Failure = {
  isExpected: true,
  message: message(
    'Training was interrupted because the window was reloaded or its extension host ended. Nothing of that run was kept; train again.',
  ),
};
