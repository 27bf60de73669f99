import { inEnglish } from './inWords.ts';
import type { Message } from './message.ts';

/**
 * A failure that the user can act on: it says what is wrong, where, and what to do. `said` is put into the language of the window that
 * shows it; `message` is the same in English, for logs and other programs. Any other error is a bug.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly said: Message;

  constructor(said: Message) {
    super(inEnglish(said));
    this.said = said;
  }
}

/** The user has cancelled the operation and need not be told. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/**
 * The operation was ended by something else that the user did (a newer start, a stop, a closed table). Other programs get the message;
 * people do not need it.
 */
export class EndedError extends UserError {}
