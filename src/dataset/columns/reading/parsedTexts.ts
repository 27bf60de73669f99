import type { CellColumn } from '../../../csv/csvTable.ts';
import { plainFormat } from '../../cells/cellValue.ts';
import { isMissing } from '../../cells/isMissing.ts';
import { parseDate } from '../../cells/dates/parseDate.ts';
import { parseNumber } from '../../cells/numbers/parseNumber.ts';
import type { Column } from '../column.ts';

/** How the cells of a column are read as numbers or dates. */
export type NumberReading = Pick<Column, 'format' | 'dateFormat' | 'marks'>;

interface ParsedTexts {
  /** Identifies the reading by which they were parsed. */
  readonly key: string;
  readonly values: Float64Array<ArrayBuffer>;
}

/** Marked as pure, because exports bundle parts of this code. */
const none = /* @__PURE__ */ new Float64Array(0);

/** The last parsed texts of each column, as long as the column exists. Only one reading per column is kept to save memory. */
const parsed = new WeakMap<CellColumn, ParsedTexts>();

/**
 * The number of each text of a column, or milliseconds since 1970 in a date column; NaN for a missing value or anything else. Parsed once
 * and shared by everything from description to features. Must not be modified.
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
