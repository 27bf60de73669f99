import { inEnglish } from '../inWords.ts';
import { message } from '../message.ts';
import type { Failure } from '../run/findings/failure.ts';
import { UserError } from '../userError.ts';

/** A UserError for what the user can act on, an Error for a bug or a crash. */
export function toError(failure: Failure): Error {
  if (failure.isExpected) return new UserError(failure.message);
  const error = new Error(inEnglish(failure.message));
  if (failure.stack !== undefined) error.stack = `${error.message}\n${failure.stack}`;
  return error;
}

/** The message for a worker's crash. */
export function crashed(failure: Failure): Failure {
  if (failure.isExpected) return failure;
  return { ...failure, message: message('The training worker ended unexpectedly. {cause} Train again.', { cause: failure.message }) };
}
