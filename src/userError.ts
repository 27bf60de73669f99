/** A failure the user can act on: the message says what is wrong, where, and what to do. Anything else that is thrown is a bug. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** What was asked for has been ended by the user, who need not be told. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** What was asked for has been ended by something else that the user did (a newer start, a stop, a closed table): other programs hear the message, people need not. */
export class EndedError extends UserError {}
