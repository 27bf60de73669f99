import type { CellColumn } from '../../csv/csvTable.ts';
import { countUp } from '../pickValues.ts';
import { hashRows } from './rowHash.ts';

/** Bits per row for marking hashes that occur: about one row in eight shares its bit with another by chance. */
const BITS_PER_ROW = 8;

/**
 * For each row (an index into `records`) the first row that is equal to it in every column, with the same number or the same text. A unique
 * row refers to itself.
 */
export function equalRows(columns: readonly CellColumn[], records: Uint32Array, rowCount: number): Uint32Array<ArrayBuffer> {
  const hashes = new Uint32Array(rowCount);
  hashRows(columns, hashes);
  const rows = rowsOfSharedBits(hashes, records);
  const groups = countUp(records.length);
  let size = 16;
  while (size < rows.length * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  for (const row of rows) {
    let slot = hashes[records[row]] & (size - 1);
    while (slots[slot] >= 0 && !isEqual(columns, hashes, records[slots[slot]], records[row])) slot = (slot + 1) & (size - 1);
    if (slots[slot] < 0) slots[slot] = row;
    groups[row] = slots[slot];
  }
  return groups;
}

/** The rows that may share a hash with another, ascending. In most tables there are hardly any, and only those need to be compared. */
function rowsOfSharedBits(hashes: Uint32Array, records: Uint32Array): Uint32Array {
  let size = 1024;
  while (size < records.length * BITS_PER_ROW) size *= 2;
  // The bits for "seen" and "seen again" are adjacent for the processor's cache.
  const bits = new Int32Array((size / 32) * 2);
  const lastPlace = bits.length - 2;
  for (let row = 0; row < records.length; row++) {
    const hash = hashes[records[row]];
    const [seen, bit] = [(hash >>> 4) & lastPlace, 1 << (hash & 31)];
    bits[seen + 1] |= bits[seen] & bit;
    bits[seen] |= bit;
  }
  const rows = new Uint32Array(records.length);
  let count = 0;
  for (let row = 0; row < records.length; row++) {
    const hash = hashes[records[row]];
    rows[count] = row;
    count += (bits[((hash >>> 4) & lastPlace) + 1] >>> (hash & 31)) & 1;
  }
  return rows.subarray(0, count);
}

/** Merges two partitions, each given by the first row of every part: rows that belong together in either do so in the result. */
export function joinGroups(groups: Uint32Array, others: Uint32Array): Uint32Array<ArrayBuffer> {
  const parents = countUp(groups.length);
  const rootOf = (row: number): number => {
    let root = row;
    while (parents[root] !== root) root = parents[root] = parents[parents[root]];
    return root;
  };
  const join = (a: number, b: number) => {
    const [rootA, rootB] = [rootOf(a), rootOf(b)];
    // The earlier row represents both.
    if (rootA < rootB) parents[rootB] = rootA;
    else parents[rootA] = rootB;
  };
  for (let row = 0; row < groups.length; row++) {
    join(row, groups[row]);
    join(row, others[row]);
  }
  return parents.map((_, row) => rootOf(row));
}

function isEqual(columns: readonly CellColumn[], hashes: Uint32Array, a: number, b: number): boolean {
  if (hashes[a] !== hashes[b]) return false;
  return columns.every(({ numbers, codes }) => {
    const [codeA, codeB] = codes ? [codes[a], codes[b]] : [-1, -1];
    return codeA < 0 || codeB < 0 ? codeA === codeB && numbers[a] === numbers[b] : codeA === codeB;
  });
}
