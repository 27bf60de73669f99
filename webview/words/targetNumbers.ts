import type { RegressionTarget } from '../../src/dataset/encoding/encoder.ts';
import { placesOf, writeTrimmed } from '../../src/numberPlaces.ts';
import { withMinus, withUnit, writeNumber } from '../../src/writeNumber.ts';

/** A difference between numbers of the target, in the units of the file. */
export function formatTarget(value: number, { format }: RegressionTarget): string {
  return withUnit(writeNumber(value, 3), format.unit);
}

/** A number of the target, with the decimals that its spread makes meaningful. */
export function formatTargetValue(value: number, target: RegressionTarget): string {
  return withUnit(writeTrimmed(value, placesOf(target)), target.format.unit);
}

const steps = [
  { size: 1e9, letter: 'G' },
  { size: 1e6, letter: 'M' },
  { size: 1e3, letter: 'k' },
] as const;

/** A short number for an axis: "300k", "1.2M", "0.05". All numbers of an axis take the suffix of its `largest`. */
export function formatTick(value: number, largest: number): string {
  if (Math.abs(largest) >= 1e12) return writeNumber(value, 2).replace('.0e', 'e');
  const step = Math.abs(largest) >= 10_000 ? steps.find(({ size }) => Math.abs(largest) >= size) : undefined;
  // An axis has no room for the zeros of "2.00e−9".
  if (!step || value === 0)
    return writeNumber(value, 4).replace(/(\.\d*?)0+(?=e)/, (_, fraction: string) => (fraction === '.' ? '' : fraction));
  return `${writeNumber(value / step.size, 4)}${step.letter}`;
}

/** The factor by which a number is off: "×1.25". */
export function formatFactor(factor: number): string {
  return `×${factor < 10 ? factor.toFixed(2) : writeNumber(factor, 3)}`;
}

/** "R² 0.87". */
export function formatR2(r2: number): string {
  return `R²\u00a0${formatR2Number(r2)}`;
}

/** R² below this is written as less than it. */
const lowestR2 = -1000;

/** R² with two decimals, three where two would round it to 1. */
export function formatR2Number(r2: number): string {
  if (r2 < lowestR2) return `<\u00a0${withMinus(String(lowestR2))}`;
  const digits = r2 < 1 && r2 >= 0.995 ? Math.min(Math.floor(r2 * 1000) / 1000, 0.999).toFixed(3) : r2.toFixed(2);
  return withMinus(digits);
}
