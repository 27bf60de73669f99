/** Shorter texts are never so small: `1e-324`. */
const shortestTiny = 6;

/** The number that digits with a point and an exponent are; NaN for what a 64-bit float cannot hold: too large, or so small that only 0 is left. */
export function representableNumber(digits: string): number {
  const value = Number(digits);
  if (value === 0 && digits.length >= shortestTiny && /^[^e]*[1-9]/i.test(digits)) return Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}
