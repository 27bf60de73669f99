import type { ColumnEncoding, EncodedInput, Encoder } from '../../src/dataset/encoding/encoder.ts';
import { writeRange } from '../../src/numberPlaces.ts';
import { writeDate } from '../../src/dataset/cells/dates/writeDate.ts';
import type { DateFormat } from '../../src/dataset/cells/cellValue.ts';
import { message, type Message } from '../../src/message.ts';
import { formatCell } from './numbers.ts';

/** What an input's numbers are, and their unit. */
type InputKind =
  | { readonly type: 'number'; readonly unit?: string }
  | { readonly type: 'date'; readonly format: DateFormat }
  | { readonly type: 'flag' | 'cycle' };

/** The training range of each input in words: "30 … 100", "0 or 1", "2015-03-01 … 2023-11-30". */
export function inputRanges({ columns, inputs }: Encoder, say: (message: Message) => string): string[] {
  const kinds = columns.flatMap(kindsOf);
  return inputs.map((input, index) => rangeOf(input, kinds[index] ?? { type: 'number' }, say));
}

function kindsOf(encoding: ColumnEncoding): InputKind[] {
  const indicator: InputKind[] = encoding.missing?.hasIndicator ? [{ type: 'flag' }] : [];
  switch (encoding.type) {
    case 'number':
      return [{ type: 'number', unit: encoding.format.unit }, ...indicator];
    case 'category':
      return [
        ...encoding.categories.map((): InputKind => ({ type: 'flag' })),
        ...(encoding.hasOther ? [{ type: 'flag' } as const] : []),
        ...indicator,
      ];
    case 'date':
      return [
        ...encoding.parts.map((part): InputKind => (part === 'time' ? { type: 'date', format: encoding.format } : { type: 'cycle' })),
        ...indicator,
      ];
  }
}

function rangeOf({ min, max }: EncodedInput, kind: InputKind, say: (message: Message) => string): string {
  switch (kind.type) {
    case 'flag':
      return say(message('0 or 1'));
    case 'cycle':
      return `${formatCell(min)} … ${formatCell(max)}`;
    case 'date':
      return `${writeDate(min, kind.format)} … ${writeDate(max, kind.format)}`;
    case 'number':
      return writeRange({ min, max }, kind.unit);
  }
}
