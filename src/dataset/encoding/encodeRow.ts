import { message } from '../../message.ts';
import { assertNever } from '../../assertNever.ts';
import { UserError } from '../../userError.ts';
import { isMissing } from '../cells/cellValue.ts';
import { classOfText, noValue, otherValue } from '../columns/columnValues.ts';
import { datePart, formatDate } from './dateParts.ts';
import type { CategoryEncoding, ColumnEncoding, DateEncoding, Encoder, NumberEncoding } from './encoder.ts';
import { activeInput, indicatorPlace } from './applyCategory.ts';
import { encodedNumber } from './applyNumber.ts';
import { parseDate } from '../cells/parseDate.ts';
import { parseNumber } from '../cells/parseNumber.ts';
import { scaleInput } from './scaleInput.ts';
import { describeCell } from '../cells/shortenCell.ts';

/** One row as the network takes it, with the values as they stand in the file. */
export interface EncodedRow {
  /** One per column of the encoder: as it stands in the file, or what it counts as. */
  readonly values: readonly (number | string)[];
  /** One per input of the encoder: before scaling, and as the network takes it in 32-bit floats. */
  readonly raw: Float64Array<ArrayBuffer>;
  readonly inputs: Float32Array<ArrayBuffer>;
  /** In words for the user: values that were filled in, cut off or never seen. */
  readonly remarks: readonly string[];
}

/** One cell on its way: its value, what is said of it, and the column's inputs before scaling. */
interface EncodedCell {
  readonly value: number | string;
  readonly remark?: string;
  readonly raw: readonly number[];
}

/** Encodes the cells of one row, by column name, to the bytes that `applyEncoder` writes. Throws a UserError that names a column that is not given at all. */
export function encodeRow({ columns, inputs }: Encoder, cells: ReadonlyMap<string, string | number>): EncodedRow {
  const encoded = columns.map((encoding) => {
    const cell = cells.get(encoding.column);
    if (cell === undefined) throw new UserError(message('A value for "{column}" is needed.', { column: encoding.column }));
    return encodeCell(encoding, String(cell));
  });
  const raw = Float64Array.from(encoded.flatMap((cell) => cell.raw));
  return {
    values: encoded.map(({ value }) => value),
    raw,
    inputs: Float32Array.from(inputs, (input, index) => scaleInput(raw[index], input)),
    remarks: encoded.flatMap(({ remark }) => (remark === undefined ? [] : [remark])),
  };
}

function encodeCell(encoding: ColumnEncoding, cell: string): EncodedCell {
  switch (encoding.type) {
    case 'number':
      return encodeNumber(encoding, cell);
    case 'category':
      return encodeCategory(encoding, cell.trim());
    case 'date':
      return encodeDate(encoding, cell);
    default:
      return assertNever(encoding);
  }
}

function encodeNumber(encoding: NumberEncoding, cell: string): EncodedCell {
  const { column, format, missing } = encoding;
  const number = isMissing(cell) ? Number.NaN : parseNumber(cell, format);
  const value = encodedNumber(encoding, number);
  const indicator = missing?.hasIndicator === true ? [Number.isNaN(number) ? 1 : 0] : [];
  if (Number.isNaN(number)) {
    return { value, raw: [value, ...indicator], remark: fillRemark(column, cell, 'number', `${value}, the median of the training rows,`) };
  }
  const remark = value === number ? {} : { remark: `"${column}" is ${number}, far outside of the training rows: it counts as ${value}.` };
  return { value, raw: [value, ...indicator], ...remark };
}

function encodeCategory(encoding: CategoryEncoding, cell: string): EncodedCell {
  const { column, categories, hasOther, missing } = encoding;
  const isAbsent = isMissing(cell);
  const value = isAbsent ? (missing?.fill ?? '') : cell;
  const index = classOfText(value, categories);
  const raw = new Array<number>(indicatorPlace(encoding) + (missing?.hasIndicator === true ? 1 : 0)).fill(0);
  const active = index === noValue ? -1 : activeInput(encoding, index);
  if (active >= 0) raw[active] = 1;
  if (isAbsent && missing?.hasIndicator === true) raw[indicatorPlace(encoding)] = 1;
  if (isAbsent)
    return { value, raw, remark: fillRemark(column, cell, 'value', `${describeCell(value)}, the commonest of the training rows,`) };
  // Of yes and no only yes has an input.
  if (index !== otherValue || (categories.length === 1 && !hasOther)) return { value, raw };
  const counts = hasOther
    ? 'rare or not among the training rows: it counts as any other value'
    : 'not among the training rows: it counts for nothing';
  return { value, raw, remark: `"${column}" is ${describeCell(cell)}, which is ${counts}.` };
}

function encodeDate({ column, format, parts, missing }: DateEncoding, cell: string): EncodedCell {
  const time = isMissing(cell) ? Number.NaN : parseDate(cell, format);
  const isAbsent = Number.isNaN(time);
  const used = isAbsent ? (missing?.fill ?? 0) : time;
  const raw = [...parts.map((part) => datePart(part, used)), ...(missing?.hasIndicator === true ? [isAbsent ? 1 : 0] : [])];
  if (!isAbsent) return { value: cell.trim(), raw };
  const shown = formatDate(used, format);
  return { value: shown, raw, remark: fillRemark(column, cell, 'date', `${shown}, the median of the training rows,`) };
}

function fillRemark(column: string, cell: string, what: string, standIn: string): string {
  const found = isMissing(cell) ? 'has no value' : `is ${describeCell(cell)}, which is no ${what}`;
  return `"${column}" ${found}: ${standIn} stands in for it.`;
}
