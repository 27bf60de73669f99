import { isClockFormat, isDigitDateFormat } from '../../dataset/cells/dates/digitDate.ts';
import type { ColumnEncoding } from '../../dataset/encoding/encoder.ts';
import { listOf, message, type Message } from '../../message.ts';

/** The limit for dates in digits alone, such as 20240531, which are not read: the columns concerned, and what to pass instead. */
export function digitDateLimits(columns: readonly ColumnEncoding[]): Message[] {
  const found = columns.flatMap((column) => (column.type === 'date' && isDigitDateFormat(column.format) ? [column] : []));
  const nameAll = (isClock: boolean) => found.filter(({ format }) => isClockFormat(format) === isClock).map(({ column }) => `"${column}"`);
  return [...dateLimits(nameAll(false)), ...clockLimits(nameAll(true))];
}

function clockLimits(names: readonly string[]): Message[] {
  if (names.length === 0) return [];
  return [
    message(
      'Times of day in digits alone are not read here: give those of {names} with a date, such as 2024-05-31 09:30, else they count as missing.',
      { names: listOf(names, 'and', 5) },
    ),
  ];
}

function dateLimits(names: readonly string[]): Message[] {
  if (names.length === 0) return [];
  return [
    message('Dates in digits alone are not read here: give those of {names} as dates, such as 2024-05-31, else they count as missing.', {
      names: listOf(names, 'and', 5),
    }),
  ];
}
