/** 64-bit FNV-1a over UTF-16, as two halves with different offsets. */
export function checksumOf(text: string): string {
  return digest(text.length, (at) => text.charCodeAt(at));
}

/** The same over bytes. */
export function checksumOfBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  return digest(byteLength, (at) => bytes[at]);
}

/** A fingerprint of the cells of a model's columns in all rows, from the keys of its ledger; undefined if the rows are unknown. */
export function rowsFingerprint(keys: Uint32Array): string | undefined {
  return keys.length === 0 ? undefined : checksumOf(keys.join());
}

function digest(length: number, unitAt: (at: number) => number): string {
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (let at = 0; at < length; at++) {
    const unit = unitAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 16), 0x01000193);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
