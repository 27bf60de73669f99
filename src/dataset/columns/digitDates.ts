import { message, type Message } from '../../message.ts';
import type { CellColumn } from '../../csv/csvTable.ts';
import type { DigitDateFormat } from '../cells/digitDate.ts';
import { marksOf } from '../cells/isMissing.ts';
import { dateOfNumber, parseDate } from '../cells/parseDate.ts';
import { shortenCell } from '../cells/shortenCell.ts';
import { writeDate } from '../cells/writeDate.ts';
import { columnValues } from './columnValues.ts';
import { orderWords } from './findDateFormat.ts';
import type { TextCensus } from './textCensus.ts';
import { rangeOf } from '../rangeOf.ts';

/** A column of numbers that are, or may be, days or moments in digits alone. */
export interface FoundDigitDates {
  readonly format: DigitDateFormat;
  /** Cells that are dates in this format. */
  readonly valid: number;
  /** True where they are dates rather than numbers. */
  readonly areDates: boolean;
  readonly remarks: readonly Message[];
}

/** Numbers of seconds and days are told from others by their column's name. */
const timeName =
  /date|time|stamp|epoch|created|updated|modified|(^|[^\p{L}])(ts|day|at|datum|zeit|fecha|jour|giorno)([^\p{L}]|$)|날짜|일자|일시|시각|日付|日時/iu;
/** Days of spreadsheets may be seconds of a day, too. */
const dayName = /date(?!d)|datum|fecha|날짜|일자|日付/iu;
const monthName = /month|period|(^|[^\p{L}])(yyyy_?mm|ym|monat|mois|mes|mese)([^\p{L}]|$)|년월|월$|年月/iu;

/** What tells a format where nobody has chosen dates: all numbers are within these bounds, so many of them differ, and it is known or guessed by the name. */
interface Evidence {
  readonly format: DigitDateFormat;
  readonly min: number;
  readonly max: number;
  readonly fewest: number;
  /** True where they are dates whatever the name, or the name that makes them dates; false where it is only said that they may be. */
  readonly areDates: boolean | RegExp;
  /** Without such a name nothing is said. */
  readonly name?: RegExp;
  /** Zeros in front keep all cells of one length. */
  readonly isPadded?: true;
}

/** Fewer different days may be chance; more are asked for where the year has two digits only. */
const few = 3;
const many = 10;
/** From 1990 to 2040, in seconds since 1970. */
const [firstSecond, lastSecond] = [631_152_000, 2_208_988_800];
const evidences: readonly Evidence[] = [
  { format: 'yyyymmdd', min: 19_000_101, max: 21_001_231, fewest: few, areDates: true },
  { format: 'yyyymmdd', min: 1_900_010_100, max: 21_001_231_235_959, fewest: few, areDates: timeName },
  { format: 'ddmmyyyy', min: 1_011_900, max: 31_122_100, fewest: few, areDates: true },
  { format: 'mmddyyyy', min: 1_011_900, max: 12_312_100, fewest: few, areDates: true },
  { format: 'yyyymm', min: 190_001, max: 210_012, fewest: few, areDates: new RegExp(`${timeName.source}|${monthName.source}`, 'iu') },
  { format: 'yymmdd', min: 101, max: 991_231, fewest: many, areDates: timeName, isPadded: true },
  { format: 'yymmdd', min: 100_101, max: 991_231, fewest: many, areDates: timeName },
  { format: 'unixMilliseconds', min: firstSecond * 1e3, max: lastSecond * 1e3, fewest: few, areDates: timeName },
  { format: 'unixMicroseconds', min: firstSecond * 1e6, max: lastSecond * 1e6, fewest: few, areDates: timeName },
  { format: 'unixNanoseconds', min: firstSecond * 1e9, max: lastSecond * 1e9, fewest: few, areDates: timeName, name: timeName },
  { format: 'unixSeconds', min: firstSecond, max: lastSecond, fewest: few, areDates: timeName, name: timeName },
  // From 1982 to 2064; before, from 1954, they may be days since another date.
  { format: 'excelDays', min: 30_000, max: 60_000, fewest: few, areDates: dayName, name: timeName },
  { format: 'excelDays', min: 20_000, max: 60_000, fewest: few, areDates: false, name: timeName },
];
/** Most columns are told by so many numbers to be no dates. */
const sampled = 8;
const sampledRows = 1000;
/** Of these zeros may stand in front. */
const dayParts: ReadonlySet<DigitDateFormat> = new Set(['ddmmyyyy', 'mmddyyyy']);
const digitsOnly = /^\d{4,19}$/;

