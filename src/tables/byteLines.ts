/** Consecutive whole lines of a file, and their places in its bytes. */
export interface ByteLines {
  readonly bytes: Uint8Array;
  /** Where each line begins. */
  readonly starts: readonly number[];
  /** Where each line ends, without its line break. */
  readonly ends: readonly number[];
}

/**
 * Splits bytes into lines as editors count them: at `\n`, `\r\n` and a lone `\r`, in UTF-16 as units of two bytes. An incomplete last line is
 * kept until more bytes arrive.
 */
export class ByteLineReader {
  #pieces: Uint8Array[] = [];
  #width: 1 | 2 = 1;
  #isLittle = true;

  /** Call it before lines are taken. */
  setEncoding(encoding: string | undefined): void {
    if (encoding === 'utf-16le' || encoding === 'utf-16be') {
      this.#width = 2;
      this.#isLittle = encoding === 'utf-16le';
    }
  }

  push(bytes: Uint8Array): void {
    // A copy, since the caller may reuse its buffer.
    this.#pieces.push(bytes.slice());
  }

  /** The next `count` lines; Infinity takes all, including a last one without a line break. */
  take(count: number): ByteLines {
    const bytes = joined(this.#pieces);
    const starts: number[] = [];
    const ends: number[] = [];
    let start = 0;
    while (starts.length < count) {
      const end = this.#endOfLine(bytes, start);
      starts.push(start);
      ends.push(end);
      start = this.#endOfBreak(bytes, end);
      if (end >= bytes.length) break;
    }
    this.#pieces = start < bytes.length ? [bytes.subarray(start)] : [];
    return { bytes: bytes.subarray(0, start), starts, ends };
  }

  #endOfLine(bytes: Uint8Array, from: number): number {
    const width = this.#width;
    for (let at = from; at < bytes.length; at += width) {
      const code = this.#codeAt(bytes, at);
      if (code === 10 || code === 13) return at;
    }
    return bytes.length;
  }

  #endOfBreak(bytes: Uint8Array, end: number): number {
    if (end >= bytes.length) return bytes.length;
    const next = end + this.#width;
    return this.#codeAt(bytes, end) === 13 && next < bytes.length && this.#codeAt(bytes, next) === 10 ? next + this.#width : next;
  }

  #codeAt(bytes: Uint8Array, at: number): number {
    if (this.#width === 1) return bytes[at];
    const [low, high] = this.#isLittle ? [bytes[at], bytes[at + 1]] : [bytes[at + 1], bytes[at]];
    return high === 0 ? low : -1;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0];
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
