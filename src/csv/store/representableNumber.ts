/** Shorter texts are never this small: `1e-324`. */
const shortestTiny = 6;

/**
 * Parses digits with a point and an exponent; NaN if a 64-bit float cannot hold the number because it is too large, or so small that it
 * would become 0.
 */
export function representableNumber(digits: string): number {
  const value = Number(digits);
  if (value === 0 && digits.length >= shortestTiny && /^[^e]*[1-9]/i.test(digits)) return Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}
