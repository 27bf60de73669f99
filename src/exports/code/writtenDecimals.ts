import type { EncodedInput, NumberEncoding } from '../../dataset/encoding/encoder.ts';

/** A 32-bit number tells decimals of so many digits apart. */
const DIGITS = 7;
/** More are not restored: their power of ten would be no integer of 32 bits. */
const MOST_DECIMALS = 9;

/**
 * The power of ten in whose fractions the cells of a column are written, for formats that take numbers of 32 bits: 181.1 comes as 181.10000610…,
 * and is the only number of seven digits that comes so. Undefined for a column that is written with more digits, or is too large for fractions.
 */
export function fractionsOf({ missing }: NumberEncoding, { min, max }: EncodedInput): number | undefined {
  const size = Math.max(Math.abs(min), Math.abs(max));
  // The middle of two numbers has a digit more than they have.
  if (size === 0 || digitCount(missing?.fill ?? 0) > DIGITS + 1) return undefined;
  const decimals = Math.min(DIGITS - 1 - Math.floor(Math.log10(size)), MOST_DECIMALS);
  return decimals > 0 ? 10 ** decimals : undefined;
}

/** True if the median of a column has more digits than 32 bits hold; for one digit more only if the numbers lie close together. */
export function isBeyond32Bits({ missing }: NumberEncoding, { scale }: EncodedInput): boolean {
  const fill = missing?.fill ?? 0;
  const most = Math.abs(fill) > 8 * scale ? DIGITS : DIGITS + 1;
  return digitCount(fill) > most && Math.fround(fill) !== fill;
}

/** Digits without the zeros around them. */
function digitCount(value: number): number {
  const [digits] = String(Math.abs(value)).split('e');
  return digits.replace('.', '').replace(/^0+|0+$/g, '').length;
}
