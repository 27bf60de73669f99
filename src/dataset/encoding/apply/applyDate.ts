import { flagAbsent, type ColumnWriter } from './columnWriter.ts';
import { datePart } from '../dateParts.ts';
import type { DateEncoding, EncodedInput } from '../encoder.ts';
import { scaleInput } from '../scaleInput.ts';

/** Writes dates (milliseconds since 1970, NaN if missing) as the fitted inputs, one per part. */
export function dateWriter({ parts, missing }: DateEncoding, inputs: readonly EncodedInput[]): ColumnWriter {
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

/** Replaces missing dates by the fill value. */
function fillAbsent(times: Float64Array, fill: number): void {
  for (let row = 0; row < times.length; row++) if (Number.isNaN(times[row])) times[row] = fill;
}
