import { plainFormat } from '../../cells/cellValue.ts';
import { marksOf } from '../../cells/isMissing.ts';
import type { Column } from '../../columns/column.ts';
import type { CellReader } from '../../columns/reading/cellReader.ts';
import { encodedNumber } from '../apply/applyNumber.ts';
import type { NumberEncoding } from '../encoder.ts';
import { fitInput } from './fitInput.ts';
import { indicatorInput, needsIndicator, type FitRows, type FittedColumn } from './fittedColumn.ts';
import { quantile } from '../../quantile.ts';

/** Interquartile ranges beyond the quartiles at which outliers are clipped (Tukey 1977: "far out"). */
const FAR_OUT = 3;

/**
 * Fits a column of numbers. The median of the training rows replaces a missing number. With `clipOutliers`, numbers are clipped at 3
 * interquartile ranges beyond the quartiles.
 */
export function fitNumber(column: Column, read: CellReader, { training, scaling, clipOutliers }: FitRows): FittedColumn {
  const { name, format = plainFormat, missing, invalid } = column;
  const known = training.readKnown(read);
  const fill = known.length > 0 ? plain(quantile(known, 0.5)) : 0;
  const clip = clipOutliers ? clipRange(known) : undefined;
  const absent = training.count - known.length;
  const hasIndicator = needsIndicator(absent, training.count, column);
  const encoding: NumberEncoding = {
    type: 'number',
    column: name,
    ...marksOf(column),
    format,
    missing: { fill, hasIndicator },
    ...(clip ? { clip } : {}),
  };
  const isPlain = missing + invalid === 0 && !clip;
  const encoded = isPlain ? known : training.read(read);
  if (!isPlain) for (let row = 0; row < encoded.length; row++) encoded[row] = encodedNumber(encoding, encoded[row]);
  const input = fitInput(name, name, encoded, scaling);
  return { encoding, inputs: hasIndicator ? [input, indicatorInput(name, absent, training.count)] : [input] };
}

function clipRange(values: Float64Array): [number, number] | undefined {
  const [low, high] = [quantile(values, 0.25), quantile(values, 0.75)];
  const reach = FAR_OUT * (high - low);
  // If more than half of the numbers are equal, everything else would be clipped.
  return reach > 0 && Number.isFinite(reach) ? [plain(low - reach), plain(high + reach)] : undefined;
}

/** Rounds off the last bits, which come from the computation and not from the file: 51.23, not 51.230000000000004. */
function plain(value: number): number {
  return Number(value.toPrecision(15));
}
