import type { CellColumn } from '../../csv/csvTable.ts';
import { countUp } from '../pickValues.ts';
import { hashRows } from './rowHash.ts';

/**
 * For each row (an index into `records`) the first row that is equal to it in every column: the same number or the same text. Rows that
 * are like no other stand for themselves.
 */
export function equalRows(columns: readonly CellColumn[], records: Uint32Array, rowCount: number): Uint32Array<ArrayBuffer> {
  const hashes = new Uint32Array(rowCount);
  hashRows(columns, hashes);
  let size = 16;
  while (size < records.length * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const groups = new Uint32Array(records.length);
  for (let row = 0; row < records.length; row++) {
    let slot = hashes[records[row]] & (size - 1);
    while (slots[slot] >= 0 && !isEqual(columns, hashes, records[slots[slot]], records[row])) slot = (slot + 1) & (size - 1);
    if (slots[slot] < 0) slots[slot] = row;
    groups[row] = slots[slot];
  }
  return groups;
}

/** The groups of rows that belong together by either of two partitions, each given by the first row of its part. */
export function joinGroups(groups: Uint32Array, others: Uint32Array): Uint32Array<ArrayBuffer> {
  const parents = countUp(groups.length);
  const rootOf = (row: number): number => {
    let root = row;
    while (parents[root] !== root) root = parents[root] = parents[parents[root]];
    return root;
  };
  const join = (a: number, b: number) => {
    const [rootA, rootB] = [rootOf(a), rootOf(b)];
    // The earlier row stands for both.
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
