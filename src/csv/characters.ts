/** Stands for a character that no byte can stand for. */
export const otherCharacter = 255;
/** Bytes behind the last one that may be read together with it. */
const slack = 8;
/** Bytes; shorter runs are moved word by word. */
const LONG_RUN = 48;
/** What UTF-8 begins a character of two bytes with, and with how many bits of it; those below go on with one. */
const twoBytes = 0xc0;
const threeBytes = 0xe0;
const fourBytes = 0xf0;
const asciiEnd = 0x80;
const restBits = 0x3f;
/** Of a character of UTF-16 in UTF-8. */
const mostBytes = 3;
/** Bytes that are read at once, and the bits that none of ASCII has. */
export const WORD = 4;
export const highBits = 0x80808080;

/** A text and its characters as bytes, which are read faster: those up to U+00FE as they are, `otherCharacter` for all others. */
export interface Characters {
  readonly text: string;
  readonly codes: Uint8Array;
  /** The same bytes. Some behind the last one may be read. */
  readonly view: DataView;
}

/** Makes the bytes of one text after another, in the same memory. */
export class CharacterCodes {
  readonly #encoder = new TextEncoder();
  #codes = bytesFor(0);
  #isAscii = true;

  /** The bytes hold until the next text. */
  load(text: string): Characters {
    // The next text is mostly as the one before.
    if (this.#isAscii) {
      const characters = this.#roomFor(text, text.length);
      const { read, written } = this.#encoder.encodeInto(text, characters.codes);
      // As many bytes as characters: all of them are ASCII.
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
 * Makes one byte for each character of UTF-16 of a text in UTF-8, which ends at `end`, where it is; what stands behind it may be written over.
 * Runs of ASCII are moved as a whole: in most texts other characters are few.
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

/** Moves whole words towards the beginning. */
function moveRun(bytes: Uint8Array, view: DataView, start: number, end: number, to: number): void {
  if (start === to) return;
  if (end - start >= LONG_RUN) {
    bytes.copyWithin(to, start, end);
    return;
  }
  for (let from = start; from < end; from += WORD, to += WORD) view.setInt32(to, view.getInt32(from, true), true);
}
