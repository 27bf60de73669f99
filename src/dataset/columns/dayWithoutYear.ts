import type { CellColumn } from '../../csv/csvTable.ts';
import { monthOf } from '../cells/monthNames.ts';
import type { TextCensus } from './textCensus.ts';

const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?(?:\.?[ -]|\. ?)(\p{L}{3,10})\.?$/u;
const monthFirst = /^(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?$/u;
/** 1월 31일, 31.01. and --01-31 of ISO 8601. */
const inDigits = /^(?:\d{1,2} ?[월月] ?\d{1,2} ?[일日]|\d{1,2}\. ?\d{1,2}\.|--\d\d-?\d\d)$/;
const latestDay = 31;
const inspected = 40;
const validShare = 0.9;

/** The first cell of a column of days without a year: 31-Jan, Jan 31, 31. Januar, 1월 31일; undefined for any other column. */
export function dayWithoutYear({ texts }: CellColumn, census: TextCensus): string | undefined {
  if (census.words < (census.numbers + census.words) * validShare) return undefined;
  let [looked, found] = [0, 0];
  let first: string | undefined;
  for (let code = 0; code < texts.length && looked < inspected; code++) {
    if (census.isMissing[code] === 1) continue;
    looked++;
    if (!isDay(texts[code])) continue;
    found++;
    first ??= texts[code];
  }
  return looked > 1 && found >= looked * validShare ? first : undefined;
}

function isDay(text: string): boolean {
  if (inDigits.test(text)) return true;
  const [, day, month] = dayFirst.exec(text) ?? [];
  const [, monthName, dayBehind] = monthFirst.exec(text) ?? [];
  const name = month ?? monthName;
  return name !== undefined && Number(day ?? dayBehind) <= latestDay && !Number.isNaN(monthOf(name));
}
