/** Yields to others, so that data of millions of rows is not copied in one noticeable go. */
export type Pause = () => Promise<unknown>;

/** Bytes that are copied or summed between two pauses. Most of the time goes into the system's allocation of pages on the first write. */
export const PIECE_BYTES = 1 << 16;

/** Zeros whose allocation takes no time, however many: the system provides the pages of a resizable buffer as they are written. */
export function memoryByPages(byteLength: number): Uint8Array<ArrayBuffer> {
  if (byteLength <= PIECE_BYTES) return new Uint8Array(byteLength);
  return new Uint8Array(new ArrayBuffer(byteLength, { maxByteLength: byteLength }), 0, byteLength);
}

/** Copies all bytes to the beginning of `to`, with a pause after each piece. */
export async function copyInPieces(to: Uint8Array, from: Uint8Array, pause: Pause): Promise<void> {
  for (let start = 0; start < from.length; start += PIECE_BYTES) {
    to.set(from.subarray(start, start + PIECE_BYTES), start);
    await pause();
  }
}

/** A copy in shared memory, where the platform has it: workers get it without a further copy. */
export async function sharedInPieces({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array, pause: Pause): Promise<ArrayBufferLike> {
  const hasThreads = typeof SharedArrayBuffer !== 'undefined';
  const copy = hasThreads ? new SharedArrayBuffer(byteLength, { maxByteLength: byteLength }) : memoryByPages(byteLength).buffer;
  await copyInPieces(new Uint8Array(copy), new Uint8Array(buffer, byteOffset, byteLength), pause);
  return copy;
}
