import type { CsvTable } from '../../csv/csvTable.ts';
import type { Recipe } from '../../dataset/columns/recipe/recipe.ts';
import type { PartedRows } from '../../dataset/partRows.ts';
import { rowsKey } from '../../dataset/split/rowsKey.ts';
import { rowsByPart, testPart, validationPart, type Split } from '../../dataset/split/splitRows.ts';
import { splitsOf, tableKeys, testMark, type RowLedger } from '../../model/rowLedger.ts';
import type { RunPlan } from '../../run/runPlan.ts';
import { partOfMark, splitByLedger } from '../splitByLedger.ts';

/** The split for a continued training, and how much is known about it. */
export interface KeptSplit {
  readonly split: Split;
  /** True if rows and parts are the same as before. */
  readonly isSame: boolean;
  /** Number of former test rows that are gone, limited to the number of new rows that they could be. */
  readonly lost: number;
  /** True if nothing shows which rows were learned from. */
  readonly isUnknown: boolean;
}

/**
 * Keeps each row known to the ledger in its part. An edited row takes the part of the row in its place. New rows get the part that the
 * recipe draws for them, or that of the rows from which they must not be separated.
 */
export function keepSplit(
  table: CsvTable,
  recipe: Recipe,
  parted: PartedRows,
  before: Pick<RunPlan, 'testKey' | 'rows'>,
  ledger?: RowLedger,
): KeptSplit {
  const { answers, split, clusters } = parted;
  const { records } = answers;
  if (!ledger || ledger.keys.length === 0) {
    const isSame = isSameTest(table, records, split, before);
    return { split, isSame, lost: 0, isUnknown: !isSame };
  }
  const same = splitByLedger(table, recipe, records, ledger);
  if (same) return { split: same, isSame: true, lost: 0, isUnknown: false };
  const { marks, lost } = marksOfRows(ledger, tableKeys(table, recipe), records);
  if (clusters) joinClusters(marks, clusters);
  const part = new Uint8Array(records.length);
  for (const row of split.test) part[row] = testPart;
  for (const row of split.validation) part[row] = validationPart;
  let fresh = 0;
  for (let row = 0; row < part.length; row++) {
    const known = partOfMark.get(marks[row]);
    if (known === undefined) fresh++;
    else part[row] = known;
  }
  return { split: rowsByPart(part), isSame: false, lost: Math.min(lost, fresh), isUnknown: false };
}

/** True if each part has as many rows as before and the test rows are the same. */
function isSameTest(
  table: CsvTable,
  records: Uint32Array,
  { train, validation, test }: Split,
  { rows, testKey }: Pick<RunPlan, 'testKey' | 'rows'>,
): boolean {
  if (train.length !== rows.train || validation.length !== rows.validation || test.length !== rows.test) return false;
  if (test.length === 0) return true;
  return (
    testKey ===
    rowsKey(
      table,
      test.map((row) => records[row]),
    )
  );
}

/** How each row was used (0 for a new row), and how many test rows are gone. */
function marksOfRows(ledger: RowLedger, keys: Uint32Array, records: Uint32Array): { readonly marks: Uint8Array; readonly lost: number } {
  const ofRecord = splitsOf(ledger, keys);
  const present = keys.slice().sort();
  const isEdited = keys.length === ledger.keys.length;
  let lost = 0;
  for (let record = 0; record < ledger.keys.length; record++) {
    if (ledger.splits[record] === 0 || hasKey(present, ledger.keys[record])) continue;
    // If the number of rows is unchanged, a row in the place of a missing one is that row, edited.
    if (isEdited && ofRecord[record] === 0) ofRecord[record] = ledger.splits[record];
    else if (ledger.splits[record] === testMark) lost++;
  }
  return { marks: Uint8Array.from(records, (record) => ofRecord[record]), lost };
}

/** Puts rows that must not be separated in the same part: training, if one of them has been learned from. */
function joinClusters(marks: Uint8Array, clusters: Uint32Array): void {
  const joined = new Uint8Array(marks.length);
  for (let row = 0; row < marks.length; row++) {
    const [mark, first] = [marks[row], clusters[row]];
    if (mark !== 0 && (joined[first] === 0 || mark < joined[first])) joined[first] = mark;
  }
  for (let row = 0; row < marks.length; row++) marks[row] = joined[clusters[row]];
}

/** `sorted` is in ascending order. */
function hasKey(sorted: Uint32Array, key: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < key) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === key;
}
