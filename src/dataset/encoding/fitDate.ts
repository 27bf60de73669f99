import type { Column } from '../columns/column.ts';
import type { CellReader } from '../columns/cellReader.ts';
import { chooseDateParts, datePart, datePartName } from './dateParts.ts';
import type { Scaling } from '../columns/recipe.ts';
import type { TrainingRows } from '../trainingRows.ts';
import type { DateEncoding, DatePart, EncodedInput } from './encoder.ts';
import { fitInput } from './fitInput.ts';
import { flagAbsent, indicatorInput, needsIndicator, type FitRows, type FittedColumn } from './fittedColumn.ts';
import { quantile } from '../quantile.ts';
import { scaleInput } from './scaleInput.ts';

/**
 * Fits a column of dates. The median of the training rows stands in for a missing one. The time
 * itself is scaled, without any scaling to 0…1: milliseconds since 1970 cannot be learned from. Sines and cosines stay as they are.
 */
export function fitDate({ name, dateFormat: format = 'ymd' }: Column, read: CellReader, { training, scaling }: FitRows): FittedColumn {
  const known = training.readKnown(read);
  const parts = chooseDateParts(known, format);
  const absent = training.count - known.length;
  const hasIndicator = needsIndicator(absent, training.count);
  const fill = known.length > 0 ? quantile(known, 0.5) : 0;
  const encoding: DateEncoding = { type: 'date', column: name, format, parts, missing: { fill, hasIndicator } };
  const partInputs = parts.map((part) => fitPart(name, part, read, fill, training, scaling));
  return {
    encoding,
    inputs: hasIndicator ? [...partInputs, indicatorInput(name, absent, training.count)] : partInputs,
    read,
    write: dateWriter(encoding, partInputs),
  };
}

function fitPart(name: string, part: DatePart, read: CellReader, fill: number, training: TrainingRows, scaling: Scaling): EncodedInput {
  const label = part === 'time' ? name : `${name} (${datePartName(part)})`;
  const values = training.read(read);
  fillAbsent(values, fill);
  for (let row = 0; row < values.length; row++) values[row] = datePart(part, values[row]);
  return fitInput(label, name, values, part !== 'time' ? 'none' : scaling === 'none' ? 'minmax' : scaling);
}

/** Apart from the fitting, so that nothing of that is held until the writing. */
function dateWriter({ parts, missing }: DateEncoding, inputs: readonly EncodedInput[]): FittedColumn['write'] {
  return (times, features, stride, at) => {
    if (missing?.hasIndicator === true) flagAbsent(times, features, stride, at + parts.length);
    fillAbsent(times, missing?.fill ?? 0);
    for (const [index, part] of parts.entries()) {
      for (let row = 0; row < times.length; row++) {
        features[at + index + row * stride] = scaleInput(datePart(part, times[row]), inputs[index]);
      }
    }
  };
}

function fillAbsent(times: Float64Array, fill: number): void {
  for (let row = 0; row < times.length; row++) if (Number.isNaN(times[row])) times[row] = fill;
}
