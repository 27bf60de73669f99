/** Lets others have their turn: what belongs to millions of rows is not copied in one go where the user would feel it. */
export type Pause = () => Promise<unknown>;

/** This many bytes are copied or summed up between two pauses. Most of the time is that of the system, which gives memory when it is first written. */
export const PIECE_BYTES = 1 << 16;

/** Zeros that take no time to get, however many: a resizable buffer comes straight from the system, page by page as it is written. */
export function memoryByPages(byteLength: number): Uint8Array<ArrayBuffer> {
  if (byteLength <= PIECE_BYTES) return new Uint8Array(byteLength);
  return new Uint8Array(new ArrayBuffer(byteLength, { maxByteLength: byteLength }), 0, byteLength);
}

/** Copies all bytes to the beginning of others, with a pause after each piece. */
export async function copyInPieces(to: Uint8Array, from: Uint8Array, pause: Pause): Promise<void> {
  for (let start = 0; start < from.length; start += PIECE_BYTES) {
    to.set(from.subarray(start, start + PIECE_BYTES), start);
    await pause();
  }
}

/** A copy in memory that threads share, where the platform has such: it goes to a worker without being copied again. */
export async function sharedInPieces({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array, pause: Pause): Promise<ArrayBufferLike> {
  const hasThreads = typeof SharedArrayBuffer !== 'undefined';
  const copy = hasThreads ? new SharedArrayBuffer(byteLength, { maxByteLength: byteLength }) : memoryByPages(byteLength).buffer;
  await copyInPieces(new Uint8Array(copy), new Uint8Array(buffer, byteOffset, byteLength), pause);
  return copy;
}
