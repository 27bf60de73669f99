import { categoryValues } from '../../dataset/encoding/encodeValue.ts';
import { writeDate } from '../../dataset/cells/writeDate.ts';
import type { ColumnEncoding, NumberEncoding } from '../../dataset/encoding/encoder.ts';

/** What a category that is none of the named ones is written as where a cell has to be made up: no file is likely to hold it. */
const ANY_OTHER = 'any other value';

/** The text of a cell with this value, as `encodeRow` reads it: a number with the column's decimal mark and so many decimals, a date, a category. */
export function writeValue(encoding: ColumnEncoding, value: number, decimals: number): string {
  switch (encoding.type) {
    case 'number':
      return writeNumberCell(encoding, value, decimals);
    case 'category':
      return categoryValues(encoding)[value] ?? ANY_OTHER;
    case 'date':
      return writeDate(value, encoding.format);
  }
}

function writeNumberCell({ format }: NumberEncoding, value: number, decimals: number): string {
  const fixed = value.toFixed(Math.max(0, Math.min(20, decimals)));
  const plain = Number(fixed) === 0 ? '0' : fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  return format.decimal === ',' && format.duration === undefined ? plain.replace('.', ',') : plain;
}
