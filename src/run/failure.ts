import { message, verbatim, type Message } from '../message.ts';

/** An error as data, so that it can cross a boundary. */
export interface Failure {
  /** True for a message made for the user, false for a bug. */
  readonly isExpected: boolean;
  readonly message: Message;
  /** Of a bug, for the log: where it was thrown. */
  readonly stack?: string;
}

/** A bug, or something else that nobody expects: in its own words, with where it was thrown apart. */
export function unexpected(error: unknown): Failure {
  const text = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  // Other sentences stand behind it.
  return { isExpected: false, message: verbatim(/[.!?]$/.test(text) ? text : `${text}.`), ...(stack === undefined ? {} : { stack }) };
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
