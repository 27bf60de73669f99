import { daysFromCivil, MS_PER_DAY, yearOfDays } from '../cells/dates/civilDate.ts';
import type { DateFormat } from '../cells/cellValue.ts';
import { isClockFormat } from '../cells/dates/digitDate.ts';
import type { DatePart } from './encoder.ts';
import { cosineOfTurn, sineOfTurn } from './sineOfTurn.ts';

const DAYS_PER_WEEK = 7;
const leastWeeks = 2;
const leastDays = 2;

/**
 * The parts worth extracting from these dates (milliseconds since 1970, NaN ignored): the time itself; the time of year if they span a
 * year; the day of the week if they span two weeks and have several weekdays; the time of day if they span two days and have several times.
 * Times of day only have their position on the clock.
 */
export function chooseDateParts(times: Float64Array, format: DateFormat): DatePart[] {
  if (isClockFormat(format)) return ['daySin', 'dayCos'];
  let [min, max] = [Infinity, -Infinity];
  let [hasWeekdays, hasHours] = [false, false];
  let [firstWeekday, firstHour] = [Number.NaN, Number.NaN];
  for (const time of times) {
    if (time !== time) continue;
    if (min > max) [firstWeekday, firstHour] = [weekdayOf(time), turnOf('daySin', time)];
    hasWeekdays ||= weekdayOf(time) !== firstWeekday;
    hasHours ||= turnOf('daySin', time) !== firstHour;
    if (time < min) min = time;
    if (time > max) max = time;
  }
  const days = (max - min) / MS_PER_DAY;
  return [
    'time',
    ...(days >= 365 ? (['yearSin', 'yearCos'] as const) : []),
    ...(days >= leastWeeks * DAYS_PER_WEEK && hasWeekdays ? (['weekSin', 'weekCos'] as const) : []),
    ...(days >= leastDays && hasHours ? (['daySin', 'dayCos'] as const) : []),
  ];
}

function weekdayOf(time: number): number {
  return turnOf('weekSin', Math.floor(time / MS_PER_DAY) * MS_PER_DAY);
}

/** One part of each of these dates; NaN where there is none. */
export function dateParts(part: DatePart, times: Float64Array): Float64Array<ArrayBuffer> {
  const values = new Float64Array(times.length);
  for (let index = 0; index < times.length; index++) values[index] = datePart(part, times[index]);
  return values;
}

/** One part of a date (milliseconds since 1970). */
export function datePart(part: DatePart, time: number): number {
  if (part === 'time') return time;
  const turn = turnOf(part, time);
  return part.endsWith('Sin') ? sineOfTurn(turn) : cosineOfTurn(turn);
}

/** "time of year, sine" and so on; empty for the time itself. */
export function datePartName(part: DatePart): string {
  if (part === 'time') return '';
  const names = { year: 'time of year', week: 'day of week', day: 'time of day' };
  const circle = part.startsWith('year') ? names.year : part.startsWith('week') ? names.week : names.day;
  return `${circle}, ${part.endsWith('Sin') ? 'sine' : 'cosine'}`;
}

/** Position of a date in its cycle, 0…1. A year begins in January, a week on Monday, a day at midnight. */
function turnOf(part: Exclude<DatePart, 'time'>, time: number): number {
  const days = time / MS_PER_DAY;
  if (part === 'daySin' || part === 'dayCos') return days - Math.floor(days);
  // 1970-01-01 was a Thursday.
  if (part === 'weekSin' || part === 'weekCos') return (days + 3) / DAYS_PER_WEEK - Math.floor((days + 3) / DAYS_PER_WEEK);
  const year = yearOfDays(Math.floor(days));
  const start = daysFromCivil(year, 1, 1);
  return (days - start) / (daysFromCivil(year + 1, 1, 1) - start);
}
