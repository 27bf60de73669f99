const space = 32;
const quote = 34;
/** Behind the last printable character of ASCII. */
const asciiEnd = 127;
const FIRST = 0x811c9dc5;
const PRIME = 0x01000193;
const none = -1;
const firstSize = 64;
/** Texts beyond are found by their strings: a column of so many is hardly one of categories. */
const mostTexts = 65_536;

/** A text and its characters as numbers, which are read faster; those beyond ASCII are not told apart. */
export interface Characters {
  readonly text: string;
  readonly codes: Uint8Array;
}

/**
 * Finds the code of a text that a column holds already from the characters of a cell, so that no string is made of it. Texts of printable ASCII
 * only; two quotes stand for one, as in a quoted cell.
 */
export class KnownTexts {
  #hashes = new Int32Array(firstSize);
  #codes = new Int32Array(firstSize).fill(none);
  #count = 0;
  #hash = 0;
  #isHashed = false;

  /** The code of the cell from `start` up to `end`, without the spaces around it: its index in `texts`; −1 when it is not known. */
  find({ codes }: Characters, start: number, end: number, texts: readonly string[]): number {
    let [from, to] = [start, end];
    while (from < to && codes[from] === space) from++;
    while (to > from && codes[to - 1] === space) to--;
    let hash = FIRST;
    this.#isHashed = false;
    for (let at = from; at < to; at++) {
      const code = codes[at];
      if (code < space || code >= asciiEnd) return none;
      if (code === quote) at++;
      hash = Math.imul(hash ^ code, PRIME);
    }
    hash ^= hash >>> 15;
    [this.#hash, this.#isHashed] = [hash, true];
    const [hashes, known, mask] = [this.#hashes, this.#codes, this.#codes.length - 1];
    for (let slot = hash & mask; known[slot] !== none; slot = (slot + 1) & mask) {
      if (hashes[slot] === hash && isText(texts[known[slot]], codes, from, to)) return known[slot];
    }
    return none;
  }

  /** Remembers the code of the text that was looked for last and not found. */
  add(code: number): void {
    if (!this.#isHashed || this.#count === mostTexts) return;
    if (++this.#count * 2 > this.#codes.length) this.#grow();
    this.#put(this.#hash, code);
  }

  #put(hash: number, code: number): void {
    const mask = this.#codes.length - 1;
    let slot = hash & mask;
    while (this.#codes[slot] !== none) slot = (slot + 1) & mask;
    this.#hashes[slot] = hash;
    this.#codes[slot] = code;
  }

  #grow(): void {
    const [hashes, codes] = [this.#hashes, this.#codes];
    this.#hashes = new Int32Array(codes.length * 4);
    this.#codes = new Int32Array(codes.length * 4).fill(none);
    for (let slot = 0; slot < codes.length; slot++) if (codes[slot] !== none) this.#put(hashes[slot], codes[slot]);
  }
}

function isText(text: string, codes: Uint8Array, from: number, to: number): boolean {
  let index = 0;
  for (let at = from; at < to; at++, index++) {
    if (text.charCodeAt(index) !== codes[at]) return false;
    if (codes[at] === quote) at++;
  }
  return index === text.length;
}
