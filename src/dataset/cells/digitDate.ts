import { daysFromCivil, isCivilDate, MS_PER_DAY } from './civilDate.ts';

/**
 * Ways to write days and moments in digits alone: the parts of a date one after another (`yyyymmdd` also with hours, minutes and seconds behind it),
 * what has passed since 1970 (`unix…`), the days of spreadsheets (`excelDays`, since the end of 1899), days and seconds of SAS (since 1960).
 */
export const digitDateFormats = [
  ...(['yyyymmdd', 'ddmmyyyy', 'mmddyyyy', 'yymmdd', 'yyyymm', 'yyyy'] as const),
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

/** True for a format of digits alone: numbers of a table are dates by it. */
export function isDigitDateFormat(format: string): format is DigitDateFormat {
  return known.has(format);
}

/** Dates of other years are rather numbers. */
const [firstYear, lastYear] = [1900, 2100];
const daysTo1970 = { excel: 25_569, sas: 3653 } as const;
/** Below these digits the hours, the minutes and the seconds are missing. */
const clockDigits = [
  [1e8, 1e6],
  [1e10, 1e4],
  [1e12, 100],
] as const;

/** The milliseconds since 1970 of a number that is a date in this format, in UTC; NaN for any other. */
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

/** Whole milliseconds of a year that dates have. */
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

/** 20240131, and with a time behind it 2024013110, 202401311015 and 20240131101530. */
function dayAndClock(value: number): number {
  const full = value * (clockDigits.find(([below]) => value < below)?.[1] ?? 1);
  const clock = full % 1e6;
  const [hour, minute, second] = [Math.floor(clock / 1e4), Math.floor(clock / 100) % 100, clock % 100];
  if (hour > 23 || minute > 59 || !(second < 60)) return Number.NaN;
  const day = Math.floor(full / 1e6);
  return civil(Math.floor(day / 1e4), Math.floor(day / 100) % 100, day % 100) + Math.round(((hour * 60 + minute) * 60 + second) * 1000);
}