/**
 * Finds days and moments in digits alone: 20240131, 31012024, 202401, 240131, seconds and their parts since 1970, days of spreadsheets. Where dates are
 * `chosen`, in the format that most numbers are dates by; else only where all are and hardly anything else is written so, or the name says so.
 * Undefined where there are none.
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
  const evidence = found.find((one) => values.every((value) => Number.isNaN(value) || fits(value, one)) && hasDistinct(values, one.fewest));
  if (evidence === undefined) return undefined;
  const { format } = evidence;
  const areDates = evidence.areDates instanceof RegExp ? evidence.areDates.test(name) : evidence.areDates;
  const isEither = format === 'ddmmyyyy' && values.every((value) => Number.isNaN(value) || !Number.isNaN(dateOfNumber(value, 'mmddyyyy')));
  const example = exampleOf(cells, census, format);
  const order = isEither
    ? [message('"{cell}" is read as {order}; the other order is possible', { cell: example.cell, order: orderWords.dmy })]
    : [];
  const remark = areDates
    ? message('"{cell}" is read as a date, {date}; to have it as a number, choose "number"', example)
    : message('"{cell}" is read as a number, though it could be a date, {date}; to have it so, choose "date"', example);
  return { format, valid: census.numbers + census.words, areDates, remarks: [...order, remark] };
}

/** The first numbers of the column; none if there is a text among them that is not a date. */
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

/** The number of each cell, NaN for one that is a date by itself; undefined where other texts stand among them. */
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

/** The days of spreadsheets from 1987 on; SAS came to this day in 2047. */
const latestSasDay = 32_000;
/** 2026-12-13 in days since 1970; days of SAS in 2016. */
const latestUnixDay = 20_800;
/** From 2030 on in seconds since 1970; 1989 and later in those of SAS. */
const latestUnixSecond = 1.9e9;

/** Where dates are chosen: the formats that may be, and from which number on, when `max` is the largest; of two that fit as well the first. */
function candidatesFor(max: number): readonly { readonly format: DigitDateFormat; readonly min: number }[] {
  return [
    ...(['yyyymmdd', 'ddmmyyyy', 'mmddyyyy', 'yyyymm', 'yyyy', 'yymmdd'] as const).map((format) => ({ format, min: 0 })),
    { format: max > latestUnixSecond ? 'sasSeconds' : 'unixSeconds', min: 1e8 },
    { format: 'unixMilliseconds', min: 1e11 },
    { format: 'unixMicroseconds', min: 1e14 },
    { format: 'unixNanoseconds', min: 1e17 },
    { format: max >= latestSasDay ? 'excelDays' : max > latestUnixDay ? 'sasDays' : 'unixDays', min: 0 },
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
  const remark = message('"{cell}" is read as a date, {date}', exampleOf(cells, census, format));
  return { format, valid, areDates: true, remarks: [remark] };
}

/** The first number that is a date, as it stands in the file or as JavaScript writes it, and the date. */
function exampleOf(cells: CellColumn, census: TextCensus, format: DigitDateFormat): { readonly cell: string; readonly date: string } {
  const text = cells.texts.find(
    (one, code) => census.isMissing[code] === 0 && digitsOnly.test(one) && !Number.isNaN(parseDate(one, format)),
  );
  const value = cells.numbers.find((number) => !Number.isNaN(dateOfNumber(number, format)));
  const cell = text ?? String(value ?? '');
  return { cell: shortenCell(cell), date: writeDate(parseDate(cell, format), format) };
}
