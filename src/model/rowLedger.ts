import { namePlaces } from '../csv/namePlaces.ts';
import { plainNumber } from '../csv/store/cellStore.ts';
import type { CellColumn, CsvTable } from '../csv/csvTable.ts';
import type { Recipe } from '../dataset/columns/recipe/recipe.ts';
import { addToHash, emptyRow, hashRows } from '../dataset/split/rowHash.ts';
import { finishSteps, type Steps } from '../steps.ts';
import { MarkIndex } from './markIndex.ts';

/**
 * How a row was used: for training, for choosing the epoch or settings, or for the test; `unused` if it is new, edited since, or was
 * skipped.
 */
export type RowSplit = 'train' | 'validation' | 'test' | 'unused';

/** Remembers how each row was used without keeping its cells. Rows are in the order of the file. */
export interface RowLedger {
  /** A hash of the feature and target cells of each row. */
  readonly keys: Uint32Array;
  /** 1 for a training row, 2 for a test row, 3 for a validation row, 0 for one that was skipped. */
  readonly splits: Uint8Array;
}

/** How the table now differs from the one used for training. */
export interface Drift {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  /** Columns used for training that no longer exist; absent if all do. */
  readonly missingColumns?: readonly string[];
  /** True if the file no longer exists. */
  readonly isDeleted?: true;
}

/** For a file that has been deleted. */
export const deletedDrift: Drift = { changed: 0, added: 0, removed: 0, isDeleted: true };

/** Whether there is any difference. */
export function isDrift({ changed, added, removed, missingColumns, isDeleted }: Drift): boolean {
  return isDeleted === true || missingColumns !== undefined || changed + added + removed > 0;
}

/** Which records of the table were used how: the parts hold indexes into `records`, which holds indexes of the table's records. */
export interface UsedRows {
  readonly records: Uint32Array;
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
}

/** Cells that take less than a millisecond. */
const STEP_COLUMNS = 1000;

// If two rows have the same key, the smaller mark counts.
export const trainMark = 1;
export const testMark = 2;
export const validationMark = 3;
const splitOfMark: readonly RowSplit[] = ['unused', 'train', 'test', 'validation'];

/** All marks are smaller than this. */
export const LEDGER_MARKS = splitOfMark.length;

/** Kept apart from the ledgers, which are plain data that is saved and sent. */
const indexes = new WeakMap<RowLedger, MarkIndex>();

/** The ledger of the table used for a training. */
export function createLedger(table: CsvTable, recipe: Recipe, { records, train, validation, test }: UsedRows): RowLedger {
  const { keys, splits } = createShared(table.rowCount);
  hashRows(usedCells(table, recipe), keys);
  for (const row of train) splits[records[row]] = trainMark;
  for (const row of validation) splits[records[row]] = validationMark;
  for (const row of test) splits[records[row]] = testMark;
  return { keys, splits };
}

/** A ledger in shared memory, if the platform has it, so that it is sent to and from a worker without copying. */
function createShared(rowCount: number): RowLedger {
  const Shared = typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer;
  return { keys: new Uint32Array(new Shared(rowCount * 4)), splits: new Uint8Array(new Shared(rowCount)) };
}

/**
 * How each of these records was used; undefined unless the table still has the ledger's rows in the same order and these are the used ones.
 */
export function marksOfRecords(
  ledger: RowLedger,
  table: CsvTable,
  recipe: Recipe,
  records: Uint32Array,
): Uint8Array<ArrayBuffer> | undefined {
  if (!areEqual(tableKeys(table, recipe), ledger.keys)) return undefined;
  const marks = Uint8Array.from(records, (record) => ledger.splits[record]);
  const used = ledger.splits.reduce((count, mark) => count + (mark === 0 ? 0 : 1), 0);
  return marks.length === used && marks.every((mark) => mark !== 0) ? marks : undefined;
}

function areEqual(some: Uint32Array | Uint8Array, others: Uint32Array | Uint8Array): boolean {
  return some.length === others.length && some.every((value, index) => value === others[index]);
}

