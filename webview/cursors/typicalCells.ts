import type { ColumnEncoding, EncodedInput } from '../../src/dataset/encoding/encoder.ts';
import { dateResolution } from '../../src/dataset/cells/dates/dateResolution.ts';
import { writeDate } from '../../src/dataset/cells/dates/writeDate.ts';
import { inputsByColumn } from '../../src/dataset/encoding/inputsByColumn.ts';
import { createAxes } from '../../src/model/decision/axis.ts';
import type { SampledColumn } from '../../src/model/decision/sampledColumns.ts';
import { writeValue } from '../../src/model/decision/writeValue.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { cellAt } from '../map/cellAt.ts';

/** Significant digits of a mean. */
const digits = 4;

/**
 * A typical training row, by column, written as in the file: medians of numbers and dates, the most frequent value of others. Without sampled
 * rows the mean stands for the median.
 */
export function typicalCells(
  { encoder, columns }: Pick<RunPlan, 'encoder' | 'columns'>,
  sampled: readonly SampledColumn[] | undefined,
): ReadonlyMap<string, string> {
  if (sampled) {
    const axes = createAxes(sampled, columns);
    return new Map(
      sampled.map(({ encoding, typical }, index) => [
        encoding.column,
        encoding.type === 'date' ? writeValue(encoding, typical, 0) : cellAt(axes[index], typical),
      ]),
    );
  }
  return new Map(
    inputsByColumn(encoder.columns, encoder.inputs).map(({ encoding, inputs: own }) => [encoding.column, typicalCell(encoding, own)]),
  );
}

function typicalCell(encoding: ColumnEncoding, inputs: readonly EncodedInput[]): string {
  switch (encoding.type) {
    case 'number':
      return inputs.length === 0 ? '' : meanCell(encoding, inputs[0].mean);
    case 'date':
      return inputs.length > 0 && encoding.parts[0] === 'time' ? writeDate(meanDate(inputs[0]), encoding.format) : '';
    case 'category': {
      // The mean of a 0/1 input is the share of rows that have its value.
      const shares = encoding.categories.map((category, i) => ({ category, share: inputs[i]?.mean ?? 0 }));
      const rest = 1 - shares.reduce((sum, { share }) => sum + share, 0);
      const best = shares.reduce((a, b) => (b.share > a.share ? b : a), { category: '', share: 0 });
      return encoding.reference !== undefined && rest > best.share ? encoding.reference : best.category;
    }
  }
}

/** The mean of whole days is rounded to a day and that of whole minutes to a minute. */
function meanDate({ min, max, mean }: EncodedInput): number {
  const resolution = dateResolution([min, max]);
  return Math.round(mean / resolution) * resolution;
}

function meanCell(encoding: ColumnEncoding, mean: number): string {
  const magnitude = mean === 0 ? 0 : Math.floor(Math.log10(Math.abs(mean)));
  return writeValue(encoding, Number(mean.toPrecision(digits)), digits - 1 - magnitude);
}
