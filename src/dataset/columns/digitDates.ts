import { message, type Message } from '../../message.ts';
import { writeDate } from '../cells/writeDate.ts';
import { isCivilDate, MS_PER_DAY } from '../cells/civilDate.ts';
import type { NumberStatistics } from './numberStatistics.ts';

/** Smaller and larger numbers of eight digits are rather numbers. */
const [firstYear, lastYear] = [1900, 2100];
/** Fewer different days may be chance; more are asked for where the year has two digits only. */
const fewest = 3;
const fewestShort = 10;
/** From 2000 to 2035, in milliseconds since 1970. */
const [firstMoment, lastMoment] = [946_684_800_000, 2_051_222_400_000];
/** Days as spreadsheets count them, from 1954 to 2064. */
const [firstSerial, lastSerial] = [20_000, 60_000];
/** 1970-01-01 as they count. */
const serialOf1970 = 25_569;
/** Numbers of seconds and days are told from others by their column's name. */
const timeName =
  /date|time|stamp|epoch|created|updated|modified|(^|[^\p{L}])(ts|day|at|datum|zeit|fecha|jour|giorno)([^\p{L}]|$)|날짜|일자|일시|시각|日付|日時/iu;

/** A way to write days or moments in digits alone. */
interface DigitDates {
  readonly isOne: (value: number) => boolean;
  /** The date as it would be read. */
  readonly write: (value: number) => string;
  readonly fewest: number;
}

const yearFirst: DigitDates = { isOne: isDay, write: (value) => dashed(String(value), [4, 6, 8]), fewest };
const dayFirst: DigitDates = {
  isOne: (value) => isYear(value % 1e4) && isCivilDate(value % 1e4, Math.floor(value / 1e4) % 100, Math.floor(value / 1e6)),
  write: (value) => dashed(String((value % 1e4) * 1e4 + (Math.floor(value / 1e4) % 100) * 100 + Math.floor(value / 1e6)), [4, 6, 8]),
  fewest,
};
const months: DigitDates = {
  isOne: (value) => isYear(Math.floor(value / 100)) && isCivilDate(Math.floor(value / 100), value % 100, 1),
  write: (value) => dashed(String(value), [4, 6]),
  fewest,
};
const shortYears: DigitDates = {
  isOne: (value) => value >= 1e5 && value < 1e6 && isCivilDate(2000 + Math.floor(value / 1e4), Math.floor(value / 100) % 100, value % 100),
  write: (value) => dashed(String(value), [2, 4, 6]),
  fewest: fewestShort,
};
const milliseconds: DigitDates = {
  isOne: (value) => value >= firstMoment && value <= lastMoment,
  write: (value) => writeDate(value, 'ymd'),
  fewest,
};
const seconds: DigitDates = {
  isOne: (value) => milliseconds.isOne(value * 1000),
  write: (value) => writeDate(value * 1000, 'ymd'),
  fewest,
};
const serials: DigitDates = {
  isOne: (value) => value >= firstSerial && value <= lastSerial,
  write: (value) => writeDate((value - serialOf1970) * MS_PER_DAY, 'ymd'),
  fewest,
};

/**
 * What is said of numbers all of which could be days or moments: 20240131 and, with a time behind them, 20240131101530, 31122023, 202401, 240131,
 * milliseconds since 1970, and below a name of time seconds since then or the days of spreadsheets; undefined for others.
 */
export function digitDatesRemark(
  values: Float64Array,
  distinct: number,
  { min, isWhole }: NumberStatistics,
  name: string,
): Message | undefined {
  const ways = isWhole ? [yearFirst, dayFirst, months, shortYears, milliseconds] : [];
  const found = [...ways, ...(timeName.test(name) ? [seconds, serials] : [])].find(
    (way) => distinct >= way.fewest && way.isOne(min) && values.every((value) => Number.isNaN(value) || way.isOne(value)),
  );
  const example = found && values.find((value) => !Number.isNaN(value));
  if (found === undefined || example === undefined) return undefined;
  return message('"{cell}" is read as a number, though it could be a date: written as {date} it would be one', {
    cell: String(example),
    date: found.write(example),
  });
}

function isYear(year: number): boolean {
  return year >= firstYear && year <= lastYear;
}

function isDay(value: number): boolean {
  const isLong = value >= 1e13;
  const day = isLong ? Math.floor(value / 1e6) : value;
  const time = isLong ? value % 1e6 : 0;
  const year = Math.floor(day / 1e4);
  if (!isYear(year)) return false;
  const isTime = time < 240_000 && time % 100 < 60 && Math.floor(time / 100) % 100 < 60;
  return isTime && isCivilDate(year, Math.floor(day / 100) % 100, day % 100);
}

/** The digits up to each of the ends, with dashes between them. */
function dashed(digits: string, ends: readonly number[]): string {
  return ends.map((end, index) => digits.slice(index === 0 ? 0 : ends[index - 1], end)).join('-');
}
