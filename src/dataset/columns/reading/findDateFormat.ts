import { listOf, message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import type { DateOrder, TextDateFormat } from '../../cells/cellValue.ts';
import { marksOf } from '../../cells/isMissing.ts';
import { areReleases } from '../../cells/dates/dateEras.ts';
import { dateShape, parseDate, type DateShape } from '../../cells/dates/parseDate.ts';
import { calendarRemarks } from '../remarks/calendarRemarks.ts';
import { parsedTexts } from './parsedTexts.ts';
import { areOld, hasShortYear, oldYearRemark, shortYearRemark } from './shortYears.ts';
import type { TextCensus } from '../textCensus.ts';

/** The format of a column of dates. */
export interface FoundDateFormat {
  readonly format: TextDateFormat;
  /** Number of cells that are dates in this format. */
  readonly valid: number;
  /** Messages for the user about what could be read differently. */
  readonly remarks: readonly Message[];
}

/**
 * Finds the single format of a date column from all of its cells. The order of day and month is the one for which more cells are dates. If
 * several orders fit, the one in which the file is sorted is chosen. Failing that, a first part with fewer distinct values than the last is
 * a two-digit year; otherwise the day comes first before points and dashes, the month before slashes. Undefined if no cell looks like a
 * date, or if they look like versions and the user has not chosen dates.
 */
export function findDateFormat(cells: CellColumn, census: TextCensus, name = '', isChosen = false): FoundDateFormat | undefined {
  const examples = new Map<DateShape, string>();
  const [yearLast, named]: number[][] = [[], []];
  let [times, dates] = [0, 0];
  for (let code = 0; code < cells.texts.length; code++) {
    const shape = census.isMissing[code] === 1 ? undefined : dateShape(cells.texts[code]);
    if (shape === undefined) continue;
    if (!examples.has(shape)) examples.set(shape, cells.texts[code]);
    if (shape === 'time') times += census.counts[code];
    else dates += census.counts[code];
    if (shape === 'yearLast') yearLast.push(code);
    if (shape === 'named') named.push(code);
  }
  if (examples.size === 0) return undefined;
  if (
    !isChosen &&
    (areVersions(cells, census, yearLast) || areReleases(cells.texts) || areCodes(cells.texts, yearLast) || areNumbered(cells.texts, named))
  )
    return undefined;
  const order = times > dates ? { format: 'time' as const, remark: undefined } : findOrder(cells, census, yearLast);
  const shapes = [...examples].filter(([shape]) => (shape === 'time') === (order.format === 'time'));
  const remarks = order.remark === undefined ? [] : [order.remark];
  if (shapes.length > 1) {
    const written = listOf(
      shapes.map(([, text]) => `"${text}"`),
      'comma',
    );
    remarks.push(message('dates are written in {ways} ways ({examples})', { ways: shapes.length, examples: written }));
  }
  const short = [...yearLast, ...named].filter((code) => hasShortYear(cells.texts[code]));
  const valuesIn = (dateFormat: TextDateFormat) => parsedTexts(cells, { dateFormat, ...marksOf(census) });
  const found = valuesIn(order.format);
  const format = order.format === 'time' || !areOld(name, found, short) ? order.format : (`${order.format}1930` as const);
  const values = format === order.format ? found : valuesIn(format);
  remarks.push(...(format === order.format ? shortYearRemark : oldYearRemark)(cells.texts, values, short));
  if (format !== 'time') remarks.push(...calendarRemarks(cells.texts, values));
  return { format, valid: countValid(values, census), remarks };
}

/**
 * True if texts that look like dates, such as 3.8.10, are versions: other cells with three such parts are not dates, or no part has a
 * leading zero although some have only one digit, and no day is above 12.
 */
function areVersions({ texts }: CellColumn, census: TextCensus, codes: readonly number[]): boolean {
  const pointed = codes.filter((code) => /^\d+\.\d+\.\d\d$/.test(texts[code]));
  if (pointed.length === 0) return false;
  const hasOther = texts.some((text, code) => census.isMissing[code] === 0 && /^v?\d+(\.\d+){1,3}$/.test(text) && isNoDate(text));
  if (hasOther) return true;
  const parts = pointed.map((code) => texts[code].split('.'));
  const isPadded = parts.some(([first, second]) => first.startsWith('0') || second.startsWith('0'));
  const isSingle = parts.some(([first, second]) => first.length === 1 || second.length === 1);
  return isSingle && !isPadded && parts.every(([first]) => Number(first) <= 12);
}

/** A two-digit year with a one-digit day, and one with a day that cannot be a month. */
const shortDay = /^\d\d[-/.] ?\d{1,2}[-/.] ?\d\b(?!\d)/;
const lateDay = /^\d\d[-/.] ?\d{1,2}[-/.] ?(?:1[3-9]|[23]\d)\b/;

const daysShare = 0.9;
const mostYears = 15;
const lastDay = 31;

/**
 * True for texts such as 10-1-2 unless they are dates: one of them must have a day above 12, and nearly all must exist in the calendar.
 * Fertilizers are labelled 20-10-5 and 15-15-15.
 */
function areCodes(texts: readonly string[], codes: readonly number[]): boolean {
  if (!codes.some((code) => shortDay.test(texts[code]))) return false;
  // Sizes such as 30-12-6 and 10-11-3: dates are rarely so many years apart, unless a first part can only be a year.
  const years = codes.map((code) => Number.parseInt(texts[code], 10));
  if (Math.max(...years) <= lastDay && Math.max(...years) - Math.min(...years) > mostYears) return true;
  const days = codes.filter((code) => !Number.isNaN(parseDate(texts[code], 'yymd')));
  return days.length < codes.length * daysShare || !codes.some((code) => lateDay.test(texts[code]));
}

const nameAndDigits = /^(\p{L}+)\.?[-/'’]\d\d$|^\d{1,2}(\p{L}+)\d\d$/u;
const english =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)$/;
const fewestNumbered = 2;

/**
 * True for numbered names such as MAC-01, MAC-02 and 12mac20: all have the same word, which is a month only in a language other than
 * English.
 */
function areNumbered(texts: readonly string[], codes: readonly number[]): boolean {
  const wordOf = ([, front, middle]: readonly (string | undefined)[]) => (front ?? middle)?.toLowerCase();
  const words = new Set(codes.map((code) => wordOf(nameAndDigits.exec(texts[code]) ?? [])));
  const [word] = words;
  return codes.length >= fewestNumbered && words.size === 1 && word !== undefined && word !== 'q' && !english.test(word);
}

function isNoDate(text: string): boolean {
  return orders.every((format) => Number.isNaN(parseDate(text, format))) && Number.isNaN(parseDate(text, 'ymd'));
}

function findOrder(
  { texts }: CellColumn,
  { counts }: TextCensus,
  codes: readonly number[],
): { format: DateOrder; remark: Message | undefined } {
  if (codes.length === 0) return { format: 'ymd', remark: undefined };
  const values = codes.map((code) => texts[code]);
  const counted = orders.map((format) => ({
    format,
    count: codes.reduce((sum, code) => sum + (Number.isNaN(parseDate(texts[code], format)) ? 0 : counts[code]), 0),
  }));
  const most = Math.max(...counted.map(({ count }) => count));
  const fitting = counted.filter(({ count }) => count === most).map(({ format }) => format);
  if (fitting.length === 1) return { format: fitting[0], remark: undefined };
  const example = values.find((text) => new Set(fitting.map((format) => parseDate(text, format))).size > 1);
  if (example === undefined) return { format: fitting[0], remark: undefined };
  const format = likeliestOrder(values, fitting, example);
  const args = { cell: example, order: orderWords[format] };
  const remark =
    fitting.length > 2
      ? message('"{cell}" is read as {order}; another order is possible', args)
      : message('"{cell}" is read as {order}; the other order is possible', args);
  return { format, remark };
}

/** Two-digit years come first if that shrinks the time span by this factor. */
const shorterSpan = 3;
const orders = ['dmy', 'mdy', 'yymd'] as const;
/** The beginning of a date whose parts are all numbers. */
export const orderWords = { dmy: message('day and month'), mdy: message('month and day'), yymd: message('year, month and day') };
type Order = (typeof orders)[number];

/**
 * Among orders that fit equally well, the one in which the file is sorted. Failing that, whichever of the first and last part has fewer
 * distinct values is the year.
 */
function likeliestOrder(values: readonly string[], fitting: readonly Order[], example: string): Order {
  const sorted = fitting.filter((format) => isSorted(values.map((text) => parseDate(text, format))));
  if (sorted.length === 1) return sorted[0];
  const parts = values.map((text) => text.trim().split(/[-/.\s,T]/i));
  const [firsts, lasts] = [0, 2].map((index) => new Set(parts.map((part) => part[index])).size);
  if (fitting.includes('yymd') && firsts < lasts) return 'yymd';
  const others = fitting.filter((format) => format !== 'yymd');
  const span = (format: Order) => {
    const times = values.map((text) => parseDate(text, format)).filter((time) => !Number.isNaN(time));
    return times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b));
  };
  // 21-03-15, 22-12-01 and 20-07-30 span three years, or thirty.
  if (fitting.includes('yymd') && values.length > 2 && others.every((format) => span('yymd') * shorterSpan < span(format))) return 'yymd';
  if (others.length === 1) return others[0];
  return example.includes('/') ? 'mdy' : 'dmy';
}

/** True if the values only rise or only fall, and there are enough of them to be significant. */
function isSorted(values: readonly number[]): boolean {
  if (values.length < 4) return false;
  const rises = values.every((value, index) => index === 0 || value > values[index - 1]);
  return rises || values.every((value, index) => index === 0 || value < values[index - 1]);
}

function countValid(times: Float64Array, { counts }: TextCensus): number {
  let valid = 0;
  for (let code = 0; code < times.length; code++) if (!Number.isNaN(times[code])) valid += counts[code];
  return valid;
}
