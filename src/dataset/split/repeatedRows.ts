import type { CsvTable } from '../../csv/csvTable.ts';
import { readsAs, type Column } from '../columns/column.ts';
import type { TargetRows } from './readTarget.ts';
import { equalRows } from './equalRows.ts';

/**
 * How rows with equal features are interpreted. `copies`: the same case, which must not be both learned from and tested on; `cases`:
 * separate cases, because equality by chance is to be expected.
 */
export type Repetition =
  | { readonly type: 'copies'; readonly repeated: number; readonly groups: Uint32Array<ArrayBuffer> }
  | { readonly type: 'cases'; readonly repeated: number; readonly reason: RepetitionReason };

/** `few`: no feature has many values; `answers`: equal rows have different answers. */
export type RepetitionReason = 'few' | 'answers';

/** In a column of numbers or dates with more distinct values, equal rows are unlikely. */
const FEW_VALUES = 20;
/** If a larger share of the repeated rows has different answers, they are not copies; a smaller share may be corrected answers. */
const CONTRADICTED_SHARE = 0.05;

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
  return contradictedShare(groups, values) > CONTRADICTED_SHARE
    ? { type: 'cases', repeated, reason: 'answers' }
    : { type: 'copies', repeated, groups };
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
