import type { Failure } from '../run/findings/failure.ts';

/** What a thread says to the one question that it is asked. */
export type ThreadReply = { readonly answer: unknown } | { readonly failure: Failure };
