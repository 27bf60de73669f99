import type { ColumnEncoding, EncodedInput, Encoder } from '../../src/dataset/encoding/encoder.ts';
import { writeRange } from '../../src/numberPlaces.ts';
import { formatCell } from './numbers.ts';

/** What the numbers of an input are, and with which unit. */
type InputKind = { readonly type: 'number'; readonly unit?: string } | { readonly type: 'flag' | 'date' | 'cycle' };

/** The values of each input in the training rows, in words: "30 … 100", "0 or 1", "2015-03-01 … 2023-11-30". */
export function inputRanges({ columns, inputs }: Encoder): string[] {
  const kinds = columns.flatMap(kindsOf);
  return inputs.map((input, index) => rangeOf(input, kinds[index] ?? { type: 'number' }));
}

/** A date of the file as it is sorted: 2015-03-01, with the time where there is one. */
export function formatDate(milliseconds: number): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return formatCell(milliseconds);
  const [day, time] = date.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
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
      return [...encoding.parts.map((part): InputKind => ({ type: part === 'time' ? 'date' : 'cycle' })), ...indicator];
  }
}

function rangeOf({ min, max }: EncodedInput, kind: InputKind): string {
  switch (kind.type) {
    case 'flag':
      return '0 or 1';
    case 'cycle':
      return `${formatCell(min)} … ${formatCell(max)}`;
    case 'date':
      return `${formatDate(min)} … ${formatDate(max)}`;
    case 'number':
      return writeRange({ min, max }, kind.unit);
  }
}
