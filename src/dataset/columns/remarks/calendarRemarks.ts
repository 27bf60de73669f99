import { message, type Message } from '../../../message.ts';
import { isFiscal, isOfOtherEra } from '../../cells/dates/dateEras.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import { writeDate } from '../../cells/dates/writeDate.ts';

/** The present years of the Persian and Islamic calendars. */
const [firstLow, lastLow] = [1300, 1500];

/** Remarks on dates whose years may be counted by another calendar. `times` belong to the texts; NaN for a text that is not a date. */
export function calendarRemarks(texts: readonly string[], times: Float64Array): Message[] {
  const find = (isFound: (text: string) => boolean) => texts.findIndex((text, code) => !Number.isNaN(times[code]) && isFound(text));
  const argumentsOf = (code: number) => ({ cell: shortenCell(texts[code]), date: writeDate(times[code], 'ymd') });
  const [era, fiscal] = [find(isOfOtherEra), find(isFiscal)];
  const remarks: Message[] = [];
  if (era >= 0) remarks.push(message('"{cell}" is read as {date}: its year is one of another era', argumentsOf(era)));
  if (fiscal >= 0)
    remarks.push(message('"{cell}" is read as {date}: a fiscal or school year is taken for one of the calendar', argumentsOf(fiscal)));
  const low = find((text) => /\p{Nd}{4}/u.test(text));
  const isLow = (time: number) => Number.isNaN(time) || isLowYear(time);
  if (era < 0 && low >= 0 && times.every(isLow))
    remarks.push(
      message('"{cell}" is taken for a day of our calendar; if it is of another one, write it as a day of ours', {
        cell: shortenCell(texts[low]),
      }),
    );
  return remarks;
}

function isLowYear(time: number): boolean {
  const year = new Date(time).getUTCFullYear();
  return year >= firstLow && year < lastLow;
}
