import { isDigitDateFormat } from '../../dataset/cells/digitDate.ts';
import type { ColumnEncoding } from '../../dataset/encoding/encoder.ts';
import { listOf, message, type Message } from '../../message.ts';

/** What is said where dates of digits alone, such as 20240531, are not read: by which columns, and what to give. */
export function digitDateLimits(columns: readonly ColumnEncoding[]): Message[] {
  const names = columns.filter((column) => column.type === 'date' && isDigitDateFormat(column.format)).map(({ column }) => `"${column}"`);
  if (names.length === 0) return [];
  return [
    message('Dates in digits alone are not read here: give those of {names} as dates, such as 2024-05-31, else they count as missing.', {
      names: listOf(names, 'and', 5),
    }),
  ];
}
