import type { ColumnEncoding } from '../../dataset/encoding/encoder.ts';
import { message, type Message } from '../../message.ts';

/** The limit of formats that read only numbers in plain digits. */
export function plainNumberLimits(columns: readonly ColumnEncoding[]): Message[] {
  if (!columns.some(({ type }) => type === 'number')) return [];
  return [
    message(
      'Numbers are read in plain digits, with the column\'s decimal separator, unit and thousands separator; in any other notation, such as "(5)" or "2.5k", they count as missing.',
    ),
  ];
}

/** The limit of formats that compare texts byte by byte. */
export function plainTextLimits(columns: readonly ColumnEncoding[]): Message[] {
  if (!columns.some(({ type }) => type === 'category')) return [];
  return [message('Texts are compared as they are written: invisible characters and other forms of accented letters make another value.')];
}
