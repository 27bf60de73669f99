import type { CsvTable } from '../../csv/csvTable.ts';
import { readsAs, type Column } from '../columns/column.ts';
import type { TargetRows } from './readTarget.ts';
import { equalRows } from './equalRows.ts';

/**
 * What rows that are equal in every feature are taken for. `copies`: of one and the same case, which must not be learned from and tested on;
 * `cases`: of their own, since equality is to be expected by chance.
 */
export type Repetition =
  | { readonly type: 'copies'; readonly repeated: number; readonly groups: Uint32Array<ArrayBuffer> }
  | { readonly type: 'cases'; readonly repeated: number; readonly reason: RepetitionReason };

/** `few`: no feature has many values; `answers`: equal rows have different answers. */
export type RepetitionReason = 'few' | 'answers';

/** A column of numbers or dates with more different values than this makes equal rows unlikely. */
const FEW_VALUES = 20;
/** Where more of the repeated rows have different answers than this, they were not copied; fewer may be answers that were put right. */
const CONTRADICTED_SHARE = 0.05;

/**
 * Tells copies from rows that are equal by chance; undefined where no two rows are equal in every feature, or the user allows it. Never by the target: rows that
 * are equal in features and target alone would go to one side together, and those of the other answer to the other, so that a network were
 * tested on the opposite of what it has learned. `isAllowed` is the user's word; false says that they are copies.
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
  return contradictedShare(groups, values) > CONTRADICTED_SHARE
    ? { type: 'cases', repeated, reason: 'answers' }
    : { type: 'copies', repeated, groups };
}

function hasManyValues(column: Column): boolean {
  return readsAs(column) !== 'category' && column.distinct > FEW_VALUES;
}

/** Of the groups of several rows, the share of those whose rows do not all have one answer. */
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
