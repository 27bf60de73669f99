import { message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import { isClockFormat, type DigitDateFormat } from '../../cells/dates/digitDate.ts';
import { marksOf } from '../../cells/isMissing.ts';
import { dateOfNumber, parseDate } from '../../cells/dates/parseDate.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import { writeDate } from '../../cells/dates/writeDate.ts';
import { columnValues } from '../columnValues.ts';
import { orderWords } from './findDateFormat.ts';
import type { TextCensus } from '../textCensus.ts';
import { rangeOf } from '../../rangeOf.ts';

/** A column of numbers that are, or may be, dates in digits alone. */
export interface FoundDigitDates {
  readonly format: DigitDateFormat;
  /** Number of cells that are dates in this format. */
  readonly valid: number;
  /** True if they are more likely dates than numbers. */
  readonly areDates: boolean;
  readonly remarks: readonly Message[];
}

/** Column names that make numbers of seconds and days dates. */
const timeName =
  /date|time|stamp|epoch|created|updated|modified|(^|[^\p{L}])(ts|day|at|datum|zeit|fecha|jour|giorno)([^\p{L}]|$)|날짜|일자|일시|시각|日付|日時/iu;
/** Days of spreadsheets may also be seconds of a day, so they need a clearer name. */
const dayName = /date(?!d)|datum|fecha|날짜|일자|日付/iu;
const weekName =
  /(^|[^\p{L}])(?:week|wk|kw|cw|calendar ?week|kalenderwoche|woche|semaine|semana|yyyy_?ww|yw)([^\p{L}]|$)|[a-z]Week$|주차|週/iu;
const dayOfYearName = /doy|julian|yday|day ?_?of ?_?year|yyyy_?ddd/iu;
/** Names of times of day, but not of how long something takes. */
const clockName =
  /^(?!.*(?:air|flight|response|wait|travel|reaction|process|cycle|lead|total|spent|delay|cook|prep|service|survival|exec|elapsed|run|lap|cpu|wall|screen|play|down|up|life|step|real|over)[^\p{L}]{0,2}time|.*time[^\p{L}]{0,2}(?:spent|to|in|taken|diff|delta|since|until|left|step|s|ms|sec|secs|seconds|mins?|minutes|hours?|days?|h)(?:$|[^\p{L}]))(?:.*[^\p{L}])?(?:time|zeit|uhrzeit|heure|hora|ora|hhmm|hhmmss|uzeit|hrmn|시각|時刻)(?:$|[^\p{L}])|^(?:dep|arr|start|end|begin|departure|arrival|order|event|crash|accident|call|admission)time$/iu;
const monthName = /month|period|(^|[^\p{L}])(yyyy_?mm|ym|monat|mois|mes|mese)([^\p{L}]|$)|년월|월$|年月/iu;

/**
 * The evidence that a format needs if the user has not chosen dates: all numbers are within these bounds, enough of them are distinct, and
 * the values or the name decide.
 */
interface Evidence {
  readonly format: DigitDateFormat;
  readonly min: number;
  readonly max: number;
  readonly fewest: number;
  /** True if the values alone decide, a pattern if a name that matches it does; false if there is only a remark that they may be dates. */
  readonly areDates: boolean | RegExp;
  /** The name that is needed for the remark. */
  readonly name?: RegExp;
  /** Leading zeros give all cells the same length. */
  readonly isPadded?: true;
  /** Number of different last two digits that are needed: those of a counter are 0, or 0 and 50. */
  readonly fewestEnds?: number;
}

/** Fewer distinct days may be chance; two-digit years need more. */
const few = 3;
const many = 10;
/** From 1990 to 2040, in seconds since 1970. */
const [firstSecond, lastSecond] = [631_152_000, 2_208_988_800];
const evidences: readonly Evidence[] = [
  { format: 'yyyymmdd', min: 19_000_101, max: 21_001_231, fewest: few, areDates: true },
  { format: 'yyyymmdd', min: 1_900_010_100, max: 21_001_231_235_959, fewest: few, areDates: timeName },
  { format: 'ddmmyyyy', min: 1_011_900, max: 31_122_100, fewest: few, areDates: true },
  { format: 'mmddyyyy', min: 1_011_900, max: 12_312_100, fewest: few, areDates: true },
  { format: 'yyyyww', min: 190_001, max: 210_053, fewest: few, areDates: weekName, name: weekName },
  { format: 'yyyymm', min: 190_001, max: 210_012, fewest: few, areDates: new RegExp(`${timeName.source}|${monthName.source}`, 'iu') },
  { format: 'yymmdd', min: 101, max: 991_231, fewest: many, areDates: timeName, isPadded: true },
  { format: 'yymmdd', min: 100_101, max: 991_231, fewest: many, areDates: timeName },
  {
    format: 'yyyyddd',
    min: 1_900_001,
    max: 2_100_366,
    fewest: few,
    areDates: new RegExp(`${timeName.source}|${dayOfYearName.source}`, 'iu'),
  },
  { format: 'hhmm', min: 0, max: 2400, fewest: few, areDates: clockName, name: clockName, isPadded: true, fewestEnds: 2 },
  { format: 'hhmm', min: 0, max: 2400, fewest: many, areDates: clockName, name: clockName, fewestEnds: few },
  { format: 'hhmmss', min: 0, max: 240_000, fewest: few, areDates: clockName, name: clockName, isPadded: true, fewestEnds: few },
  { format: 'hhmmss', min: 0, max: 240_000, fewest: many, areDates: clockName, name: clockName, fewestEnds: few },
  { format: 'unixMilliseconds', min: firstSecond * 1e3, max: lastSecond * 1e3, fewest: few, areDates: timeName },
  { format: 'unixMicroseconds', min: firstSecond * 1e6, max: lastSecond * 1e6, fewest: few, areDates: timeName },
  { format: 'unixNanoseconds', min: firstSecond * 1e9, max: lastSecond * 1e9, fewest: few, areDates: timeName, name: timeName },
  { format: 'unixSeconds', min: firstSecond, max: lastSecond, fewest: few, areDates: timeName, name: timeName },
  // From 1982 to 2064. Earlier ones, from 1954, may count days from another origin.
  { format: 'excelDays', min: 30_000, max: 60_000, fewest: few, areDates: dayName, name: timeName },
  { format: 'excelDays', min: 20_000, max: 60_000, fewest: few, areDates: false, name: timeName },
];
/** This many numbers show for most columns that they are not dates. */
const sampled = 8;
const sampledRows = 1000;
/** Formats whose dates may have leading zeros. */
const dayParts: ReadonlySet<DigitDateFormat> = new Set(['ddmmyyyy', 'mmddyyyy']);
const digitsOnly = /^\d{4,19}$/;

/**
 * Finds dates in digits alone: 20240131, 31012024, 202401, 240131, time since 1970, days of spreadsheets. If the user has chosen dates,
 * uses the format that suits most numbers. Otherwise all numbers must be dates and hardly anything else may look like that, or the name
 * must say so. Undefined if there are none.
 */
export function findDigitDates(cells: CellColumn, census: TextCensus, name: string, isChosen: boolean): FoundDigitDates | undefined {
  return isChosen ? findChosen(cells, census) : findSure(cells, census, name);
}

function findSure(cells: CellColumn, census: TextCensus, name: string): FoundDigitDates | undefined {
  const sample = sampleOf(cells, census);
  if (sample.length === 0) return undefined;
  const isPadded = cells.texts.some((text, code) => census.isMissing[code] === 0 && text.startsWith('0'));
  const found = evidences.filter((evidence) => {
    const isLikely = isPadded ? evidence.isPadded === true || dayParts.has(evidence.format) : evidence.isPadded !== true;
    return isLikely && evidence.name?.test(name) !== false && sample.every((value) => fits(value, evidence));
  });
  if (found.length === 0) return undefined;
  const values = numbersOf(cells, census);
  if (values === undefined) return undefined;
  const evidence = found.find(
    (one) =>
      values.every((value) => Number.isNaN(value) || fits(value, one)) &&
      hasDistinct(values, one.fewest) &&
      hasEnds(values, one.fewestEnds),
  );
  if (evidence === undefined) return undefined;
  const { format } = evidence;
  const areDates = evidence.areDates instanceof RegExp ? evidence.areDates.test(name) : evidence.areDates;
  const isEither = format === 'ddmmyyyy' && values.every((value) => Number.isNaN(value) || !Number.isNaN(dateOfNumber(value, 'mmddyyyy')));
  const example = exampleOf(cells, census, format);
  const order = isEither
    ? [message('"{cell}" is read as {order}; the other order is possible', { cell: example.cell, order: orderWords.dmy })]
    : [];
  const remark = isClockFormat(format)
    ? message('"{cell}" is read as a time of day, {date}; to read it as a number, choose "number"', example)
    : areDates
      ? message('"{cell}" is read as a date, {date}; to read it as a number, choose "number"', example)
      : message('"{cell}" is read as a number, though it could be a date, {date}; to read it as a date, choose "date"', example);
  return { format, valid: census.numbers + census.words, areDates, remarks: [...order, remark] };
}

const pointedMonth = /^(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d$/;

/** The reading of months such as 05.2024, whose texts the table keeps where all of them are; undefined for any other column. */
export function readPointedMonths(
  { texts }: CellColumn,
  census: TextCensus,
): { dateFormat: 'ymd'; remarks: readonly Message[] } | undefined {
  const known = texts.filter((_, code) => census.isMissing[code] === 0);
  if (census.numbers > 0 || known.length < few || !known.every((text) => pointedMonth.test(text))) return undefined;
  const args = { cell: shortenCell(known[0]), date: writeDate(parseDate(known[0], 'ymd'), 'ymd') };
  return { dateFormat: 'ymd', remarks: [message('"{cell}" is read as a date, {date}; to read it as a number, choose "number"', args)] };
}

const yearDay = /^\d{4}-\d{3}$/;

/**
 * The remark about texts such as 2024-032 if the column's name does not say that they are days of the year: invoices are numbered like that
 * too.
 */
export function yearDayRemark({ texts }: CellColumn, census: TextCensus, name: string): Message | undefined {
  const known = texts.filter((_, code) => census.isMissing[code] === 0).slice(0, sampledRows);
  if (census.numbers > 0 || known.length === 0 || !known.every((text) => yearDay.test(text) && !Number.isNaN(parseDate(text, 'ymd'))))
    return undefined;
  if (timeName.test(name) || dayOfYearName.test(name)) return undefined;
  return message('"{cell}" is taken for a name; to read it as a year and the day of it, {date}, choose "date"', {
    cell: shortenCell(known[0]),
    date: writeDate(parseDate(known[0], 'ymd'), 'ymd'),
  });
}

/** The first numbers of the column; empty if there is a text among them that is not a date. */
function sampleOf({ numbers, codes, texts, length }: CellColumn, census: TextCensus): number[] {
  const sample: number[] = [];
  for (let row = 0; row < length && row < sampledRows && sample.length < sampled; row++) {
    const code = codes ? codes[row] : -1;
    if (code < 0) {
      if (!Number.isNaN(numbers[row])) sample.push(numbers[row]);
    } else if (census.isMissing[code] === 0) {
      if (digitsOnly.test(texts[code])) sample.push(Number(texts[code]));
      else if (Number.isNaN(parseDate(texts[code], 'ymd'))) return [];
    }
  }
  return sample;
}

function fits(value: number, { format, min, max }: Evidence): boolean {
  return value >= min && value <= max && !Number.isNaN(dateOfNumber(value, format));
}

/** The number of each cell, NaN for a cell that is a date by itself; undefined if there are other texts. */
function numbersOf(cells: CellColumn, census: TextCensus): Float64Array | undefined {
  const isOther = (text: string) => !digitsOnly.test(text) && Number.isNaN(parseDate(text, 'ymd'));
  if (cells.texts.some((text, code) => census.isMissing[code] === 0 && isOther(text))) return undefined;
  return columnValues(cells, marksOf(census));
}

function hasDistinct(values: Float64Array, fewest: number): boolean {
  const seen = new Set<number>();
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    seen.add(value);
    if (seen.size >= fewest) return true;
  }
  return false;
}

function hasEnds(values: Float64Array, fewest = 0): boolean {
  if (fewest === 0) return true;
  const ends = new Set<number>();
  let isLong = false;
  for (const value of values) {
    if (!Number.isNaN(value)) ends.add(value % 100);
    // Up to 59 they may be minutes or seconds.
    isLong ||= value >= 600;
  }
  return isLong && ends.size >= fewest;
}

/** Days of spreadsheets from 1987 on; SAS reaches this number in 2047. */
const latestSasDay = 32_000;
/** 2026-12-13 in days since 1970; 2016 in days of SAS. */
const latestUnixDay = 20_800;
/** 2030 in seconds since 1970; 1989 in those of SAS. */
const latestUnixSecond = 1.9e9;

/**
 * Candidate formats if dates are chosen, with their smallest number, given the largest number `max`. If two suit equally well, the first
 * wins.
 */
function candidatesFor(max: number): readonly { readonly format: DigitDateFormat; readonly min: number }[] {
  return [
    ...(['yyyymmdd', 'ddmmyyyy', 'mmddyyyy', 'yyyymm', 'yyyyww', 'yyyyddd', 'yyyy', 'yymmdd'] as const).map((format) => ({
      format,
      min: 0,
    })),
    { format: 'hhmm', min: max >= 600 ? 0 : 100 },
    { format: max > latestUnixSecond ? 'sasSeconds' : 'unixSeconds', min: 1e8 },
    { format: 'unixMilliseconds', min: 1e11 },
    { format: 'unixMicroseconds', min: 1e14 },
    { format: 'unixNanoseconds', min: 1e17 },
    { format: max >= latestSasDay ? 'excelDays' : max > latestUnixDay ? 'sasDays' : 'unixDays', min: 0 },
    // Only if the numbers fit worse as days: of equally good candidates the first wins.
    { format: 'hhmmss', min: 1e4 },
  ];
}

function findChosen(cells: CellColumn, census: TextCensus): FoundDigitDates | undefined {
  const numbers = columnValues(cells, marksOf(census));
  const [, max] = rangeOf(numbers);
  let best: { readonly format: DigitDateFormat; readonly valid: number } | undefined;
  for (const { format, min } of candidatesFor(max)) {
    let valid = 0;
    for (const value of numbers) if (value >= min && !Number.isNaN(dateOfNumber(value, format))) valid++;
    if (valid > (best?.valid ?? 0)) best = { format, valid };
  }
  if (best === undefined) return undefined;
  const { format } = best;
  const valid = columnValues(cells, { dateFormat: format, ...marksOf(census) }).reduce(
    (sum, time) => sum + (Number.isNaN(time) ? 0 : 1),
    0,
  );
  // The numbers are not written in plain digits: 24×10³.
  if (valid === 0) return undefined;
  const remark = message('"{cell}" is read as a date, {date}', exampleOf(cells, census, format));
  return { format, valid, areDates: true, remarks: [remark] };
}

/** The first number that is a date, as in the file or in JavaScript's notation, and the date. */
function exampleOf(cells: CellColumn, census: TextCensus, format: DigitDateFormat): { readonly cell: string; readonly date: string } {
  const text = cells.texts.find(
    (one, code) => census.isMissing[code] === 0 && digitsOnly.test(one) && !Number.isNaN(parseDate(one, format)),
  );
  const value = cells.numbers.find((number) => !Number.isNaN(dateOfNumber(number, format)));
  const cell = text ?? String(value ?? '');
  return { cell: shortenCell(cell), date: writeDate(parseDate(cell, format), format) };
}
