import { exp, log } from '../../network/elementary.ts';
import type { RegressionTarget } from './encoder.ts';

/** What of a target of numbers decides how outputs stand for them. */
export type OutputScale = Pick<RegressionTarget, 'mean' | 'scale' | 'logarithm'>;

/** How the Σ of an output becomes the number, or its natural logarithm: `Σ · scale + shift`. */
export function outputUnits({ mean, scale, logarithm }: OutputScale): { readonly scale: number; readonly shift: number } {
  return logarithm ? { scale: logarithm.scale, shift: logarithm.mean } : { scale, shift: mean };
}

/** The number, in the units of the file, that an output stands for. */
export function numberOfOutput(target: OutputScale, output: number): number {
  const { scale, shift } = outputUnits(target);
  return target.logarithm ? exp(output * scale + shift) : output * scale + shift;
}

/** What is as far from an answered number, in the units of the file, as `errorBound` says in the unit of Σ. */
export function intervalAround({ logarithm }: OutputScale, value: number, errorBound: number): [low: number, high: number] {
  return logarithm ? [value * exp(-errorBound), value * exp(errorBound)] : [value - errorBound, value + errorBound];
}

/** The output that stands for a number in the units of the file; NaN for one without a logarithm where that is learned. */
export function outputOfNumber(target: OutputScale, value: number): number {
  const { scale, shift } = outputUnits(target);
  return ((target.logarithm ? log(value) : value) - shift) / scale;
}

/** An output as the number has it by its own mean and standard deviation; the output itself where it stands for the number and not for its logarithm. */
export function standardizedNumber(target: OutputScale, output: number): number {
  return target.logarithm ? (numberOfOutput(target, output) - target.mean) / target.scale : output;
}
