/** True when all arrays hold the same numbers, bit for bit. */
export function isSameBytes([first, ...others]: readonly Float32Array[]): boolean {
  return others.every((other) => Buffer.compare(bytesOf(other), bytesOf(first)) === 0);
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
