import type { CellColumn } from '../../csv/csvTable.ts';
import { isMissing, type NumberFormat } from '../cells/cellValue.ts';
import { classKey, meaningOf, type ValueMeaning } from '../cells/classKey.ts';
import { cellReader, type CellReader } from './cellReader.ts';
import { formatPlainNumber, parseNumber } from '../cells/parseNumber.ts';
import { parsedTexts, type NumberReading } from './parsedTexts.ts';

/** Reads numbers, or of a column of dates the milliseconds since 1970; NaN for a cell without one. */
export function numberReader(cells: CellColumn, reading: NumberReading): CellReader {
  const { format, dateFormat } = reading;
  const ofText = parsedTexts(cells, reading);
  if (dateFormat !== undefined) return cellReader(cells, ofText, () => Number.NaN);
  return cellReader(cells, ofText, format?.pointsGroup === true ? (value) => formatPlainNumber(value, format) : undefined);
}

/** The numbers of all cells, as `numberReader` reads them; of a column of plain numbers the table's own, without a copy. */
export function columnValues(cells: CellColumn, column: NumberReading): Float64Array<ArrayBuffer> {
  if (column.dateFormat === undefined && column.format?.pointsGroup !== true && !cells.codes) return cells.numbers;
  const values = new Float64Array(cells.length);
  numberReader(cells, column)(values);
  return values;
}

/** With more different numbers, versions are told by texts alone. */
const mostNumbers = 1000;

export const noValue = -1;
export const otherValue = -2;

/**
 * Reads the index of a cell's value in `names` (compared by `classKey`; in a column of numbers by the number), `noValue` for a missing cell
 * and `otherValue` for one that is none of them.
 */
export function classReader(cells: CellColumn, names: readonly string[], format?: NumberFormat): CellReader {
  const indexes = indexesOf(names, format);
  const ofNumber = new Map<number, number>();
  for (const [key, index] of indexes.ofKey) if (key !== '' && String(Number(key)) === key) ofNumber.set(Number(key), index);
  const ofText = Float64Array.from(cells.texts, (text) => classOf(text, indexes, format));
  return cellReader(cells, ofText, (value) => ofNumber.get(format ? formatPlainNumber(value, format) : value) ?? otherValue);
}

/** The index of one text's value in `names`, as `classReader` reads it. */
export function classOfText(text: string, names: readonly string[]): number {
  return classOf(text, indexesOf(names));
}

function indexesOf(names: readonly string[], format?: NumberFormat): ClassIndexes {
  const meaning = meaningOf(names);
  return { meaning, ofKey: new Map(names.map((name, index) => [valueKey(name, meaning, format), index])) };
}

function classOf(text: string, { meaning, ofKey }: ClassIndexes, format?: NumberFormat): number {
  return isMissing(text) ? noValue : (ofKey.get(valueKey(text, meaning, format)) ?? otherValue);
}

/** Where each of some values stands, by `classKey`. */
interface ClassIndexes {
  readonly meaning: ValueMeaning;
  readonly ofKey: ReadonlyMap<string, number>;
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
  const { length, numbers, codes, texts } = cells;
  const ofNumber = new Map<number, number>();
  const ofCode = new Int32Array(texts.length);
  const size = rows ? rows.length : length;
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
  const present = texts.filter((text, code) => ofCode[code] > 0 && !isMissing(text));
  const meaning = meaningOf(ofNumber.size > mostNumbers ? present : [...present, ...[...ofNumber.keys()].map(String)]);
  for (let code = 0; code < texts.length; code++) {
    if (ofCode[code] === 0 || isMissing(texts[code])) continue;
    const key = valueKey(texts[code], meaning, format);
    if (key !== 'NaN') add(texts[code], key, ofCode[code]);
  }
  return [...byKey.values()];
}

/** What makes two cells the same value: in a column of numbers the number, "NaN" where there is none. */
function valueKey(text: string, meaning: ValueMeaning, format?: NumberFormat): string {
  return format ? String(parseNumber(text, format) + 0) : classKey(text, meaning);
}
