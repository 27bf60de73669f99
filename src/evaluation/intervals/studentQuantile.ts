/** The 97.5 % quantile of the normal distribution. */
export const Z95 = 1.959963984540054;

/** For one to four degrees of freedom, where the series is too inaccurate. */
const FIRST = [12.706204736, 4.302652730, 3.182446305, 2.776445105] as const; // prettier-ignore

/** The 97.5 % quantile of Student's t, within 0.1 %: half a 95 % interval in standard errors. Infinite for 0 degrees of freedom. */
export function studentQuantile(degreesOfFreedom: number): number {
  if (degreesOfFreedom < 1) return Infinity;
  const first = FIRST.at(Math.floor(degreesOfFreedom) - 1);
  if (degreesOfFreedom < 5 && first !== undefined) return first;
  // Cornish–Fisher expansion (Abramowitz & Stegun 26.7.5).
  const [z, n] = [Z95, degreesOfFreedom];
  const terms = [
    (z ** 3 + z) / (4 * n),
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * n ** 2),
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * n ** 3),
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92_160 * n ** 4),
  ];
  return terms.reduce((sum, term) => sum + term, z);
}
