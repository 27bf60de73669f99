import type { CellColumn } from '../../csv/csvTable.ts';
import type { DateFormat } from '../cells/cellValue.ts';
import { dateShape, parseDate, type DateShape } from '../cells/parseDate.ts';
import type { TextCensus } from './textCensus.ts';

/** In which order the dates of a column are written. */
export interface FoundDateFormat {
  readonly format: DateFormat;
  /** Cells that are dates in this format. */
  readonly valid: number;
  /** In words for the user: what could be read in another way. */
  readonly remarks: readonly string[];
}

/**
 * Finds the one format of a column of dates, from all of its cells. Day and month stand in the order in which more cells are dates; where
 * both orders fit, in that in which the file is sorted; and where that does not tell either, the day comes first before points and dashes,
 * the month before slashes. Undefined when no cell looks like a date.
 */
export function findDateFormat(cells: CellColumn, census: TextCensus): FoundDateFormat | undefined {
  const examples = new Map<DateShape, string>();
  const yearLast: number[] = [];
  let [times, dates] = [0, 0];
  for (let code = 0; code < cells.texts.length; code++) {
    const shape = census.isMissing[code] === 1 ? undefined : dateShape(cells.texts[code]);
    if (shape === undefined) continue;
    if (!examples.has(shape)) examples.set(shape, cells.texts[code]);
    if (shape === 'time') times += census.counts[code];
    else dates += census.counts[code];
    if (shape === 'yearLast') yearLast.push(code);
  }
  if (examples.size === 0) return undefined;
  const order = times > dates ? { format: 'time' as const, remark: undefined } : findOrder(cells, census, yearLast);
  const shapes = [...examples].filter(([shape]) => (shape === 'time') === (order.format === 'time'));
  const remarks = order.remark === undefined ? [] : [order.remark];
  if (shapes.length > 1) remarks.push(`dates are written in ${shapes.length} ways (${shapes.map(([, text]) => `"${text}"`).join(', ')})`);
  if (yearLast.some((code) => /\D\d\d(\D*$|,?\s+\d.*:)/.test(cells.texts[code]) && !/\d{4}/.test(cells.texts[code])))
    remarks.push('years of two digits are taken for 1969 to 2068');
  return { format: order.format, valid: countValid(cells, census, order.format), remarks };
}

function findOrder(
  { texts }: CellColumn,
  { counts }: TextCensus,
  codes: readonly number[],
): { format: DateFormat; remark: string | undefined } {
  if (codes.length === 0) return { format: 'ymd', remark: undefined };
  const count = (format: DateFormat) =>
    codes.reduce((sum, code) => sum + (Number.isNaN(parseDate(texts[code], format)) ? 0 : counts[code]), 0);
  const [dayFirst, monthFirst] = [count('dmy'), count('mdy')];
  if (dayFirst !== monthFirst) return { format: dayFirst > monthFirst ? 'dmy' : 'mdy', remark: undefined };
  const example = codes.map((code) => texts[code]).find((text) => parseDate(text, 'dmy') !== parseDate(text, 'mdy'));
  if (example === undefined) return { format: 'dmy', remark: undefined };
  const [daysSorted, monthsSorted] = (['dmy', 'mdy'] as const).map((format) =>
    isSorted(codes.map((code) => parseDate(texts[code], format))),
  );
  const format = daysSorted !== monthsSorted ? (daysSorted ? 'dmy' : 'mdy') : example.includes('/') ? 'mdy' : 'dmy';
  const words = format === 'dmy' ? 'day and month' : 'month and day';
  return { format, remark: `"${example}" is read as ${words}; the other order is possible` };
}

/** True when the values only rise or only fall, and there are enough of them to mean something. */
function isSorted(values: readonly number[]): boolean {
  if (values.length < 4) return false;
  const rises = values.every((value, index) => index === 0 || value > values[index - 1]);
  return rises || values.every((value, index) => index === 0 || value < values[index - 1]);
}

function countValid({ texts }: CellColumn, { counts, isMissing }: TextCensus, format: DateFormat): number {
  let valid = 0;
  for (let code = 0; code < texts.length; code++) {
    if (isMissing[code] === 0 && !Number.isNaN(parseDate(texts[code], format))) valid += counts[code];
  }
  return valid;
}
