import { withMinus, withUnit, writeFixed, writeNumber } from './writeNumber.ts';

/**
 * How the numbers of one column are written so that all have the same last digit: the number of decimals, and an exponent of ten (0 for
 * none).
 */
export interface NumberPlaces {
  readonly exponent: number;
  readonly decimals: number;
}

/** What is known about the numbers. */
export interface NumberSpread {
  readonly min: number;
  readonly max: number;
  /** How much they vary; by default the distance between minimum and maximum. */
  readonly scale?: number;
}

/** Most decimals of a number without an exponent, and significant digits of a 64-bit float. */
const MOST_DECIMALS = 8;
const MOST_DIGITS = 15;
/** Larger numbers are written with an exponent, as in `writeNumber`. */
const MOST_WRITTEN_OUT = 1e12;

/** Enough decimals to show a thousandth of the variation, at least down to whole numbers, and no more than a 64-bit float has. */
export function placesOf({ min, max, scale = max - min }: NumberSpread): NumberPlaces {
  const largest = Math.max(Math.abs(min), Math.abs(max));
  const ofLargest = magnitude(largest);
  const wanted = 3 - (scale > 0 && Number.isFinite(scale) ? magnitude(scale) : ofLargest);
  const most = MOST_DIGITS - 1 - ofLargest;
  const isTiny = wanted > MOST_DECIMALS && largest < 1e-3;
  const exponent = largest >= MOST_WRITTEN_OUT || isTiny ? ofLargest : 0;
  return { exponent, decimals: Math.max(0, Math.min(wanted, most) + exponent) };
}

/** The decimals of a number that is written out, without its exponent. */
export function writtenOutDecimals({ exponent, decimals }: NumberPlaces): number {
  return Math.max(0, decimals - exponent);
}

/** The number rounded as it is displayed, so that it equals its text. */
export function roundToPlaces(value: number, { exponent, decimals }: NumberPlaces): number {
  const text = (value / 10 ** exponent).toFixed(decimals);
  return Number(text.includes('e') ? value : `${text}e${exponent}`);
}

/** The number with all decimals: "101 185.0", "1.234e−9". A number too far from the others is written as by `writeNumber`. */
export function writePlaced(value: number, places: NumberPlaces): string {
  const { exponent, decimals } = places;
  const mantissa = value / 10 ** exponent;
  if (!Number.isFinite(value) || Math.abs(mantissa) >= 10 ** MOST_DIGITS) return writeNumber(value);
  const text = writeFixed(mantissa, decimals);
  return exponent === 0 || roundToPlaces(value, places) === 0 ? text : `${text}e${withMinus(String(exponent))}`;
}

/** The same without trailing zeros, for numbers from the file, which has none either. */
export function writeTrimmed(value: number, places: NumberPlaces): string {
  return writePlaced(value, places).replace(/(\.\d*?)0+(?=e|$)/, (_, fraction: string) => (fraction === '.' ? '' : fraction));
}

/** "30 … 100 kg", with as many decimals as are meaningful for a range of this width. */
export function writeRange({ min, max }: NumberSpread, unit?: string): string {
  const places = placesOf({ min, max });
  // "0.004e−8 … 1.027e−8" would have to be computed in the head.
  const isFar = places.exponent !== 0 && min !== 0 && Math.abs(min) < Math.abs(max) / 10;
  return `${isFar ? writeNumber(min, 3) : writeTrimmed(min, places)} … ${withUnit(writeTrimmed(max, places), unit)}`;
}

function magnitude(size: number): number {
  return size > 0 && Number.isFinite(size) ? Math.floor(Math.log10(size)) : 0;
}
