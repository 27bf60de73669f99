import type { CellColumn } from '../../csv/csvTable.ts';
import { marksOf } from '../../dataset/cells/isMissing.ts';
import type { Column } from '../../dataset/columns/column.ts';
import { numberReader, otherValue } from '../../dataset/columns/columnValues.ts';
import { categoryReader } from '../../dataset/encoding/apply/applyCategory.ts';
import type { ColumnEncoding } from '../../dataset/encoding/encoder.ts';

/** A smaller share of cells that the model reads differently may be chance, such as misprints. */
const FEW = 0.05;

/**
 * True if the encoding reads other numbers or dates in the cells than the table itself suggests: with another decimal separator, with 14:22
 * as minutes instead of hours, or with the month first.
 */
export function isReadOtherwise(encoding: ColumnEncoding, cells: CellColumn, own: Column): boolean {
  if (encoding.type === 'category' || (encoding.type === 'number' ? own.format : own.dateFormat) === undefined) return false;
  const [byModel, bySelf] = [new Float64Array(cells.length), new Float64Array(cells.length)];
  numberReader(cells, encoding.type === 'date' ? { dateFormat: encoding.format, ...marksOf(encoding) } : encoding)(byModel);
  numberReader(cells, own)(bySelf);
  let [held, others, readByModel] = [0, 0, 0];
  for (const [row, value] of bySelf.entries()) {
    if (!Number.isNaN(byModel[row])) readByModel++;
    if (Number.isNaN(value)) continue;
    held++;
    if (!Number.isNaN(byModel[row]) && byModel[row] !== value) others++;
  }
  // If all dates are valid in both orders, nobody knows which order is right.
  return others > FEW * held && (encoding.type === 'number' || held > readByModel);
}

/**
 * True if the cells have a unit that is read as a number but differs from that of the training rows: € instead of $, or % instead of none.
 */
export function hasOtherUnit(encoding: ColumnEncoding, { format }: Column): boolean {
  if (encoding.type !== 'number' || format?.unit === undefined) return false;
  return encoding.format.unit === undefined ? format.unit === '%' : encoding.format.unit !== format.unit;
}

/** True if the encoding does not know most of the values. */
export function isUnseen(encoding: ColumnEncoding, cells: CellColumn): boolean {
  if (encoding.type !== 'category') return false;
  const values = new Float64Array(cells.length);
  categoryReader(encoding, cells)(values);
  const held = values.filter((value) => value >= 0 || value === otherValue);
  return 2 * held.filter((value) => value === otherValue).length > held.length;
}
