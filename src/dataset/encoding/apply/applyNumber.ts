import type { EncodedInput, NumberEncoding } from '../encoder.ts';
import { scaleInput } from '../scaleInput.ts';
import { flagAbsent, type ColumnWriter } from './columnWriter.ts';

/** The replacement for a missing number (NaN for none), and the bounds for clipping outliers. */
interface NumberRule {
  readonly fill: number;
  readonly low: number;
  readonly high: number;
}

/** The number used in training: missing numbers (NaN) filled in, outliers clipped. */
export function encodedNumber(encoding: NumberEncoding, value: number): number {
  return applyRule(ruleOf(encoding), value);
}

/** Writes numbers (NaN if missing) as the fitted inputs. */
export function numberWriter(encoding: NumberEncoding, [input]: readonly EncodedInput[]): ColumnWriter {
  const hasIndicator = encoding.missing?.hasIndicator === true;
  const rule = ruleOf(encoding);
  const units = { offset: input.offset, scale: input.scale };
  return (numbers, features, stride, at) => {
    if (hasIndicator) flagAbsent(numbers, features, stride, at + 1);
    for (let row = 0, place = at; row < numbers.length; row++, place += stride) {
      features[place] = scaleInput(applyRule(rule, numbers[row]), units);
    }
  };
}

function ruleOf({ missing, clip }: NumberEncoding): NumberRule {
  return { fill: missing?.fill ?? Number.NaN, low: clip?.[0] ?? -Infinity, high: clip?.[1] ?? Infinity };
}

function applyRule({ fill, low, high }: NumberRule, value: number): number {
  const number = value === value ? value : fill;
  return number < low ? low : number > high ? high : number;
}
