import { message, type Message } from '../../../message.ts';
import { finishSteps, type Steps } from '../../../steps.ts';
import { withMinus } from '../../../writeNumber.ts';
import { assertNever } from '../../../assertNever.ts';
import { UserError } from '../../../userError.ts';
import { isMissing } from '../../cells/isMissing.ts';
import { noValue, otherValue } from '../../columns/columnValues.ts';
import { writeDate } from '../../cells/dates/writeDate.ts';
import { datePart } from '../dateParts.ts';
import type { CategoryEncoding, ColumnEncoding, DateEncoding, EncodedInput, Encoder, NumberEncoding } from '../encoder.ts';
import { placesOf, writeTrimmed } from '../../../numberPlaces.ts';
import { activeInput, categoryOfText, indicatorPlace, isKnownValue, isUnknownAnswer } from './applyCategory.ts';
import { encodedNumber } from './applyNumber.ts';
import { parseDate } from '../../cells/dates/parseDate.ts';
import { parseNumber } from '../../cells/numbers/parseNumber.ts';
import { inputsByColumn } from '../inputsByColumn.ts';
import { scaleInput } from '../scaleInput.ts';
import { describeCell } from '../../cells/shortenCell.ts';

/**
 * Rows of a table are often slightly outside the range of the training rows. Only values further out than this share of the range get a
 * remark.
 */
const FAR = 0.1;

/** Cells that take about a millisecond. */
const STEP_COLUMNS = 1000;

/** One row as the network receives it, with its values from the file. */
export interface EncodedRow {
  /** One per column of the encoder: the value from the file, or its replacement. */
  readonly values: readonly (number | string)[];
  /** One per input of the encoder: before scaling, and scaled as 32-bit floats. */
  readonly raw: Float64Array<ArrayBuffer>;
  readonly inputs: Float32Array<ArrayBuffer>;
  /** Messages for the user about values that were filled in, clipped or never seen. */
  readonly remarks: readonly Message[];
}

/** One cell while it is encoded: its value, its remarks, and the column's inputs before scaling. */
interface EncodedCell {
  readonly value: number | string;
  readonly remark?: Message;
  readonly raw: readonly number[];
}

/**
 * Encodes the cells of one row, by column name, to the same bytes as `applyEncoder`. Throws a UserError that names a column without a cell.
 */
export function encodeRow(encoder: Encoder, cells: ReadonlyMap<string, string | number>): EncodedRow {
  return finishSteps(encodeRowInSteps(encoder, cells));
}

/** Like `encodeRow`, with one step per thousand columns. */
export function* encodeRowInSteps({ columns, inputs }: Encoder, cells: ReadonlyMap<string, string | number>): Steps<EncodedRow> {
  const values: (number | string)[] = [];
  const remarks: Message[] = [];
  const raw = new Float64Array(inputs.length);
  const scaled = new Float32Array(inputs.length);
  for (const { encoding, first, inputs: own } of inputsByColumn(columns, inputs)) {
    const cell = cells.get(encoding.column);
    if (cell === undefined) throw new UserError(message('A value for "{column}" is needed.', { column: encoding.column }));
    const read = encodeCell(encoding, String(cell), own);
    const remark = read.remark ?? describeOutside(encoding, read.raw[0], own[0], FAR);
    if (remark) remarks.push(remark);
    raw.set(read.raw, first);
    for (let place = 0; place < own.length; place++) scaled[first + place] = scaleInput(raw[first + place], own[place]);
    if (values.push(read.value) % STEP_COLUMNS === 0) yield;
  }
  return { values, raw, inputs: scaled, remarks };
}

/** The remark about a cell that is filled in, clipped, never seen or outside the range of the training rows. Usually undefined. */
export function cellRemark({ columns, inputs }: Encoder, column: string, cell: string): Message | undefined {
  const found = inputsByColumn(columns, inputs).find(({ encoding }) => encoding.column === column);
  if (!found) return undefined;
  const { remark, raw } = encodeCell(found.encoding, cell, found.inputs);
  return remark ?? describeOutside(found.encoding, raw[0], found.inputs[0], 0);
}

/**
 * A remark on a number or time beyond the range of the training rows, where the network can only guess. `raw` is the column's first input.
 */
function describeOutside(encoding: ColumnEncoding, raw: number, { min, max }: EncodedInput, far: number): Message | undefined {
  const isNumber = encoding.type === 'number';
  if (!isNumber && !(encoding.type === 'date' && encoding.parts[0] === 'time')) return undefined;
  const margin = far * (max - min);
  if (raw >= min - margin && raw <= max + margin) return undefined;
  const places = placesOf({ min, max });
  const write = (value: number) => (isNumber ? writeTrimmed(value, places) : writeDate(value, encoding.format));
  return message('"{column}" is {value}, outside of the training rows, which go from {min} to {max}.', {
    column: encoding.column,
    value: isNumber ? withMinus(String(raw)) : write(raw),
    min: write(min),
    max: write(max),
  });
}

