import { exp, log } from '../../network/elementary.ts';
import type { RegressionTarget } from './encoder.ts';

/** The part of a numeric target that relates outputs to numbers. */
export type OutputScale = Pick<RegressionTarget, 'mean' | 'scale' | 'logarithm'>;

/** How Σ of the output becomes the number, or its natural logarithm: `Σ · scale + shift`. */
export function outputUnits({ mean, scale, logarithm }: OutputScale): { readonly scale: number; readonly shift: number } {
  return logarithm ? { scale: logarithm.scale, shift: logarithm.mean } : { scale, shift: mean };
}

/** The number, in the units of the file, that an output represents. */
export function numberOfOutput(target: OutputScale, output: number): number {
  const { scale, shift } = outputUnits(target);
  return target.logarithm ? exp(output * scale + shift) : output * scale + shift;
}

/** The interval around a predicted number, in the units of the file, given `errorBound` in units of Σ. */
export function intervalAround({ logarithm }: OutputScale, value: number, errorBound: number): [low: number, high: number] {
  return logarithm ? [value * exp(-errorBound), value * exp(errorBound)] : [value - errorBound, value + errorBound];
}

/** The output that represents a number in the units of the file; NaN if its logarithm is learned but does not exist. */
export function outputOfNumber(target: OutputScale, value: number): number {
  const { scale, shift } = outputUnits(target);
  return ((target.logarithm ? log(value) : value) - shift) / scale;
}

/** An output in units of the number's own mean and standard deviation. Equal to the output unless that represents the logarithm. */
export function standardizedNumber(target: OutputScale, output: number): number {
  return target.logarithm ? (numberOfOutput(target, output) - target.mean) / target.scale : output;
}
