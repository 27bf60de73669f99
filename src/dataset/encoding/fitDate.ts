import { marksOf } from '../cells/isMissing.ts';
import type { Column } from '../columns/column.ts';
import type { CellReader } from '../columns/cellReader.ts';
import { fillAbsent } from './applyDate.ts';
import { chooseDateParts, datePart, datePartName } from './dateParts.ts';
import type { Scaling } from '../columns/recipe.ts';
import type { TrainingRows } from '../trainingRows.ts';
import type { DateEncoding, DatePart, EncodedInput } from './encoder.ts';
import { fitInput } from './fitInput.ts';
import { indicatorInput, needsIndicator, type FitRows, type FittedColumn } from './fittedColumn.ts';
import { quantile } from '../quantile.ts';

/**
 * Fits a column of dates. The median of the training rows stands in for a missing one. The time
 * itself is scaled, without any scaling to 0…1: milliseconds since 1970 cannot be learned from. Sines and cosines stay as they are.
 */
export function fitDate(column: Column, read: CellReader, { training, scaling }: FitRows): FittedColumn {
  const { name, dateFormat: format = 'ymd' } = column;
  const known = training.readKnown(read);
  const parts = chooseDateParts(known, format);
  const absent = training.count - known.length;
  const hasIndicator = needsIndicator(absent, training.count);
  const fill = known.length > 0 ? quantile(known, 0.5) : 0;
  const encoding: DateEncoding = { type: 'date', column: name, ...marksOf(column), format, parts, missing: { fill, hasIndicator } };
  const partInputs = parts.map((part) => fitPart(name, part, read, fill, training, scaling));
  return { encoding, inputs: hasIndicator ? [...partInputs, indicatorInput(name, absent, training.count)] : partInputs };
}

function fitPart(name: string, part: DatePart, read: CellReader, fill: number, training: TrainingRows, scaling: Scaling): EncodedInput {
  const label = part === 'time' ? name : `${name} (${datePartName(part)})`;
  const values = training.read(read);
  fillAbsent(values, fill);
  for (let row = 0; row < values.length; row++) values[row] = datePart(part, values[row]);
  return fitInput(label, name, values, part !== 'time' ? 'none' : scaling === 'none' ? 'minmax' : scaling);
}