function encodeCell(encoding: ColumnEncoding, cell: string, inputs: readonly EncodedInput[]): EncodedCell {
  switch (encoding.type) {
    case 'number':
      return encodeNumber(encoding, cell, inputs[0]);
    case 'category':
      return encodeCategory(encoding, cell.trim(), inputs);
    case 'date':
      return encodeDate(encoding, cell);
    default:
      return assertNever(encoding);
  }
}

function encodeNumber(encoding: NumberEncoding, cell: string, input: EncodedInput): EncodedCell {
  const { format, missing } = encoding;
  const number = isMissing(cell, encoding.marks) ? Number.NaN : parseNumber(cell, format);
  const value = encodedNumber(encoding, number);
  const indicator = missing?.hasIndicator === true ? [Number.isNaN(number) ? 1 : 0] : [];
  // Deferred, because with thousands of columns most cells get no remark.
  const written = () => writeTrimmed(value, placesOf(input));
  if (Number.isNaN(number)) {
    return {
      value,
      raw: [value, ...indicator],
      remark: fillRemark(encoding, cell, message('{value}, the median of the training rows,', { value: written() })),
    };
  }
  const remark =
    value === number
      ? {}
      : {
          remark: message('"{column}" is {number}, far outside of the training rows: it counts as {value}.', {
            column: encoding.column,
            number: String(number),
            value: written(),
          }),
        };
  return { value, raw: [value, ...indicator], ...remark };
}

function encodeCategory(encoding: CategoryEncoding, cell: string, inputs: readonly EncodedInput[]): EncodedCell {
  const { missing } = encoding;
  const isAbsent = isMissing(cell, encoding.marks);
  const value = isAbsent ? (missing?.fill ?? '') : cell;
  const index = categoryOfText(encoding, value);
  const raw = new Array<number>(indicatorPlace(encoding) + (missing?.hasIndicator === true ? 1 : 0)).fill(0);
  const active = index === noValue ? -1 : activeInput(encoding, index);
  if (active >= 0) raw[active] = 1;
  if (isUnknownAnswer(encoding, index)) raw[0] = inputs[0].mean;
  if (isAbsent && missing?.hasIndicator === true) raw[indicatorPlace(encoding)] = 1;
  const remark = isAbsent
    ? fillRemark(encoding, cell, message('{value}, the commonest of the training rows,', { value: describeCell(value) }))
    : categoryRemark(encoding, cell, index);
  return { value, raw, ...(remark === undefined ? {} : { remark }) };
}

function categoryRemark(encoding: CategoryEncoding, cell: string, index: number): Message | undefined {
  const { column, categories, reference, hasOther } = encoding;
  const is = { column, cell: describeCell(cell) };
  if (reference !== undefined) {
    const [yes] = categories;
    if (index === otherValue)
      return message(
        '"{column}" is {cell}, which is neither {yes} nor {no}: it counts as something between them, by their shares in the training rows.',
        { ...is, yes: describeCell(yes), no: describeCell(reference) },
      );
    const known = index === 0 ? yes : reference;
    if (isKnownValue(encoding, cell)) return undefined;
    return message('"{column}" is {cell}, which is taken for {known}.', { ...is, known: describeCell(known) });
  }
  if (index !== otherValue) return undefined;
  return hasOther
    ? message('"{column}" is {cell}, which is rare or not among the training rows: it counts as any other value.', is)
    : message('"{column}" is {cell}, which is not among the training rows: it counts for nothing.', is);
}

function encodeDate(encoding: DateEncoding, cell: string): EncodedCell {
  const { format, parts, missing, marks } = encoding;
  const time = isMissing(cell, marks) ? Number.NaN : parseDate(cell, format);
  const isAbsent = Number.isNaN(time);
  const used = isAbsent ? (missing?.fill ?? 0) : time;
  const raw = [...parts.map((part) => datePart(part, used)), ...(missing?.hasIndicator === true ? [isAbsent ? 1 : 0] : [])];
  if (!isAbsent) return { value: cell.trim(), raw };
  const shown = writeDate(used, format);
  return { value: shown, raw, remark: fillRemark(encoding, cell, message('{value}, the median of the training rows,', { value: shown })) };
}

function fillRemark({ column, marks, type }: ColumnEncoding, cell: string, standIn: Message): Message {
  if (isMissing(cell, marks)) return message('"{column}" has no value: {standIn} stands in for it.', { column, standIn });
  const args = { column, cell: describeCell(cell), standIn };
  return type === 'date'
    ? message('"{column}" is {cell}, which is not a date: {standIn} stands in for it.', args)
    : message('"{column}" is {cell}, which is not a number: {standIn} stands in for it.', args);
}
