import type { ColumnEncoding, EncodedInput, Encoder } from '../../src/dataset/encoding/encoder.ts';
import { writeDate } from '../../src/dataset/cells/writeDate.ts';
import { inputsByColumn } from '../../src/dataset/encoding/inputsByColumn.ts';

/** Significant digits of a mean. */
const digits = 4;

/** A row in the middle of the training rows, by column: of numbers the mean as the file would say it, of other values the commonest one. */
export function typicalCells({ columns, inputs }: Encoder): ReadonlyMap<string, string> {
  return new Map(inputsByColumn(columns, inputs).map(({ encoding, inputs: own }) => [encoding.column, typicalCell(encoding, own)]));
}

function typicalCell(encoding: ColumnEncoding, inputs: readonly EncodedInput[]): string {
  switch (encoding.type) {
    case 'number':
      return inputs.length === 0 ? '' : String(Number(inputs[0].mean.toPrecision(digits)));
    case 'date':
      return inputs.length > 0 && encoding.parts[0] === 'time' ? writeDate(inputs[0].mean, encoding.format) : '';
    case 'category': {
      // The mean of an input of 0 and 1 is how often its value stands in the rows.
      const shares = encoding.categories.map((category, i) => ({ category, share: inputs[i]?.mean ?? 0 }));
      const rest = 1 - shares.reduce((sum, { share }) => sum + share, 0);
      const best = shares.reduce((a, b) => (b.share > a.share ? b : a), { category: '', share: 0 });
      return encoding.reference !== undefined && rest > best.share ? encoding.reference : best.category;
    }
  }
}