/** The key of each record of a table; empty if a column of the recipe no longer exists. */
export function tableKeys(table: CsvTable, recipe: Recipe): Uint32Array<ArrayBuffer> {
  if (missingColumns(table.names, recipe).length > 0) return new Uint32Array(0);
  const keys = new Uint32Array(table.rowCount);
  hashRows(usedCells(table, recipe), keys);
  return keys;
}

function usedCells({ names, columns }: CsvTable, recipe: Recipe): CellColumn[] {
  const places = namePlaces(names);
  return usedColumns(recipe).map((name) => columns[places.get(name) ?? -1]);
}

/** The recipe's columns that are not among these names. */
export function missingColumns(names: readonly string[], recipe: Recipe): readonly string[] {
  const present = new Set(names);
  return usedColumns(recipe).filter((name) => !present.has(name));
}

/** The key of one row, from its cells by column name; undefined if a column of the recipe is missing. */
export function rowKey(cells: ReadonlyMap<string, string | number>, recipe: Recipe): number | undefined {
  return finishSteps(rowKeyInSteps(cells, recipe));
}

/** The same with one step per thousand columns. */
export function* rowKeyInSteps(cells: ReadonlyMap<string, string | number>, recipe: Recipe): Steps<number | undefined> {
  let key = emptyRow;
  for (const [index, name] of usedColumns(recipe).entries()) {
    const cell = cells.get(name);
    if (cell === undefined) return undefined;
    key = addToHash(key, asInTable(String(cell)));
    if (index % STEP_COLUMNS === STEP_COLUMNS - 1) yield;
  }
  return key;
}

/**
 * How a row with this key was used. If equal rows are in several parts, the answer is `train`, since the model has seen them. The first
 * look-ups in a large ledger build an index and take a few milliseconds.
 */
export function splitOf(ledger: RowLedger, key: number): RowSplit {
  return splitOfMark[indexOf(ledger).markOf(key)];
}

/** How the rows with these keys were used, with the marks of `RowLedger.splits`. */
export function splitsOf(ledger: RowLedger, keys: Uint32Array): Uint8Array<ArrayBuffer> {
  const index = indexOf(ledger);
  const splits = new Uint8Array(keys.length);
  for (let row = 0; row < keys.length; row++) splits[row] = index.markOf(keys[row]);
  return splits;
}

/**
 * How the rows of a table with these keys were used. Of the table that was trained on each row has its own part, even where another row is equal;
 * of any other, equal rows are in one part.
 */
export function splitsOfTable(ledger: RowLedger, keys: Uint32Array): Uint8Array<ArrayBuffer> {
  return areEqual(keys, ledger.keys) ? Uint8Array.from(ledger.splits) : splitsOf(ledger, keys);
}

function indexOf(ledger: RowLedger): MarkIndex {
  const known = indexes.get(ledger);
  if (known) return known;
  const index = new MarkIndex(ledger.keys, ledger.splits);
  indexes.set(ledger, index);
  return index;
}

/** Counts rows that are only in one of the two. A removed and an added row together count as one changed row; moved rows do not count. */
export function compareRows({ keys }: RowLedger, keysNow: Uint32Array): Drift {
  const before = keys.slice().sort();
  const now = keysNow.slice().sort();
  let [added, removed, i, j] = [0, 0, 0, 0];
  while (i < before.length && j < now.length) {
    if (before[i] === now[j]) {
      i++;
      j++;
    } else if (before[i] < now[j]) {
      removed++;
      i++;
    } else {
      added++;
      j++;
    }
  }
  removed += before.length - i;
  added += now.length - j;
  const changed = Math.min(added, removed);
  return { changed, added: added - changed, removed: removed - changed };
}

function usedColumns({ features, target }: Recipe): string[] {
  return [...features, target];
}

/** A cell as the table stores it: a plain number, otherwise the text. */
function asInTable(cell: string): string | number {
  const text = cell.trim();
  const value = plainNumber(text);
  return Number.isNaN(value) ? text : value;
}
