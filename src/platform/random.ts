/** A value for one Content-Security-Policy that a page cannot guess. */
export function createNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

/** A unique id for a run or a question. */
export function createId(): string {
  return crypto.randomUUID();
}
