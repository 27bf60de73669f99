/** A failure the user can act on: the message says what is wrong, where, and what to do. Anything else that is thrown is a bug. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
