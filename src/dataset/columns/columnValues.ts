import type { CellColumn } from '../../csv/csvTable.ts';
import { isMissing, plainFormat, type NumberFormat } from '../cells/cellValue.ts';
import { classKey } from '../cells/classKey.ts';
import type { Column } from './column.ts';
import { parseDate } from '../cells/parseDate.ts';
import { formatPlainNumber, parseNumber } from '../cells/parseNumber.ts';

/**
 * The number of each cell, of a column of dates the milliseconds since 1970; NaN for a cell without one. Each different text is parsed once;
 * a column of plain numbers is given back as the table has it, without a copy.
 */
export function columnValues(
  cells: CellColumn,
  { format = plainFormat, dateFormat }: Pick<Column, 'format' | 'dateFormat'>,
): Float64Array<ArrayBuffer> {
  if (dateFormat !== undefined)
    return replaceCells(
      cells,
      () => Number.NaN,
      (text) => parseDate(text, dateFormat),
    );
  if (format.pointsGroup !== true && !cells.codes) return cells.numbers;
  return replaceCells(
    cells,
    (value) => formatPlainNumber(value, format),
    (text) => parseNumber(text, format),
  );
}

function replaceCells(
  { numbers, codes, texts }: CellColumn,
  ofNumber: (value: number) => number,
  ofText: (text: string) => number,
): Float64Array<ArrayBuffer> {
  const parsed = Float64Array.from(texts, (text) => (isMissing(text) ? Number.NaN : ofText(text)));
  const values = new Float64Array(numbers.length);
  for (let row = 0; row < values.length; row++) {
    values[row] = codes && codes[row] >= 0 ? parsed[codes[row]] : ofNumber(numbers[row]);
  }
  return values;
}

export const noValue = -1;
export const otherValue = -2;

/**
 * For each cell the index of its value in `names` (compared by `classKey`; in a column of numbers by the number), `noValue` for a missing
 * cell and `otherValue` for one that is none of them.
 */
export function columnClasses(cells: CellColumn, names: readonly string[], format?: NumberFormat): Int32Array<ArrayBuffer> {
  const { numbers, codes, texts } = cells;
  const indexes = new Map(names.map((name, index) => [valueKey(name, format), index]));
  const ofNumber = new Map<number, number>();
  for (const [key, index] of indexes) if (key !== '' && String(Number(key)) === key) ofNumber.set(Number(key), index);
  const ofText = Int32Array.from(texts, (text) => (isMissing(text) ? noValue : (indexes.get(valueKey(text, format)) ?? otherValue)));
  const classes = new Int32Array(numbers.length);
  const number = (value: number) => ofNumber.get(format ? formatPlainNumber(value, format) : value) ?? otherValue;
  for (let row = 0; row < classes.length; row++) classes[row] = codes && codes[row] >= 0 ? ofText[codes[row]] : number(numbers[row]);
  return classes;
}

/** One different value of a column. */
export interface ValueCount {
  /** As it stands in the file first, a number as JavaScript writes it. */
  readonly name: string;
  readonly key: string;
  count: number;
}

/**
 * The different values of the chosen rows (all without `rows`) and how many cells hold them; missing cells, and in a column of numbers what
 * is none, do not count. Numbers come first, texts follow in the order of the file.
 */
export function countValues(cells: CellColumn, format?: NumberFormat, rows?: Uint32Array): ValueCount[] {
  const { numbers, codes, texts } = cells;
  const ofNumber = new Map<number, number>();
  const ofCode = new Int32Array(texts.length);
  const size = rows ? rows.length : numbers.length;
  for (let i = 0; i < size; i++) {
    const row = rows ? rows[i] : i;
    if (codes && codes[row] >= 0) ofCode[codes[row]]++;
    else {
      const value = format ? formatPlainNumber(numbers[row], format) : numbers[row];
      ofNumber.set(value, (ofNumber.get(value) ?? 0) + 1);
    }
  }
  const byKey = new Map<string, ValueCount>();
  const add = (name: string, key: string, count: number) => {
    const known = byKey.get(key);
    if (known) known.count += count;
    else byKey.set(key, { name, key, count });
  };
  for (const [value, count] of ofNumber) if (!Number.isNaN(value)) add(String(value + 0), String(value + 0), count);
  for (let code = 0; code < texts.length; code++) {
    if (ofCode[code] === 0 || isMissing(texts[code])) continue;
    const key = valueKey(texts[code], format);
    if (key !== 'NaN') add(texts[code], key, ofCode[code]);
  }
  return [...byKey.values()];
}

/** What makes two cells the same value: in a column of numbers the number, "NaN" where there is none. */
function valueKey(text: string, format?: NumberFormat): string {
  return format ? String(parseNumber(text, format) + 0) : classKey(text);
}
