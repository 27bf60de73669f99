import type { EncodedInput, NumberEncoding } from './encoder.ts';
import { scaleInput } from './scaleInput.ts';
import { flagAbsent, type ColumnWriter } from './columnWriter.ts';

/** What stands in for a missing number, NaN for nothing, and where outliers are cut off. */
interface NumberRule {
  readonly fill: number;
  readonly low: number;
  readonly high: number;
}

/** The number that is learned from: the one that stands in for a missing one (NaN), an outlier cut off. */
export function encodedNumber(encoding: NumberEncoding, value: number): number {
  return applyRule(ruleOf(encoding), value);
}

/** Writes numbers (NaN for a missing one) as the inputs that were fitted. */
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
