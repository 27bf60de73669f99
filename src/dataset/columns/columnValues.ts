import type { CellColumn } from '../../csv/csvTable.ts';
import { classKey, meaningOf, type ValueMeaning } from '../cells/classKey.ts';
import { foldedKey, type SpellingFold } from '../cells/spelling.ts';
import { visibleText } from '../cells/visibleText.ts';
import { isMissing, markedNumbers } from '../cells/isMissing.ts';
import { dateOfNumber } from '../cells/dates/parseDate.ts';
import type { Column } from './column.ts';
import { cellReader, type CellReader } from './reading/cellReader.ts';
import { formatPlainNumber, parseNumber } from '../cells/numbers/parseNumber.ts';
import { parsedTexts, type NumberReading } from './reading/parsedTexts.ts';

/** What is needed to distinguish a column's values. */
export interface ValueReading extends Pick<Column, 'format' | 'marks' | 'fold'> {
  /** A text that is not one of the values is looked up again with this fold. */
  readonly strayFold?: SpellingFold;
}

/** Reads numbers, or milliseconds since 1970 for a date column; NaN for a cell without one. */
export function numberReader(cells: CellColumn, reading: NumberReading): CellReader {
  const { format, dateFormat } = reading;
  const ofText = parsedTexts(cells, reading);
  const marked = markedNumbers(reading.marks);
  if (dateFormat !== undefined)
    return cellReader(cells, ofText, (value) => (marked?.has(value) === true ? Number.NaN : dateOfNumber(value, dateFormat)));
  const inFormat = format?.pointsGroup === true ? (value: number) => formatPlainNumber(value, format) : undefined;
  if (!marked) return cellReader(cells, ofText, inFormat);
  return cellReader(cells, ofText, (value) => (marked.has(value) ? Number.NaN : inFormat ? inFormat(value) : value));
}

/** The numbers of all cells, as read by `numberReader`. For a column of plain numbers this is the table's own array, without a copy. */
export function columnValues(cells: CellColumn, column: NumberReading): Float64Array<ArrayBuffer> {
  if (column.dateFormat === undefined && column.format?.pointsGroup !== true && !cells.codes && !column.marks?.only) return cells.numbers;
  const values = new Float64Array(cells.length);
  numberReader(cells, column)(values);
  return values;
}

/** With more distinct numbers, only texts can show that they are versions. */
const mostNumbers = 1000;

export const noValue = -1;
export const otherValue = -2;

/**
 * Reads the index of a cell's value in `names` (compared by `classKey`, or by the number in a numeric column), `noValue` for a missing
 * cell, and `otherValue` for any other value.
 */
export function classReader(cells: CellColumn, names: readonly string[], reading: ValueReading): CellReader {
  const find = classFinder(names, reading);
  const ofNumber = new Map<number, number>();
  const ofText = Float64Array.from(cells.texts, find);
  return cellReader(cells, ofText, (value) => {
    let index = ofNumber.get(value);
    if (index === undefined) {
      index = find(String(value + 0));
      if (ofNumber.size < mostRemembered) ofNumber.set(value, index);
    }
    return index;
  });
}

/** The index of each text's value in `names`, like `classReader`. */
export function classesOfTexts(texts: readonly string[], names: readonly string[], reading: ValueReading): Float64Array<ArrayBuffer> {
  return Float64Array.from(texts, classFinder(names, reading));
}

/** The index of one text's value in `names`, like `classReader`. */
export function classOfText(text: string, names: readonly string[], reading: ValueReading): number {
  return classFinder(names, reading)(text);
}

/** Most distinct numbers to cache; columns with more do not hold classes. */
const mostRemembered = 100_000;

