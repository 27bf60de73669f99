/** A value that a page cannot guess, for one Content-Security-Policy. */
export function createNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

/** The name of a run or a question, like no other. */
export function createId(): string {
  return crypto.randomUUID();
}
