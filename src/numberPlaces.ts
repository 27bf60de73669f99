import { withMinus, withUnit, writeFixed, writeNumber } from './writeNumber.ts';

/** How the numbers of one column are written, all with the same last place: so many decimals in front of a power of ten. */
export interface NumberPlaces {
  readonly exponent: number;
  readonly decimals: number;
}

/** What is known of the numbers. */
export interface NumberSpread {
  readonly min: number;
  readonly max: number;
  /** How far they differ; where it is not given, as far as the ends. */
  readonly scale?: number;
}

/** Decimals that are written out before a power of ten takes their place, and digits that a 64-bit float has. */
const MOST_DECIMALS = 8;
const MOST_DIGITS = 15;
/** Larger numbers take a power of ten, as `writeNumber` does it. */
const MOST_WRITTEN_OUT = 1e12;

/** A thousandth of what the numbers differ by is told, whole numbers at least, and no more than a float knows. */
export function placesOf({ min, max, scale = max - min }: NumberSpread): NumberPlaces {
  const largest = Math.max(Math.abs(min), Math.abs(max));
  const ofLargest = magnitude(largest);
  const wanted = 3 - (scale > 0 && Number.isFinite(scale) ? magnitude(scale) : ofLargest);
  const most = MOST_DIGITS - 1 - ofLargest;
  const isTiny = wanted > MOST_DECIMALS && largest < 1e-3;
  const exponent = largest >= MOST_WRITTEN_OUT || isTiny ? ofLargest : 0;
  return { exponent, decimals: Math.max(0, Math.min(wanted, most) + exponent) };
}

/** The number as it is told, and as its text says: text and number are the same. */
export function roundToPlaces(value: number, { exponent, decimals }: NumberPlaces): number {
  const text = (value / 10 ** exponent).toFixed(decimals);
  return Number(text.includes('e') ? value : `${text}e${exponent}`);
}

/** "101 185.0", "1.234e−9": with all of its places. What is too far away from the others for that is written like any number. */
export function writePlaced(value: number, places: NumberPlaces): string {
  const { exponent, decimals } = places;
  const mantissa = value / 10 ** exponent;
  if (!Number.isFinite(value) || Math.abs(mantissa) >= 10 ** MOST_DIGITS) return writeNumber(value);
  const text = writeFixed(mantissa, decimals);
  return exponent === 0 || roundToPlaces(value, places) === 0 ? text : `${text}e${withMinus(String(exponent))}`;
}

/** The same without zeros at its end: for numbers of the file, which has no more of them. */
export function writeTrimmed(value: number, places: NumberPlaces): string {
  return writePlaced(value, places).replace(/(\.\d*?)0+(?=e|$)/, (_, fraction: string) => (fraction === '.' ? '' : fraction));
}

/** "30 … 100 kg": the ends with the places that their distance gives a meaning to. */
export function writeRange({ min, max }: NumberSpread, unit?: string): string {
  const places = placesOf({ min, max });
  return `${writeTrimmed(min, places)} … ${withUnit(writeTrimmed(max, places), unit)}`;
}

function magnitude(size: number): number {
  return size > 0 && Number.isFinite(size) ? Math.floor(Math.log10(size)) : 0;
}
