import { highBits, otherCharacter, WORD, type Characters } from '../characters.ts';

const FIRST = 0x811c9dc5;
const PRIME = 0x9e3779b1;
const none = -1;
const firstSize = 16;
const firstBytes = 128;
/** Bytes; longer texts hardly ever repeat. */
const longest = 64;
/** Further texts are looked up as strings, because a column with so many is hardly categorical. */
const mostTexts = 65_536;

/**
 * Looks up the code of a text from the characters of a cell, without creating a string. Compares the bytes as written, four at a time, so
 * one text may be known in several spellings (with spaces around it). Only for texts of characters up to U+00FE.
 */
export class KnownTexts {
  #hashes = new Int32Array(firstSize);
  #codes = new Int32Array(firstSize).fill(none);
  #starts = new Int32Array(firstSize);
  #lengths = new Int32Array(firstSize);
  #count = 0;
  /** The bytes of all texts. */
  #bytes = new Uint8Array(firstBytes);
  #view = new DataView(this.#bytes.buffer);
  #end = 0;
  #emptyCode = none;
  #hash = 0;
  #isHashed = false;

  /** The code of the cell from `start` to `end`; −1 if it is unknown. */
  find({ codes, view }: Characters, start: number, end: number): number {
    const length = end - start;
    if (length === 0) return this.#emptyCode;
    this.#isHashed = false;
    if (length > longest) return none;
    let [hash, allBits] = [FIRST ^ length, 0];
    const last = end - WORD;
    for (let at = start; at < last; at += WORD) {
      const word = view.getInt32(at, true);
      allBits |= word;
      hash = Math.imul(hash ^ word, PRIME);
      hash ^= hash >>> 15;
    }
    const word = lastWord(view, start, length);
    if (((allBits | word) & highBits) !== 0 && hasOther(codes, start, end)) return none;
    hash = Math.imul(hash ^ word, PRIME);
    hash ^= hash >>> 15;
    this.#hash = hash;
    this.#isHashed = true;
    const [hashes, known, mask] = [this.#hashes, this.#codes, this.#codes.length - 1];
    for (let slot = hash & mask; known[slot] !== none; slot = (slot + 1) & mask) {
      if (hashes[slot] === hash && this.#lengths[slot] === length && isSame(view, start, this.#view, this.#starts[slot], length)) {
        return known[slot];
      }
    }
    return none;
  }

  /** Stores the code of the cell that was last looked up and not found. */
  add({ codes }: Characters, start: number, end: number, code: number): void {
    if (start === end) this.#emptyCode = code;
    if (start === end || !this.#isHashed || this.#count === mostTexts) return;
    if (this.#end + end - start + WORD > this.#bytes.length) this.#growBytes();
    if (++this.#count * 2 > this.#codes.length) this.#grow();
    this.#bytes.set(codes.subarray(start, end), this.#end);
    this.#put(this.#hash, code, this.#end, end - start);
    this.#end += end - start;
  }

  #put(hash: number, code: number, start: number, length: number): void {
    const mask = this.#codes.length - 1;
    let slot = hash & mask;
    while (this.#codes[slot] !== none) slot = (slot + 1) & mask;
    this.#hashes[slot] = hash;
    this.#codes[slot] = code;
    this.#starts[slot] = start;
    this.#lengths[slot] = length;
  }

  #grow(): void {
    const [hashes, codes, starts, lengths] = [this.#hashes, this.#codes, this.#starts, this.#lengths];
    const size = codes.length * 4;
    this.#hashes = new Int32Array(size);
    this.#codes = new Int32Array(size).fill(none);
    this.#starts = new Int32Array(size);
    this.#lengths = new Int32Array(size);
    for (let slot = 0; slot < codes.length; slot++) {
      if (codes[slot] !== none) this.#put(hashes[slot], codes[slot], starts[slot], lengths[slot]);
    }
  }

  #growBytes(): void {
    const bytes = new Uint8Array(this.#bytes.length * 2);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}

/** The last four bytes of a text, or all bytes of a shorter one. */
function lastWord(view: DataView, start: number, length: number): number {
  return length < WORD ? view.getInt32(start, true) & (0xffffff >>> (8 * (WORD - 1 - length))) : view.getInt32(start + length - WORD, true);
}

function isSame(view: DataView, start: number, other: DataView, otherStart: number, length: number): boolean {
  for (let at = 0; at < length - WORD; at += WORD)
    if (view.getInt32(start + at, true) !== other.getInt32(otherStart + at, true)) return false;
  return lastWord(view, start, length) === lastWord(other, otherStart, length);
}

function hasOther(codes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (codes[at] === otherCharacter) return true;
  return false;
}
