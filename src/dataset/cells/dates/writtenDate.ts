import { monthOf } from './monthNames.ts';
import { daysFromCivil, gregorianYear, isCivilDate, MS_PER_DAY } from './civilDate.ts';
import { weekDate } from './weekDate.ts';

/** The parts of a date that can be read in only one way. */
export interface WrittenDate {
  readonly year: number;
  /** 1…12. */
  readonly month: number;
  readonly day: number;
  /** The time of day as written. */
  readonly clock?: string;
}

const weekday = /^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+/i;
const word = String.raw`\p{L}{3,12}`;
/** 31 Jan 2024, 31-Jan-24, 06MAR2024, 1st of March 2024, 5 de enero de 2024; SAS puts a colon before the time. */
const dayName = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th|er)?\.?(?:\s+(?:of|de)(?=\s)|\s+d['’])?[\s\-/.]{0,2}(${word})\.?,?(?:\s+del?\s+|[\s\-/.])?(\d{4}|\d{2})(?:(?:,?\s+|:)(\d.*))?$`,
  'iu',
);
const nameDay = new RegExp(String.raw`^(${word})\.?(?:\s+|[-/])(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+|[,\-/])(\d{4})(?:,?\s+(\d.*))?$`, 'iu');
/** Jan  2 15:04:05 MST 2006, as `date` and Go print it. */
const nameDayClock = /^([a-z]{3})\s+(\d{1,2})\s+(\d\d:\d\d:\d\d)(?:\s+([a-z]{3,4}|[+-]\d{4}))?\s+(\d{4})$/i;
const yearName = new RegExp(String.raw`^(\d{4})[\s\-/.]{0,2}(${word})\.?[\s\-/.]?(\d{1,2})(?:,?\s+(\d.*))?$`, 'iu');
/** Jan 2024; Jan-24 and Jan'24, Excel's notation of a month. */
const nameYear = new RegExp(String.raw`^(${word})(?:\.?,?(?:\s+del?\s+|[\s\-/.])?(\d{4})|\.?[\-/'’](\d{2}))$`, 'iu');
const yearMonth = /^(\d{4})(?:\s?[-/m]\s?)(\d{1,2})$/i;
const yearQuarter = /^(\d{4})[\s\-/.]?q([1-4])$/i;
/** 01/2024. */
const monthYear = /^(\d{1,2})[/.-](\d{4})$/;
/** Q1 2024, 1Q24. */
const quarterYear = /^(?:q([1-4])|([1-4])q)[\s\-/.'’]?(\d{4}|\d{2})$/i;
/** 2024-H1, and Eurostat's 2024S1. */
const yearHalf = /^(\d{4})[\s\-/.]?[hs]([12])$/i;
const weekYear = /^w(\d{2})[\s\-/.]?(\d{4})$/i;
const isoWeek = /^(\d{4})-?w(\d{2})(?:-?([1-7]))?$/i;
/** 2024-032, the day of the year in ISO 8601. */
const yearDay = /^(\d{4})-(\d{3})$/;
/** JSON of .NET: /Date(1700000000000)/. */
const wrapped = /^\\?\/Date\((-?\d{1,13})(?:[+-]\d{4})?\)\\?\/$/i;
const cjk = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일](?:\s+(\d.*))?$/;

/**
 * Reads a date with its month by name. Also reads a month (1949-01), a quarter (1949Q1) or a week (2024-W05), which stand for their first
 * day. Undefined for any other text. Does not check whether the calendar has the day.
 */
export function readWrittenDate(text: string, firstOld?: number): WrittenDate | undefined {
  return readNamed(text.replace(weekday, ''), firstOld) ?? readPeriod(text, firstOld);
}

function readNamed(text: string, firstOld?: number): WrittenDate | undefined {
  const named = dayName.exec(text);
  if (named) return date(fullYear(named[3], firstOld), monthOf(named[2]), named[1], named[4]);
  const american = nameDay.exec(text);
  if (american) return date(Number(american[3]), monthOf(american[1]), american[2], american[4]);
  const printed = nameDayClock.exec(text);
  if (printed) {
    const zone = printed[4] ?? '';
    return date(Number(printed[5]), monthOf(printed[1]), printed[2], zone === '' ? printed[3] : `${printed[3]} ${zone}`);
  }
  const yearly = yearName.exec(text);
  return yearly ? date(Number(yearly[1]), monthOf(yearly[2]), yearly[3], yearly[4]) : undefined;
}

function readPeriod(text: string, firstOld?: number): WrittenDate | undefined {
  const monthly = yearMonth.exec(text);
  if (monthly) return date(Number(monthly[1]), Number(monthly[2]), '1');
  const numbered = monthYear.exec(text);
  if (numbered) return date(Number(numbered[2]), Number(numbered[1]), '1');
  const named = nameYear.exec(text);
  if (named && !Number.isNaN(monthOf(named[1]))) return date(fullYear(named[2] ?? named[3], firstOld), monthOf(named[1]), '1');
  const quarter = yearQuarter.exec(text);
  if (quarter) return date(Number(quarter[1]), Number(quarter[2]) * 3 - 2, '1');
  const late = quarterYear.exec(text);
  if (late) return date(fullYear(late[3], firstOld), Number(late[1] ?? late[2]) * 3 - 2, '1');
  const half = yearHalf.exec(text);
  if (half) return date(Number(half[1]), Number(half[2]) * 6 - 5, '1');
  const inWeek = weekYear.exec(text);
  if (inWeek) return weekDate(Number(inWeek[2]), Number(inWeek[1]), 1);
  const week = isoWeek.exec(text);
  if (week) return weekDate(Number(week[1]), Number(week[2]), Number(week[3] ?? 1));
  const counted = yearDay.exec(text);
  if (counted) return dayOfYear(Number(counted[1]), Number(counted[2]));
  const milliseconds = wrapped.exec(text);
  if (milliseconds) return dateOfTime(Number(milliseconds[1]));
  const eastern = cjk.exec(text);
  return eastern ? date(Number(eastern[1]), Number(eastern[2]), eastern[3], eastern[4]) : undefined;
}

/** Undefined if the year does not have that day. */
function dayOfYear(writtenYear: number, day: number): WrittenDate | undefined {
  const year = gregorianYear(writtenYear);
  const found = dateOfTime((daysFromCivil(year, 1, 1) + day - 1) * MS_PER_DAY);
  return day > 0 && found.year === year ? { year, month: found.month, day: found.day } : undefined;
}

/** The date of milliseconds since 1970. */
function dateOfTime(time: number): WrittenDate {
  const found = new Date(time);
  const [year, month, day] = [found.getUTCFullYear(), found.getUTCMonth() + 1, found.getUTCDate()];
  return { year, month, day, clock: Number.isNaN(year) ? '' : found.toISOString().slice(11, 23) };
}

function date(year: number, month: number, day: string, clock?: string): WrittenDate {
  return { year, month, day: Number(day), ...(clock === undefined ? {} : { clock }) };
}

/** The year of two digits or of four; see `firstOldYear`. */
export function fullYear(text: string, firstOld = 69): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < firstOld ? 2000 + year : 1900 + year;
}

/** True for a day that exists in the calendar. */
export function isWrittenDay({ year, month, day }: WrittenDate): boolean {
  return isCivilDate(gregorianYear(year), month, day);
}
