import { message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import { dateShape, parseDate } from '../../cells/dates/parseDate.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import type { FoundDateFormat } from '../reading/findDateFormat.ts';
import type { TextCensus } from '../textCensus.ts';

const halfShare = 0.5;
const fewestDates = 3;

/**
 * The remark about a column of texts of which half or more are dates; undefined if there is nothing to say. `dates`: the format in which
 * most of them are dates.
 */
export function unreadDatesRemark(cells: CellColumn, census: TextCensus, dates: FoundDateFormat | undefined): Message | undefined {
  if (dates === undefined) return undefined;
  const { texts } = cells;
  const values = census.numbers + census.words;
  const [format, isTime] = [dates.format, dates.format === 'time'];
  const isRead = (text: string) => !Number.isNaN(parseDate(text, format));
  const others = texts.filter((text, code) => census.isMissing[code] === 0 && !isRead(text));
  const number = cells.numbers.find((value) => !Number.isNaN(value));
  const examples = [...others, ...(number === undefined ? [] : [String(number)])];
  if (dates.valid >= Math.max(fewestDates, values * halfShare) && examples.length > 0)
    return message(
      '{count} of {total} cells are dates, and "{cell}" is not: they are kept as texts; choose date for the column to learn from the dates',
      { count: dates.valid, total: values, cell: shortenCell(examples.find((text) => dateShape(text) === undefined) ?? examples[0]) },
    );
  const otherDate = others.find((text) => dateShape(text) !== undefined && (dateShape(text) === 'time') === isTime);
  const example = texts.find((text, code) => census.isMissing[code] === 0 && isRead(text));
  let all = 0;
  for (let code = 0; code < texts.length; code++)
    if (census.isMissing[code] === 0 && (isRead(texts[code]) || dateShape(texts[code]) !== undefined)) all += census.counts[code];
  if (example === undefined || otherDate === undefined || all < Math.max(fewestDates, values * halfShare)) return undefined;
  return message('"{cell}" and "{other}" are dates in different orders, so they are kept as texts: write all of them in one way', {
    cell: shortenCell(example),
    other: shortenCell(otherDate),
  });
}
