import { message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import type { TextCensus } from '../textCensus.ts';

/** 2-Sep and Oct-12, the form in which a spreadsheet displays what it has mistaken for a day. */
const shownDay =
  /^(?:\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{1,2})$/i;
const halfShare = 0.5;
const range = /^\d{1,2}-\d{1,2}$/;

/**
 * The remark about a few days without a year among other texts: a spreadsheet has probably mistaken ranges such as 10-12, or names such as
 * SEPT2, for days.
 */
export function mangledDaysRemark({ texts }: CellColumn, census: TextCensus): Message | undefined {
  const isDay = (text: string, code: number) => census.isMissing[code] === 0 && shownDay.test(text);
  const count = texts.reduce((sum, text, code) => sum + (isDay(text, code) ? census.counts[code] : 0), 0);
  const cell = texts.find(isDay);
  const isBesideRange = texts.some((text, code) => census.isMissing[code] === 0 && range.test(text));
  if (cell === undefined || (count >= (census.numbers + census.words) * halfShare && !isBesideRange)) return undefined;
  return message('"{cell}" may have been a range or a name, such as 10-12 or SEPT2, before a spreadsheet took it for a day', {
    cell: shortenCell(cell),
  });
}
