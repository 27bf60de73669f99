import { randomBytes, randomUUID } from 'node:crypto';

/** A value that a page cannot guess, for one Content-Security-Policy. */
export function createNonce(): string {
  return randomBytes(16).toString('base64');
}

/** The name of a run or a question, like no other. */
export function createId(): string {
  return randomUUID();
}
