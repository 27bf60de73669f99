import { daysFromCivil, isCivilDate, MS_PER_DAY } from './civilDate.ts';
import { weekDate } from './weekDate.ts';

/**
 * Ways to write dates and times in digits alone: the parts of a date in sequence (`yyyymmdd` also with hours, minutes and seconds after
 * it; `yyyyddd` with the day of the year, `yyyyww` with the week), times of day (`hhmm`, `hhmmss`), time since 1970 (`unix…`), days of spreadsheets (`excelDays`, since the end of 1899), days and seconds of SAS (since 1960).
 */
export const digitDateFormats = [
  ...(['yyyymmdd', 'ddmmyyyy', 'mmddyyyy', 'yymmdd', 'yyyymm', 'yyyy', 'yyyyddd', 'yyyyww', 'hhmm', 'hhmmss'] as const),
  ...([
    'unixSeconds',
    'unixMilliseconds',
    'unixMicroseconds',
    'unixNanoseconds',
    'unixDays',
    'excelDays',
    'sasDays',
    'sasSeconds',
  ] as const),
] as const;

export type DigitDateFormat = (typeof digitDateFormats)[number];

const known: ReadonlySet<string> = new Set(digitDateFormats);

/** True for a format of digits alone, which makes numbers of a table dates. */
export function isDigitDateFormat(format: string): format is DigitDateFormat {
  return known.has(format);
}

/** True for a format of times of day without a date. */
export function isClockFormat(format: string): boolean {
  return format === 'time' || format === 'hhmm' || format === 'hhmmss';
}

/** Numbers outside these years are probably not dates. */
const [firstYear, lastYear] = [1900, 2100];
const daysTo1970 = { excel: 25_569, sas: 3653 } as const;
/** Numbers below the first value lack the hours, the minutes or the seconds. The second value is the factor that pads them with zeros. */
const clockDigits = [
  [1e8, 1e6],
  [1e10, 1e4],
  [1e12, 100],
] as const;

/** Converts a number to milliseconds since 1970 in UTC, or since midnight; NaN if it is not a date in this format. */
export function digitDate(value: number, format: DigitDateFormat): number {
  switch (format) {
    case 'yyyymmdd':
      return dayAndClock(value);
    case 'ddmmyyyy':
      return civil(value % 1e4, Math.floor(value / 1e4) % 100, Math.floor(value / 1e6));
    case 'mmddyyyy':
      return civil(value % 1e4, Math.floor(value / 1e6), Math.floor(value / 1e4) % 100);
    case 'yymmdd': {
      const year = Math.floor(value / 1e4);
      return value >= 100 && year < 100 ? civil(year + (year < 69 ? 2000 : 1900), Math.floor(value / 100) % 100, value % 100) : Number.NaN;
    }
    case 'yyyymm':
      return civil(Math.floor(value / 100), value % 100, 1);
    case 'yyyy':
      return civil(value, 1, 1);
    case 'yyyyddd':
      return dayOfYear(Math.floor(value / 1000), value % 1000);
    case 'yyyyww':
      return week(Math.floor(value / 100), value % 100);
    case 'hhmm':
      return clock(value * 100);
    case 'hhmmss':
      return clock(value);
    case 'unixSeconds':
      return moment(value * 1000);
    case 'unixMilliseconds':
      return moment(value);
    case 'unixMicroseconds':
      return moment(value / 1000);
    case 'unixNanoseconds':
      return moment(value / 1e6);
    case 'unixDays':
      return moment(value * MS_PER_DAY);
    case 'excelDays':
      return moment((value - daysTo1970.excel) * MS_PER_DAY);
    case 'sasDays':
      return moment((value - daysTo1970.sas) * MS_PER_DAY);
    case 'sasSeconds':
      return moment(value * 1000 - daysTo1970.sas * MS_PER_DAY);
  }
}

/** Rounds to milliseconds; NaN if the year is out of bounds. */
function moment(ms: number): number {
  const whole = Math.round(ms);
  return whole >= earliest && whole < latest ? whole : Number.NaN;
}

const earliest = daysFromCivil(firstYear, 1, 1) * MS_PER_DAY;
const latest = daysFromCivil(lastYear + 1, 1, 1) * MS_PER_DAY;

function civil(year: number, month: number, day: number): number {
  const isWhole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!isWhole || year < firstYear || year > lastYear || !isCivilDate(year, month, day)) return Number.NaN;
  return daysFromCivil(year, month, day) * MS_PER_DAY;
}

function dayOfYear(year: number, day: number): number {
  const first = civil(year, 1, 1);
  const isInYear = Number.isInteger(day) && day >= 1 && day <= daysFromCivil(year + 1, 1, 1) - daysFromCivil(year, 1, 1);
  return isInYear ? first + (day - 1) * MS_PER_DAY : Number.NaN;
}

function week(year: number, number: number): number {
  const found = Number.isInteger(number) && Number.isFinite(civil(year, 1, 1)) ? weekDate(year, number, 1) : undefined;
  return found ? daysFromCivil(found.year, found.month, found.day) * MS_PER_DAY : Number.NaN;
}

/** 93015 as milliseconds since midnight. */
function clock(value: number): number {
  if (value === 240_000) return 0;
  const [hour, minute, second] = [Math.floor(value / 1e4), Math.floor(value / 100) % 100, value % 100];
  if (!Number.isInteger(value) || value < 0 || hour > 23 || minute > 59 || second > 59) return Number.NaN;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

/** 20240131, or with a time of day 2024013110, 202401311015 and 20240131101530. */
function dayAndClock(value: number): number {
  const full = value * (clockDigits.find(([below]) => value < below)?.[1] ?? 1);
  const clock = full % 1e6;
  const [hour, minute, second] = [Math.floor(clock / 1e4), Math.floor(clock / 100) % 100, clock % 100];
  if (hour > 23 || minute > 59 || !(second < 60)) return Number.NaN;
  const day = Math.floor(full / 1e6);
  return civil(Math.floor(day / 1e4), Math.floor(day / 100) % 100, day % 100) + Math.round(((hour * 60 + minute) * 60 + second) * 1000);
}
