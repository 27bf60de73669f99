import { highBits, WORD } from './characters.ts';
import { detectEncoding, type TextEncoding } from './detectEncoding.ts';

/** One in each byte of a word. */
const lowBits = 0x01010101;

/** Decodes a text from pieces of its bytes, cut anywhere. */
export interface PieceDecoder {
  push(bytes: Uint8Array): string;
  /** What is left at the end. */
  finish(): string;
  /** Undefined until a byte beyond ASCII has come. */
  readonly encoding: TextEncoding | undefined;
}

/** Bytes that are looked at from the first one on that is not ASCII. */
const sampleLength = 1_000_000;

/** A whole text and how it was encoded; a byte order mark is not part of it. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } {
  const encoding = detectEncoding(bytes.subarray(0, sampleLength));
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** A decoder that finds the encoding from the first megabyte that begins with something else than ASCII, however far into the file. */
export function createPieceDecoder(): PieceDecoder {
  return new DetectingDecoder();
}

class DetectingDecoder implements PieceDecoder {
  #decoder: TextDecoder | undefined;
  #encoding: TextEncoding | undefined;
  /** Bytes held back until there are enough of them to tell. */
  #held: Uint8Array[] = [];
  #heldLength = 0;
  #isFirst = true;

  get encoding(): TextEncoding | undefined {
    return this.#encoding;
  }

  push(bytes: Uint8Array): string {
    if (this.#decoder) return this.#decoder.decode(bytes, { stream: true });
    if (bytes.length === 0) return '';
    // The first bytes may be those of UTF-16, whose letters look like ASCII and zeros.
    const isPlain = !this.#isFirst && this.#heldLength === 0 && isAscii(bytes);
    this.#isFirst = false;
    if (isPlain) return new TextDecoder().decode(bytes);
    // The caller may use its buffer again.
    this.#held.push(bytes.slice());
    this.#heldLength += bytes.length;
    return this.#heldLength >= sampleLength ? this.#release(true) : '';
  }

  finish(): string {
    return this.#decoder ? this.#decoder.decode() : this.#release(false);
  }

  #release(isStreaming: boolean): string {
    const bytes = joined(this.#held, this.#heldLength);
    this.#held = [];
    this.#heldLength = 0;
    if (isStreaming && isAscii(bytes)) return new TextDecoder().decode(bytes);
    if (!isAscii(bytes)) this.#encoding = detectEncoding(bytes.subarray(0, sampleLength));
    this.#decoder = new TextDecoder(this.#encoding);
    return this.#decoder.decode(bytes, { stream: isStreaming });
  }
}

/** No byte beyond ASCII and none that is zero, as UTF-16 would have. Four at a time: it is asked of every byte of a file. */
function isAscii(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  for (; at + WORD <= bytes.length; at += WORD) {
    const word = view.getInt32(at, true);
    // A byte below what is taken from it borrows from the highest bit, which then is set.
    if (((word | (word - lowBits)) & highBits) !== 0) return false;
  }
  for (; at < bytes.length; at++) if (bytes[at] >= 0x80 || bytes[at] === 0) return false;
  return true;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
