import { plainNumber } from '../../csv/store/cellStore.ts';
import type { CellColumn } from '../../csv/csvTable.ts';

const FIRST = 0x811c9dc5;
const PRIME = 0x01000193;
const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** Index of the word with the sign: 1 on little-endian machines. */
const HIGH_WORD = (() => {
  float[0] = 1;
  return words[1] === 0 ? 0 : 1;
})();

/** Fills `hashes` with a 32-bit hash of each row's cells, in the order of the columns. Each distinct text is hashed once. */
export function hashRows(columns: readonly CellColumn[], hashes: Uint32Array): void {
  const rowCount = hashes.length;
  hashes.fill(FIRST);
  for (const { numbers, codes, texts } of columns) {
    const bits = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
    const ofText = Uint32Array.from(texts, hashCell);
    if (!codes) for (let row = 0; row < rowCount; row++) hashes[row] = addHash(hashes[row], hashBits(bits, row));
    else {
      for (let row = 0; row < rowCount; row++) {
        const code = codes[row];
        hashes[row] = addHash(hashes[row], code >= 0 ? ofText[code] : hashBits(bits, row));
      }
    }
  }
}

/** The same hash for a single row: numbers where the table holds numbers, otherwise texts. */
export function rowHash(cells: readonly (number | string)[]): number {
  return cells.reduce(addToHash, emptyRow);
}

/** The hash of a row without cells. */
export const emptyRow: number = FIRST;

/** The hash of a row with one more cell. */
export function addToHash(hash: number, cell: number | string): number {
  return addHash(hash, typeof cell === 'number' ? hashNumber(cell) : hashText(cell));
}

/** A number that the table stores as text, such as the version 10.10, has the same hash as in a single row. */
function hashCell(text: string): number {
  const value = plainNumber(text);
  return Number.isNaN(value) ? hashText(text) : hashNumber(value);
}

/** Order matters: "a","b" and "b","a" differ. */
function addHash(hash: number, cell: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ cell;
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0;
}

/** FNV-1a (Fowler, Noll & Vo) over the UTF-16 code units. */
function hashText(text: string): number {
  let hash = FIRST;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash >>> 0;
}

function hashNumber(value: number): number {
  float[0] = value;
  return hashBits(words, 0);
}

/** Hashes the number at an index, given as two words. */
function hashBits(bits: Uint32Array, place: number): number {
  const low = bits[2 * place + 1 - HIGH_WORD];
  const high = bits[2 * place + HIGH_WORD];
  // −0 and 0 are the same number.
  const size = (low | (high << 1)) === 0 ? 0 : high;
  return (Math.imul(low ^ (low >>> 16), 0x7feb352d) ^ Math.imul(size ^ (size >>> 15), 0x846ca68b)) >>> 0;
}
