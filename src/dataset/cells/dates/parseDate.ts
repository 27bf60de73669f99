import { daysFromCivil, gregorianYear, isCivilDate, MS_PER_DAY } from './civilDate.ts';
import { dateOrder, firstOldYear, type DateFormat, type DateOrder, type TextDateFormat } from '../cellValue.ts';
import { digitDate, isClockFormat, isDigitDateFormat } from './digitDate.ts';
import { plainDate } from './plainDate.ts';
import { fullYear, isWrittenDay, readWrittenDate } from './writtenDate.ts';

/** The notation of a date: the year first, the month by name, day and month in an order that must be known, or a time alone. */
export type DateShape = 'yearFirst' | 'named' | 'yearLast' | 'time';

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:,|,?(?:T|\s+))(\d.*))?$/i;
/** A last part of one digit is a day after a two-digit year: 21/6/1. With points it is more likely a version. */
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})(?:(?:,|,?(?:T|\s+))(\d.*))?$/i;
const time =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?([ap]m)?\s?(Z|UTC?|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\s\(?(?!mins?|hrs?|hour|secs?)[a-z]{3,4}\)?)?(?:\sm=[+-][\d.]+)?$/i;

/** The notation of a text that is a date; undefined for any other text. */
export function dateShape(cell: string): DateShape | undefined {
  const text = plainDate(cell);
  const first = text.charCodeAt(0) | 32;
  const isDigit = first >= 48 && first <= 57;
  if (!isDigit && !(first >= 97 && first <= 122) && first < 128 && !text.includes('Date(')) return undefined;
  if (isDigit && (!Number.isNaN(parseIso(text)) || yearFirst.test(text))) return 'yearFirst';
  if (isDigit && isYearLast(text)) return 'yearLast';
  if (isDigit && time.test(text)) return 'time';
  const written = readWrittenDate(text);
  return written && isWrittenDay(written) ? 'named' : undefined;
}

function isYearLast(text: string): boolean {
  const match = yearLast.exec(text);
  return match !== null && (match[4].length > 1 || (match[1].length === 2 && match[2] !== '.'));
}

/**
 * Milliseconds since 1970 of a valid date, at 0:00 if it has no time, in UTC if it has no zone; for a time of day (`time`) milliseconds
 * since midnight. NaN for anything else.
 */
export function parseDate(cell: string, format: DateFormat): number {
  if (!isDigitDateFormat(format)) return parseTextDate(cell, format);
  const text = cell.trim();
  if (digits.test(text)) return digitDate(Number(text), format);
  const time = isClockFormat(format) ? parseTextDate(text, 'time') : Number.NaN;
  if (!Number.isNaN(time)) return time;
  const whole = parseTextDate(text, 'ymd');
  return isClockFormat(format) ? whole - Math.floor(whole / MS_PER_DAY) * MS_PER_DAY : whole;
}

/** A number of the table as a date. Numbers are dates only in formats of digits alone. */
export function dateOfNumber(value: number, format: DateFormat): number {
  return isDigitDateFormat(format) ? digitDate(value, format) : Number.NaN;
}

/** Numbers as tables store them, including scientific notation. */
const digits = /^-?\d+(?:\.\d+)?(?:e\+?\d+)?$/i;

function parseTextDate(cell: string, format: TextDateFormat): number {
  const [order, firstOld] = [dateOrder(format), firstOldYear(format)];
  const text = plainDate(cell);
  if (order === 'time') {
    const ms = parseTime(text);
    // 24:00 is the same midnight as 00:00.
    return ms === MS_PER_DAY ? 0 : ms;
  }
  const iso = parseIso(text);
  if (!Number.isNaN(iso)) return iso;
  const year = yearFirst.exec(text);
  if (year) return toMs(Number(year[1]), Number(year[3]), Number(year[4]), year[5]);
  const last = order === 'ymd' ? null : yearLast.exec(text);
  if (last) return parseYearLast(last, order, firstOld);
  const written = readWrittenDate(text, firstOld);
  return written ? toMs(written.year, written.month, written.day, written.clock) : Number.NaN;
}

function parseYearLast([, first, mark, second, third, clock]: RegExpExecArray, order: DateOrder, firstOld: number): number {
  if (order === 'yymd') {
    return first.length === 2 && third.length < 3 && (third.length === 2 || mark !== '.')
      ? toMs(fullYear(first, firstOld), Number(second), Number(third), clock)
      : Number.NaN;
  }
  if (third.length === 1) return Number.NaN;
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return toMs(fullYear(third, firstOld), Number(month), Number(day), clock);
}

/**
 * Parses 2024-05-31, 2024-05-31T10:20:30 and 2024-05-31 10:20:30.500Z without a regular expression, because a log may have millions of
 * them. NaN for anything else.
 */
function parseIso(text: string): number {
  const { length } = text;
  if ((length !== 10 && length !== 19 && length !== 20 && length !== 24) || text[4] !== '-' || text[7] !== '-') return Number.NaN;
  const [year, month, day] = [gregorianYear(digitsAt(text, 0, 4)), digitsAt(text, 5, 7), digitsAt(text, 8, 10)];
  if (!isCivilDate(year, month, day)) return Number.NaN;
  const start = daysFromCivil(year, month, day) * MS_PER_DAY;
  if (length === 10) return start;
  if ((text[10] !== 'T' && text[10] !== ' ') || text[13] !== ':' || text[16] !== ':') return Number.NaN;
  if (length > 19 && text[length - 1] !== 'Z') return Number.NaN;
  const ms = length === 24 ? (text[19] === '.' ? digitsAt(text, 20, 23) : Number.NaN) : 0;
  const [hour, minute, second] = [digitsAt(text, 11, 13), digitsAt(text, 14, 16), digitsAt(text, 17, 19)];
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  return start + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}

/** The number formed by the digits from `from` to `to` (exclusive); NaN if there are other characters. */
function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function toMs(writtenYear: number, month: number, day: number, clock: string | undefined): number {
  const year = gregorianYear(writtenYear);
  if (!isCivilDate(year, month, day)) return Number.NaN;
  return daysFromCivil(year, month, day) * MS_PER_DAY + (clock === undefined ? 0 : parseTime(clock));
}

/** Milliseconds since midnight, minus the offset of the zone. */
function parseTime(text: string): number {
  const match = time.exec(text);
  if (!match) return Number.NaN;
  const [, hourText, minute, second = '0', fraction = '0', half, zone = 'Z'] = match;
  let hour = Number(hourText);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return Number.NaN;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  const isMidnight = hour === 24 && half === undefined && Number(minute) === 0 && Number(second) === 0 && Number(fraction) === 0;
  if ((hour > 23 && !isMidnight) || Number(minute) > 59 || Number(second) > 59) return Number.NaN;
  const ms = Math.floor(Number(fraction.padEnd(3, '0').slice(0, 3)));
  return ((hour * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms - zoneMinutes(zone) * 60_000;
}

function zoneMinutes(zone: string): number {
  if (/^[a-z]/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + (zone.length > 3 ? Number(zone.slice(-2)) : 0);
  return zone.startsWith('-') ? -minutes : minutes;
}
