import type { CellColumn } from '../../csv/csvTable.ts';
import { isMissing, marksOf } from '../cells/isMissing.ts';
import { numberReader } from '../columns/columnValues.ts';
import type { ColumnEncoding } from './encoder.ts';

/** True if the encoding needs numbers or dates but most nonempty cells hold none. */
export function isUnreadable(encoding: ColumnEncoding, cells: CellColumn | undefined): boolean {
  if (!cells || encoding.type === 'category') return false;
  const values = new Float64Array(cells.length);
  const { marks } = marksOf(encoding);
  numberReader(cells, encoding.type === 'date' ? { dateFormat: encoding.format, ...marksOf(encoding) } : encoding)(values);
  const isBlank = cells.texts.map((text) => isMissing(text, marks));
  let [held, unread] = [0, 0];
  for (const [row, value] of values.entries()) {
    const code = cells.codes ? cells.codes[row] : -1;
    if (code >= 0 && isBlank[code]) continue;
    held++;
    if (Number.isNaN(value)) unread++;
  }
  return 2 * unread > held;
}
