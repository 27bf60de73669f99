import { categoryValues } from '../../dataset/encoding/apply/encodeValue.ts';
import { writeDate } from '../../dataset/cells/dates/writeDate.ts';
import type { ColumnEncoding, NumberEncoding } from '../../dataset/encoding/encoder.ts';

/** Text for "any other" category when a cell has to be written: unlikely to occur in a file. */
const ANY_OTHER = 'any other value';

/** What `toFixed` can do. */
const MOST_DECIMALS = 100;
/** More decimals than this nobody counts. */
const MOST_WRITTEN_OUT = 8;

/**
 * The text of a cell with this value, in a form that `encodeRow` reads back: a number with the column's decimal mark, a date, or a
 * category.
 */
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

/** Without trailing zeros; a number of many decimals as "7.31e-10", which is read back too. */
function writePlain(fixed: string, decimals: number): string {
  if (Number(fixed) === 0) return '0';
  if (decimals > MOST_WRITTEN_OUT) return String(Number(fixed));
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

function writeNumberCell({ format }: NumberEncoding, value: number, decimals: number): string {
  const fixed = value.toFixed(Math.max(0, Math.min(MOST_DECIMALS, decimals)));
  const plain = writePlain(fixed, decimals);
  return format.decimal === ',' && format.duration === undefined ? plain.replace('.', ',') : plain;
}
