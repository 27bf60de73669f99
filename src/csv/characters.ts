/** Stands for a character that no byte can stand for. */
export const otherCharacter = 255;
/** Bytes behind the last one that may be read together with it. */
const slack = 8;
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
  /** The same text in UTF-8, where that takes more bytes than there are characters. */
  #utf8 = bytesFor(0);
  #isAscii = true;

  /** The bytes hold until the next text. */
  load(text: string): Characters {
    if (this.#codes.bytes.length < text.length + slack) this.#codes = bytesFor(text.length);
    const characters = { text, codes: this.#codes.bytes, view: this.#codes.view };
    // The next text is mostly as the one before.
    if (this.#isAscii) {
      const { read, written } = this.#encoder.encodeInto(text, characters.codes);
      // As many bytes as characters: all of them are ASCII.
      if (read === text.length && written === text.length) return characters;
    }
    if (this.#utf8.bytes.length < text.length * mostBytes + slack) this.#utf8 = bytesFor(text.length * mostBytes);
    const { written } = this.#encoder.encodeInto(text, this.#utf8.bytes);
    this.#isAscii = written === text.length;
    shorten(this.#utf8, written, this.#codes);
    return characters;
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

/** Makes one byte for each character of UTF-16 of a text in UTF-8, which ends at `end`; what stands behind it may be written over. */
function shorten({ bytes: utf8, view }: Bytes, end: number, { bytes: codes, view: codeView }: Bytes): void {
  for (let [from, at] = [0, 0]; from < end;) {
    const word = view.getInt32(from, true);
    if ((word & highBits) === 0) {
      codeView.setInt32(at, word, true);
      from += WORD;
      at += WORD;
      continue;
    }
    const byte = utf8[from++];
    if (byte < asciiEnd) codes[at++] = byte;
    else if (byte < threeBytes) {
      const code = ((byte - twoBytes) << 6) | (utf8[from++] & restBits);
      codes[at++] = Math.min(code, otherCharacter);
    } else {
      const isPair = byte >= fourBytes;
      codes[at++] = otherCharacter;
      if (isPair) codes[at++] = otherCharacter;
      from += isPair ? 3 : 2;
    }
  }
}
