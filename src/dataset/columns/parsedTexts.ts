import type { CellColumn } from '../../csv/csvTable.ts';
import { plainFormat } from '../cells/cellValue.ts';
import { isMissing } from '../cells/isMissing.ts';
import { parseDate } from '../cells/parseDate.ts';
import { parseNumber } from '../cells/parseNumber.ts';
import type { Column } from './column.ts';

/** How the cells of a column are read as numbers, or as dates. */
export type NumberReading = Pick<Column, 'format' | 'dateFormat' | 'marks'>;

interface ParsedTexts {
  /** The reading that they were parsed by. */
  readonly key: string;
  readonly values: Float64Array<ArrayBuffer>;
}

/** Marked, since what is exported takes parts of this code along. */
const none = /* @__PURE__ */ new Float64Array(0);

/** What each column's texts were parsed into last, for as long as the column is there: one reading at a time, so that it takes little memory. */
const parsed = new WeakMap<CellColumn, ParsedTexts>();

/**
 * The number of each text of a column, or of a column of dates the milliseconds since 1970; NaN for one that is missing or something else. A
 * column is parsed once for all that look at it from its description to its features. Not to be changed.
 */
export function parsedTexts(cells: CellColumn, { format = plainFormat, dateFormat, marks }: NumberReading): Float64Array<ArrayBuffer> {
  if (cells.texts.length === 0) return none;
  const key = JSON.stringify([dateFormat ?? format, marks]);
  const known = parsed.get(cells);
  if (known?.key === key) return known.values;
  const parse = (text: string) => (dateFormat === undefined ? parseNumber(text, format) : parseDate(text, dateFormat));
  const values = Float64Array.from(cells.texts, (text) => (isMissing(text, marks) ? Number.NaN : parse(text)));
  parsed.set(cells, { key, values });
  return values;
}
