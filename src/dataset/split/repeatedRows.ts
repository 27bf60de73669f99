import type { CellColumn, CsvTable } from '../../csv/csvTable.ts';
import { readsAs, type Column } from '../columns/column.ts';
import { numberReader } from '../columns/columnValues.ts';
import type { TargetRows } from './readTarget.ts';
import { equalRows } from './equalRows.ts';

/**
 * How rows with equal features are interpreted. `copies`: the same case, which must not be both learned from and tested on; `cases`:
 * separate cases, because equality by chance is to be expected.
 */
export type Repetition =
  | { readonly type: 'copies'; readonly repeated: number; readonly groups: Uint32Array<ArrayBuffer> }
  | { readonly type: 'cases'; readonly repeated: number; readonly reason: RepetitionReason };

/**
 * `few`: no feature has many values; `answers`: equal rows have different answers; `chance`: no more rows are equal than independent columns
 * of whole numbers and words would make equal.
 */
export type RepetitionReason = 'few' | 'answers' | 'chance';

/** In a column of numbers or dates with more distinct values, equal rows are unlikely. */
const FEW_VALUES = 20;
/** If a larger share of the repeated rows has different answers, they are not copies; a smaller share may be corrected answers. */
const CONTRADICTED_SHARE = 0.05;
/** Columns are never quite independent, which makes some more rows equal. */
const MORE_THAN_CHANCE = 1.5;

/**
 * Distinguishes copies from rows that are equal by chance; undefined if no two rows are equal in every feature, or if the user allows it.
 * Targets are not used to form the groups: rows equal in features and target would stay on one side together, and those with the other
 * answer on the other, so the network would be tested on the opposite of what it learned. `isAllowed` is the user's choice; false means
 * that they are copies.
 */
export function findRepetition(
  table: CsvTable,
  features: readonly Column[],
  { records, values }: Pick<TargetRows, 'records' | 'values'>,
  isAllowed: boolean | undefined,
): Repetition | undefined {
  if (isAllowed === true) return undefined;
  const cells = features.map(({ index }) => table.columns[index]);
  const groups = equalRows(cells, records, table.rowCount);
  let repeated = 0;
  for (let row = 0; row < groups.length; row++) repeated += groups[row] === row ? 0 : 1;
  if (repeated === 0) return undefined;
  if (isAllowed === false) return { type: 'copies', repeated, groups };
  if (!features.some(hasManyValues)) return { type: 'cases', repeated, reason: 'few' };
  if (contradictedShare(groups, values) > CONTRADICTED_SHARE) return { type: 'cases', repeated, reason: 'answers' };
  const mayBeChance =
    !isPasted(groups) && features.every((column) => !hasManyValues(column) || isWhole(column, table.columns[column.index], records));
  return mayBeChance && areEqualByChance(cells, records, table.rowCount, countPairs(groups))
    ? { type: 'cases', repeated, reason: 'chance' }
    : { type: 'copies', repeated, groups };
}

/** Whether each row is there as often as a table that was pasted below itself makes it: by chance some are there once. */
function isPasted(groups: Uint32Array): boolean {
  const common = sizesOf(groups).reduce((factor, size) => (factor === 1 || size === 0 ? factor : greatestDivisor(factor, size)), 0);
  return common > 1;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Measured numbers are seldom equal; ages and counts often are. */
function isWhole(column: Column, cells: CellColumn, records: Uint32Array): boolean {
  if (readsAs(column) !== 'number') return false;
  const values = new Float64Array(records.length);
  numberReader(cells, column)(values, records);
  return values.every((value) => Number.isNaN(value) || Number.isInteger(value));
}

/** Whether so many pairs of rows would be equal if every column had its values whatever those of the others are. */
function areEqualByChance(cells: readonly CellColumn[], records: Uint32Array, rowCount: number, pairs: number): boolean {
  const allPairs = (records.length * (records.length - 1)) / 2;
  let expected = allPairs;
  let varied = 0;
  for (const column of cells) {
    const share = countPairs(equalRows([column], records, rowCount)) / allPairs;
    if (share < 1) varied++;
    expected *= share;
    if (expected * MORE_THAN_CHANCE < pairs) return false;
  }
  // The values of a single column are as frequent as they are.
  return varied > 1;
}

/** The pairs of rows that are in one group. */
function countPairs(groups: Uint32Array): number {
  return sizesOf(groups).reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

/** The number of rows of each group, at its first row; 0 elsewhere. */
function sizesOf(groups: Uint32Array): Uint32Array {
  const sizes = new Uint32Array(groups.length);
  for (const group of groups) sizes[group]++;
  return sizes;
}

function hasManyValues(column: Column): boolean {
  return readsAs(column) !== 'category' && column.distinct > FEW_VALUES;
}

/** Among groups of several rows, the share with more than one answer. */
function contradictedShare(groups: Uint32Array, values: ArrayLike<number>): number {
  const isRepeated = new Uint8Array(groups.length);
  const isContradicted = new Uint8Array(groups.length);
  for (let row = 0; row < groups.length; row++) {
    const group = groups[row];
    if (group === row) continue;
    isRepeated[group] = 1;
    if (values[row] !== values[group]) isContradicted[group] = 1;
  }
  const count = (marks: Uint8Array) => marks.reduce((sum, mark) => sum + mark, 0);
  return count(isContradicted) / count(isRepeated);
}