function classFinder(names: readonly string[], reading: ValueReading): (text: string) => number {
  const { marks, strayFold } = reading;
  const meaning = meaningOf(names);
  const indexes = new Map(names.map((name, index) => [valueKey(name, meaning, reading), index]));
  const strays = strayFold ? new Map(names.map((name, index) => [foldedKey(name, strayFold), index])) : undefined;
  return (text) => {
    if (isMissing(text, marks)) return noValue;
    const index = indexes.get(valueKey(text, meaning, reading));
    return index ?? (strayFold && strays?.get(foldedKey(text, strayFold))) ?? otherValue;
  };
}

/** A distinct value of a column. */
export interface ValueCount {
  /** The most frequent of its texts as it looks; a number in JavaScript's notation. */
  readonly name: string;
  readonly key: string;
  readonly count: number;
  /** The texts of its cells if they differ, in the order of the file. */
  readonly texts?: readonly TextCount[];
}

export interface TextCount {
  readonly text: string;
  readonly count: number;
}

/** Which rows to count. */
export interface CountedRows {
  /** All rows if absent. */
  readonly rows?: Uint32Array;
  /** Number of these rows with each text, for a column that holds only texts, if known. */
  readonly textCounts?: Int32Array | undefined;
}

/**
 * The distinct values of some rows and the number of cells for each. Missing cells, and cells in a numeric column that are not numbers, do
 * not count. Numbers come first, then texts in the order of the file.
 */
export function countValues(cells: CellColumn, reading: ValueReading, { rows, textCounts }: CountedRows = {}): ValueCount[] {
  const { length, numbers, codes, texts } = cells;
  const { format, marks } = reading;
  const ofNumber = new Map<number, number>();
  const marked = markedNumbers(marks);
  const ofCode = textCounts ?? new Int32Array(texts.length);
  const size = textCounts ? 0 : rows ? rows.length : length;
  for (let i = 0; i < size; i++) {
    const row = rows ? rows[i] : i;
    if (codes && codes[row] >= 0) ofCode[codes[row]]++;
    else {
      const value = format ? formatPlainNumber(numbers[row], format) : numbers[row];
      ofNumber.set(value, (ofNumber.get(value) ?? 0) + 1);
    }
  }
  const byKey = new Map<string, TextCount | TextCount[]>();
  const add = (text: string, key: string, count: number) => {
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { text, count });
    else if (Array.isArray(known)) known.push({ text, count });
    else byKey.set(key, [known, { text, count }]);
  };
  // A value may be stored as a number in some cells and as text in others, where something is written around it.
  const keyOfNumber = (text: string) => (reading.fold ? foldedKey(text, reading.fold) : text);
  for (const [value, count] of ofNumber)
    if (!Number.isNaN(value) && marked?.has(value) !== true) add(String(value + 0), keyOfNumber(String(value + 0)), count);
  const present = texts.filter((text, code) => ofCode[code] > 0 && !isMissing(text, marks));
  const meaning = meaningOf(ofNumber.size > mostNumbers ? present : [...present, ...[...ofNumber.keys()].map(String)]);
  for (let code = 0; code < texts.length; code++) {
    if (ofCode[code] === 0 || isMissing(texts[code], marks)) continue;
    const key = valueKey(texts[code], meaning, reading);
    if (key !== 'NaN' || !format) add(texts[code], key, ofCode[code]);
  }
  return Array.from(byKey, ([key, found]) => valueOf(key, found));
}

function valueOf(key: string, found: TextCount | readonly TextCount[]): ValueCount {
  if (!('length' in found)) return { name: visibleText(found.text), key, count: found.count };
  const commonest = found.reduce((best, other) => (other.count > best.count ? other : best));
  return { name: visibleText(commonest.text), key, count: found.reduce((sum, { count }) => sum + count, 0), texts: found };
}

/** Equal for cells with the same value. In a numeric column the key is the number, or "NaN" if there is none. */
function valueKey(text: string, meaning: ValueMeaning, { format, fold }: ValueReading): string {
  return format ? String(parseNumber(text, format) + 0) : classKey(text, meaning, fold);
}
