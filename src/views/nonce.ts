import { randomBytes } from 'node:crypto';

/** A value that a page cannot guess, for one Content-Security-Policy. */
export function createNonce(): string {
  return randomBytes(16).toString('base64');
}
