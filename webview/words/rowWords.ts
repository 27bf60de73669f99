import type { RowCounts } from '../../src/run/runPlan.ts';
import { writeCount } from '../../src/writeNumber.ts';
import { countOf } from './numbers.ts';

/** How many rows are in each part: "140 rows to learn from, 20 for validation, 40 to test". */
export function rowsInParts({ train, validation, test }: RowCounts): string {
  return [
    `${countOf(train, 'row')} to learn from`,
    ...(validation > 0 ? [`${writeCount(validation)} for validation`] : []),
    `${test === 0 ? 'none' : writeCount(test)} to test`,
  ].join(', ');
}
