import { dateOrder, textDateFormat } from '../../dataset/cells/cellValue.ts';
import { buddhistYears } from '../../dataset/cells/dates/civilDate.ts';
import { datePart } from '../../dataset/encoding/dateParts.ts';
import type { DateEncoding } from '../../dataset/encoding/encoder.ts';
import { sqlNumber, type SqlColumn } from './sqlText.ts';

/**
 * The steps from a text to `variable`, days since 1970 with the time of day as a fraction, and if needed to `variable_turn`, the position
 * in the year, 0…1. NULL if the text is not a date in digits in the column's order: 2024-05-31, 31/05/2024, 10:30 or both.
 */
export function readSqlDate(encoding: DateEncoding, variable: string, text: string, isMissing: string | undefined): SqlColumn[][] {
  const { parts } = encoding;
  const format = dateOrder(textDateFormat(encoding.format));
  const clock = `${variable}_clock`;
  const unless = (expression: string) => (isMissing === undefined ? expression : `CASE WHEN ${isMissing} THEN NULL ELSE ${expression} END`);
  if (format === 'time') {
    const padded = `CASE WHEN SUBSTR(${text}, 2, 1) = ':' THEN '0' || ${text} ELSE ${text} END`;
    // 24:00 is the same midnight as 00:00.
    const days = `CASE WHEN ${clock} IN (${midnight}) THEN 0.0 ELSE ${clockDays(clock)} END`;
    return [[{ name: clock, expression: padded }], [{ name: variable, expression: unless(days) }]];
  }
  const [year, month, day] = ['year', 'month', 'day'].map((part) => `${variable}_${part}`);
  const at = (start: number, length: number) => `SUBSTR(${text}, ${start}, ${length})`;
  const isYearFirst = `${isSeparated(text, 5, 8)} AND ${areDigits([at(1, 4), at(6, 2), at(9, 2)])} AND LENGTH(${text}) >= 10`;
  const isYearLast = `${isSeparated(text, 3, 6)} AND ${areDigits([at(1, 2), at(4, 2), at(7, 4)])} AND LENGTH(${text}) >= 10`;
  const [dayAt, monthAt] = format === 'mdy' ? [4, 1] : [1, 4];
  const hasYearLast = format === 'dmy' || format === 'mdy';
  const part = (first: string, last: string) =>
    `CASE WHEN ${isYearFirst} THEN CAST(${first} AS INTEGER)${hasYearLast ? ` WHEN ${isYearLast} THEN CAST(${last} AS INTEGER)` : ''} END`;
  const days = daysSince(year, month, day);
  const isDay = `${month} BETWEEN 1 AND 12 AND ${day} BETWEEN 1 AND ${daysOfMonth(year, month)}`;
  const steps: SqlColumn[][] = [
    [
      { name: `${year}_written`, expression: part(at(1, 4), at(7, 4)) },
      { name: month, expression: part(at(6, 2), at(monthAt, 2)) },
      { name: day, expression: part(at(9, 2), at(dayAt, 2)) },
      { name: clock, expression: `SUBSTR(RTRIM(${text}, 'Z'), 12)` },
    ],
    [{ name: year, expression: gregorianYear(`${year}_written`) }],
    [{ name: `${variable}_days`, expression: `CASE WHEN ${isDay} THEN ${days} END` }],
    [
      {
        name: variable,
        expression: unless(
          `${variable}_days + CASE WHEN LENGTH(${text}) = 10 THEN 0.0 WHEN ${at(11, 1)} IN ('T', ' ') THEN ${clockDays(clock)} END`,
        ),
      },
    ],
  ];
  if (!parts.some((of) => of.startsWith('year'))) return steps;
  const turn = `(${variable} - ${daysSince(year, '1', '1')}) / (365.0 + ${leapDay(year)})`;
  return [...steps, [{ name: `${variable}_turn`, expression: turn }]];
}

function gregorianYear(year: string): string {
  const { first, last, ahead } = buddhistYears;
  return `CASE WHEN ${year} BETWEEN ${first} AND ${last} THEN ${year} - ${ahead} ELSE ${year} END`;
}

/** The position in the year, as a number, of the date that replaces a missing one. */
export function turnOfFill({ missing }: DateEncoding): string {
  const time = missing?.fill ?? 0;
  const turn = Math.atan2(datePart('yearSin', time), datePart('yearCos', time)) / (2 * Math.PI);
  return sqlNumber(turn);
}

function isSeparated(text: string, first: number, second: number): string {
  return `SUBSTR(${text}, ${first}, 1) IN ('-', '/', '.') AND SUBSTR(${text}, ${second}, 1) = SUBSTR(${text}, ${first}, 1)`;
}

function areDigits(parts: readonly string[]): string {
  return parts.map((part) => `TRIM(${part}, '0123456789') = ''`).join(' AND ');
}

function leapDay(year: string): string {
  return `CASE WHEN ${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0) THEN 1 ELSE 0 END`;
}

function daysOfMonth(year: string, month: string): string {
  return `CASE WHEN ${month} = 2 THEN 28 + ${leapDay(year)} WHEN ${month} IN (4, 6, 9, 11) THEN 30 ELSE 31 END`;
}

/** Days since 1970-01-01 in integer arithmetic, from the days of the years and months before (from 1 on, so that no division rounds up). */
function daysSince(year: string, month: string, day: string): string {
  const before = `(${year} - 1)`;
  const ofYears = `${before} * 365.0 + FLOOR(${before} / 4.0) - FLOOR(${before} / 100.0) + FLOOR(${before} / 400.0) - 719163.0`;
  if (month === '1' && day === '1') return `(${ofYears} + 1.0)`;
  const ofMonths = `CASE WHEN ${month} > 2 THEN ${leapDay(year)} - 2 + FLOOR((367.0 * ${month} - 362.0) / 12.0) ELSE FLOOR((367.0 * ${month} - 362.0) / 12.0) END`;
  return `(${ofYears} + ${ofMonths} + ${day})`;
}

/** The end of a day. */
const midnight = `'24:00', '24:00:00'`;

/** 10:30, 10:30:15 or 10:30:15.250 as a fraction of the day; NULL for anything else. */
function clockDays(clock: string): string {
  const at = (start: number, length: number) => `SUBSTR(${clock}, ${start}, ${length})`;
  const number = (part: string) => `CAST('0' || ${part} AS DOUBLE PRECISION)`;
  const isClock = [
    `LENGTH(${clock}) IN (5, 8, 12)`,
    `${at(3, 1)} = ':'`,
    `${at(6, 1)} IN ('', ':')`,
    `${at(9, 1)} IN ('', '.', ',')`,
    areDigits([at(1, 2), at(4, 2), at(7, 2), at(10, 3)]),
    `(${at(1, 2)} <= '23' AND ${at(4, 2)} <= '59' AND ${at(7, 2)} <= '59' OR ${clock} IN (${midnight}))`,
  ];
  const seconds = `(${number(at(1, 2))} * 60.0 + ${number(at(4, 2))}) * 60.0 + ${number(at(7, 2))} + ${number(at(10, 3))} / 1000.0`;
  return `CASE WHEN ${isClock.join(' AND ')} THEN (${seconds}) / 86400.0 END`;
}
