import { inEnglish } from './inWords.ts';
import type { Message } from './message.ts';

/**
 * A failure the user can act on: it says what is wrong, where, and what to do, in the language of the window that shows `said`; `message` is
 * the same in English, for logs and other programs. Anything else that is thrown is a bug.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly said: Message;

  constructor(said: Message) {
    super(inEnglish(said));
    this.said = said;
  }
}

/** What was asked for has been ended by the user, who need not be told. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** What was asked for has been ended by something else that the user did (a newer start, a stop, a closed table): other programs hear the message, people need not. */
export class EndedError extends UserError {}
