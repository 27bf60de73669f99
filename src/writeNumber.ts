const noBreakSpace = '\u00a0';
const minus = '\u2212';
const prefixUnits = new Set(['$', '£', '¥', '₩', '₹']);

/**
 * A number for people: with a real minus sign, never "−0", in groups of three digits from five digits on ("312 400"), and without needless
 * zeros.
 */
export function writeNumber(value: number, significantDigits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : `${minus}∞`;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e12 || size < 1e-6))
    return withMinus(value.toExponential(Math.min(2, significantDigits - 1)).replace('e+', 'e'));
  return groupDigits(String(Number(value.toPrecision(significantDigits))));
}

/** A count, in groups of three digits from five digits on: "1000", "100 000". */
export function writeCount(count: number): string {
  return groupDigits(String(Math.round(count)));
}

/** A number with a fixed number of decimals. */
export function writeFixed(value: number, decimals: number): string {
  return groupDigits(value.toFixed(decimals));
}

/** A share that differs from 0 or 1 only after this many decimals is written with "<" or ">". */
const MOST_DECIMALS = 6;

/**
 * A share 0…1 with a fixed number of decimals, or more if it would otherwise be rounded to 0 or 1: "0.9996". Negative numbers are rounded
 * as usual.
 */
export function writeShare(share: number, decimals: number): string {
  return writeBetween(share, 1, decimals);
}

/** A score such as an AUC or R², of which 1 is perfect: as `writeNumber`, with more digits where these would make 1 of less. */
export function writeScore(score: number, significantDigits = 4): string {
  const isRoundedUp = score < 1 && Number(score.toPrecision(significantDigits)) === 1;
  return isRoundedUp ? writeShare(score, significantDigits) : writeNumber(score, significantDigits);
}

/** A share as a percentage: "88.3 %", and "99.97 %" for 5748 of 5750. */
export function writePercent(share: number, decimals = 1): string {
  return `${writePercentNumber(share, decimals)}${noBreakSpace}%`;
}

/** The same without the percent sign, for "88–95 %". */
export function writePercentNumber(share: number, decimals: number): string {
  return writeBetween(share * 100, 100, decimals);
}

/** The fewest decimals, from `least` on, that round a share neither to 0 nor to 1; `most` if these are too few, `least` for 0 and 1. */
export function decimalsOfShare(share: number, least: number, most: number): number {
  return decimalsBetween(share, 1, least, most) ?? (share > 0 && share < 1 ? most : least);
}

function decimalsBetween(value: number, whole: number, least: number, most: number): number | undefined {
  for (let decimals = least; decimals <= most; decimals++) {
    const rounded = Number(value.toFixed(decimals));
    if (rounded > 0 && rounded < whole) return decimals;
  }
  return undefined;
}

/** Never rounds up to `whole` or down to 0: nearly certain is not certain. */
function writeBetween(value: number, whole: number, decimals: number): string {
  if (!(value > 0 && value < whole)) return writeFixed(value, decimals);
  const enough = decimalsBetween(value, whole, decimals, MOST_DECIMALS);
  if (enough !== undefined) return writeFixed(value, enough);
  const finest = 10 ** -MOST_DECIMALS;
  return value < whole / 2
    ? `<${noBreakSpace}${writeFixed(finest, MOST_DECIMALS)}`
    : `>${noBreakSpace}${writeFixed(whole - finest, MOST_DECIMALS)}`;
}

/** The number's text with its unit in the usual place: "$5", "5 %". */
export function withUnit(text: string, unit: string | undefined): string {
  if (unit === undefined) return text;
  if (!prefixUnits.has(unit)) return `${text}${noBreakSpace}${unit}`;
  return text.startsWith(minus) ? `${minus}${unit}${text.slice(1)}` : `${unit}${text}`;
}

/** Groups the digits before the point in threes, in a text like "-12345.6". */
function groupDigits(text: string): string {
  const [whole, ...fraction] = text.split('.');
  const digits = whole.replace('-', '');
  const grouped = digits.length > 4 && !text.includes('e') ? digits.replace(/\B(?=(\d{3})+$)/g, noBreakSpace) : digits;
  return withMinus([whole.startsWith('-') ? `-${grouped}` : grouped, ...fraction].join('.'));
}

/** The number's text with real minus signs, also in its exponent, and none before 0. */
export function withMinus(text: string): string {
  return /^-[0.]*$/.test(text) ? text.slice(1) : text.replaceAll('-', minus);
}
