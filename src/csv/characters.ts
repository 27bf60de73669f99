/** Represents characters without a byte of their own. */
export const otherCharacter = 255;
/** Bytes after the last one that may be read together with it. */
const slack = 8;
/** Bytes from which a block move pays; shorter runs are moved word by word. */
const LONG_RUN = 48;
/** Lead bytes of UTF-8 characters with two, three and four bytes, then the continuation bytes. */
const twoBytes = 0xc0;
const threeBytes = 0xe0;
const fourBytes = 0xf0;
const asciiEnd = 0x80;
const restBits = 0x3f;
/** Most UTF-8 bytes per UTF-16 unit. */
const mostBytes = 3;
/** Bytes read at a time, and the bits that no ASCII byte has. */
export const WORD = 4;
export const highBits = 0x80808080;

/** A text with its characters as bytes, which are faster to read: U+0000 to U+00FE as they are, `otherCharacter` for all others. */
export interface Characters {
  readonly text: string;
  readonly codes: Uint8Array;
  /** The same bytes. Some after the last one may be read. */
  readonly view: DataView;
}

/** Converts one text after another to bytes, reusing the same memory. */
export class CharacterCodes {
  readonly #encoder = new TextEncoder();
  #codes = bytesFor(0);
  #isAscii = true;

  /** The bytes are valid until the next call. */
  load(text: string): Characters {
    // The next text is usually like the previous one.
    if (this.#isAscii) {
      const characters = this.#roomFor(text, text.length);
      const { read, written } = this.#encoder.encodeInto(text, characters.codes);
      // If there are as many bytes as characters, all are ASCII.
      if (read === text.length && written === text.length) return characters;
    }
    const characters = this.#roomFor(text, text.length * mostBytes);
    const { written } = this.#encoder.encodeInto(text, characters.codes);
    this.#isAscii = written === text.length;
    shorten(this.#codes, written);
    return characters;
  }

  #roomFor(text: string, byteCount: number): Characters {
    if (this.#codes.bytes.length < byteCount + slack) this.#codes = bytesFor(byteCount);
    return { text, codes: this.#codes.bytes, view: this.#codes.view };
  }
}

interface Bytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
}

function bytesFor(length: number): Bytes {
  const bytes = new Uint8Array(length + slack);
  return { bytes, view: new DataView(bytes.buffer) };
}

/**
 * Converts UTF-8 up to `end` in place to one byte per UTF-16 unit. Bytes after `end` may be overwritten. ASCII runs are moved as blocks,
 * since other characters are rare in most texts.
 */
function shorten({ bytes, view }: Bytes, end: number): void {
  for (let [from, at] = [0, 0]; from < end;) {
    const runStart = from;
    while (from < end && (view.getInt32(from, true) & highBits) === 0) from += WORD;
    if (from > runStart) {
      moveRun(bytes, view, runStart, from, at);
      at += from - runStart;
      continue;
    }
    const byte = bytes[from++];
    if (byte < asciiEnd) bytes[at++] = byte;
    else if (byte < threeBytes) {
      const code = ((byte - twoBytes) << 6) | (bytes[from++] & restBits);
      bytes[at++] = Math.min(code, otherCharacter);
    } else {
      const isPair = byte >= fourBytes;
      bytes[at++] = otherCharacter;
      if (isPair) bytes[at++] = otherCharacter;
      from += isPair ? 3 : 2;
    }
  }
}

/** Moves whole words toward the beginning. */
function moveRun(bytes: Uint8Array, view: DataView, start: number, end: number, to: number): void {
  if (start === to) return;
  if (end - start >= LONG_RUN) {
    bytes.copyWithin(to, start, end);
    return;
  }
  for (let from = start; from < end; from += WORD, to += WORD) view.setInt32(to, view.getInt32(from, true), true);
}
