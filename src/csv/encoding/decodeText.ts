import { highBits, WORD } from '../characters.ts';
import { detectEncoding, type TextEncoding } from './detectEncoding.ts';

/** The lowest bit of each byte in a word. */
const lowBits = 0x01010101;

/** Decodes a text from pieces of its bytes, split anywhere. */
export interface PieceDecoder {
  push(bytes: Uint8Array): string;
  /** Returns the remaining text at the end. */
  finish(): string;
  /** Undefined until the first byte that is not ASCII. */
  readonly encoding: TextEncoding | undefined;
}

/** Bytes to examine from the first one on that is not ASCII. */
const sampleLength = 1_000_000;

/** Decodes a whole text and returns its encoding. A byte order mark is removed. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } {
  const encoding = detectEncoding(bytes.subarray(0, sampleLength));
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** A decoder that detects the encoding from a megabyte that starts at the first byte outside ASCII, however far into the file. */
export function createPieceDecoder(): PieceDecoder {
  return new DetectingDecoder();
}

class DetectingDecoder implements PieceDecoder {
  #decoder: TextDecoder | undefined;
  #encoding: TextEncoding | undefined;
  /** Bytes held back until there are enough to detect the encoding. */
  #held: Uint8Array[] = [];
  #heldLength = 0;
  #isFirst = true;

  get encoding(): TextEncoding | undefined {
    return this.#encoding;
  }

  push(bytes: Uint8Array): string {
    if (this.#decoder) return this.#decoder.decode(bytes, { stream: true });
    if (bytes.length === 0) return '';
    // The first bytes may be UTF-16, whose letters look like ASCII and zeros.
    const isPlain = !this.#isFirst && this.#heldLength === 0 && isAscii(bytes);
    this.#isFirst = false;
    if (isPlain) return new TextDecoder().decode(bytes);
    // A copy, because the caller may reuse its buffer.
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

/** True if no byte is outside ASCII or zero, as in UTF-16. Four bytes at a time, because every byte of a file is checked. */
function isAscii(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  for (; at + WORD <= bytes.length; at += WORD) {
    const word = view.getInt32(at, true);
    // A zero byte borrows from its highest bit, which is then set.
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
