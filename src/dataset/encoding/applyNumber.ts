import type { EncodedInput, NumberEncoding } from './encoder.ts';
import { scaleInput } from './scaleInput.ts';
import { flagAbsent, type ColumnWriter } from './columnWriter.ts';

/** The number that is learned from: the one that stands in for a missing one (NaN), an outlier cut off. */
export function encodedNumber({ missing, clip }: NumberEncoding, value: number): number {
  const number = value === value ? value : (missing?.fill ?? value);
  if (clip === undefined) return number;
  return number < clip[0] ? clip[0] : number > clip[1] ? clip[1] : number;
}

/** Writes numbers (NaN for a missing one) as the inputs that were fitted. */
export function numberWriter(encoding: NumberEncoding, [input]: readonly EncodedInput[]): ColumnWriter {
  const hasIndicator = encoding.missing?.hasIndicator === true;
  return (numbers, features, stride, at) => {
    if (hasIndicator) flagAbsent(numbers, features, stride, at + 1);
    for (let row = 0; row < numbers.length; row++) {
      features[at + row * stride] = scaleInput(encodedNumber(encoding, numbers[row]), input);
    }
  };
}
