import type { CsvTable } from '../../csv/csvTable.ts';
import type { Recipe } from '../../dataset/columns/recipe.ts';
import type { PartedRows } from '../../dataset/partRows.ts';
import { rowsKey } from '../../dataset/split/rowsKey.ts';
import { partsOf, testPart, validationPart, type Split } from '../../dataset/split/splitRows.ts';
import { splitsOf, tableKeys, testMark, type RowLedger } from '../../model/rowLedger.ts';
import type { RunPlan } from '../../run/runPlan.ts';
import { partOfMark, splitByLedger } from '../splitByLedger.ts';

/** Which part each row is of when a training goes on, and what is known of that. */
export interface KeptSplit {
  readonly split: Split;
  /** True where the rows and their parts are those of before. */
  readonly isSame: boolean;
  /** Test rows of before that are not there any more, as far as new rows could be them. */
  readonly lost: number;
  /** True where nothing tells which rows have been learned from. */
  readonly isUnknown: boolean;
}

/**
 * Leaves the rows that the ledger knows in the part that they were in, and an edited row in that of its place; new ones have the part that the
 * recipe draws for them, or that of the rows which they must not be parted from.
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
  return { split: partsOf(part), isSame: false, lost: Math.min(lost, fresh), isUnknown: false };
}

/** The same number of rows of each part, and the same test rows. */
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

/** How each row was used, 0 for one that is new, and how many test rows are gone. */
function marksOfRows(ledger: RowLedger, keys: Uint32Array, records: Uint32Array): { readonly marks: Uint8Array; readonly lost: number } {
  const ofRecord = splitsOf(ledger, keys);
  const present = keys.slice().sort();
  const isEdited = keys.length === ledger.keys.length;
  let lost = 0;
  for (let record = 0; record < ledger.keys.length; record++) {
    if (ledger.splits[record] === 0 || hasKey(present, ledger.keys[record])) continue;
    // In a table of as many rows, what stands in the place of a row that is gone is that row, edited.
    if (isEdited && ofRecord[record] === 0) ofRecord[record] = ledger.splits[record];
    else if (ledger.splits[record] === testMark) lost++;
  }
  return { marks: Uint8Array.from(records, (record) => ofRecord[record]), lost };
}

/** Rows that must not be parted are of one part: that of training, where one of them has been learned from. */
function joinClusters(marks: Uint8Array, clusters: Uint32Array): void {
  const joined = new Uint8Array(marks.length);
  for (let row = 0; row < marks.length; row++) {
    const [mark, first] = [marks[row], clusters[row]];
    if (mark !== 0 && (joined[first] === 0 || mark < joined[first])) joined[first] = mark;
  }
  for (let row = 0; row < marks.length; row++) marks[row] = joined[clusters[row]];
}

/** `sorted` is ascending. */
function hasKey(sorted: Uint32Array, key: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < key) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === key;
}
