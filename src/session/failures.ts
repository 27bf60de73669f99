import type { Failure } from '../run/failure.ts';
import { UserError } from '../userError.ts';

/** A UserError for what the user can act on, an Error for a bug or a crash. */
export function toError({ isExpected, message }: Failure): Error {
  return isExpected ? new UserError(message) : new Error(message);
}

/** What a worker's sudden end means for the user. */
export function crashed(failure: Failure): Failure {
  return failure.isExpected ? failure : { ...failure, message: `The training worker ended unexpectedly. ${failure.message} Train again.` };
}
