import { message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import { isCivilDate } from '../../cells/dates/civilDate.ts';
import { monthOf } from '../../cells/dates/monthNames.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import type { TextCensus } from '../textCensus.ts';

/** The time of day after the day, as in logs: Jan 31 10:00:00. */
const clock = String.raw`(?:,? \d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?)?`;
const dayFirst = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)?(?:\.?[ /-]|\. ?)(\p{L}{3,10})\.?${clock}$`, 'u');
const monthFirst = new RegExp(String.raw`^(\p{L}{3,10})\.? +(\d{1,2})(?:st|nd|rd|th)?${clock}$`, 'u');
/** 1월 31일, 31.01. and --01-31 from ISO 8601. */
const inDigits = /^(?:\d{1,2} ?[월月] ?\d{1,2} ?[일日]|\d{1,2}\. ?\d{1,2}\.|--\d\d-?\d\d)$/;
/** 03-14, which may also be two numbers. */
const bare = /^(\d\d)-(\d\d)$/;
const leapYear = 2024;
const latestDay = 31;
const inspected = 40;
const validShare = 0.9;
const fewestBare = 3;

/** The remark about a column of days without a year: 31-Jan, Jan 31, 31. Januar, 1월 31일, 03-14; undefined for any other column. */
export function dayWithoutYear({ texts }: CellColumn, census: TextCensus): Message | undefined {
  if (census.words < (census.numbers + census.words) * validShare) return undefined;
  const looked = texts.filter((_, code) => census.isMissing[code] === 0).slice(0, inspected);
  const found = looked.filter(isDay);
  if (looked.length > 1 && found.length >= looked.length * validShare)
    return message('"{cell}" is a day without a year and is kept as text: write the year behind it to learn from it as a date', {
      cell: shortenCell(found[0]),
    });
  if (looked.length < fewestBare || !areBareDays(looked)) return undefined;
  return message('"{cell}" may be a day without a year and is kept as text: write the year with it to learn from it as a date', {
    cell: shortenCell(looked[0]),
  });
}

function isDay(text: string): boolean {
  if (inDigits.test(text)) return true;
  const [, day, month] = dayFirst.exec(text) ?? [];
  const [, monthName, dayBehind] = monthFirst.exec(text) ?? [];
  const name = month ?? monthName;
  return name !== undefined && Number(day ?? dayBehind) <= latestDay && !Number.isNaN(monthOf(name));
}

/** True if all texts are two two-digit numbers, one of which is always a month and the other a day of it. */
function areBareDays(texts: readonly string[]): boolean {
  const pairs = texts.map((text) => bare.exec(text)?.slice(1).map(Number));
  const areDays = (month: number, day: number) => pairs.every((pair) => pair && isCivilDate(leapYear, pair[month], pair[day]));
  return areDays(0, 1) || areDays(1, 0);
}
