import { Z95 } from './studentQuantile.ts';

/** A lower and an upper bound. */
export type Interval = readonly [low: number, high: number];

/** Wilson's (1927) 95 % score interval for the proportion `right / of`. The arguments need not be integers. 0…1 if `of` is 0. */
export function wilsonInterval(right: number, of: number): Interval {
  if (of === 0) return [0, 1];
  const share = right / of;
  const middle = share + Z95 ** 2 / (2 * of);
  const half = Z95 * Math.sqrt((share * (1 - share)) / of + Z95 ** 2 / (4 * of * of));
  const whole = 1 + Z95 ** 2 / of;
  return [right === 0 ? 0 : (middle - half) / whole, right === of ? 1 : (middle + half) / whole];
}

/** Wilson's interval with continuity correction (method 4 of Newcombe 1998): it covers at least 95 %, like an exact interval. */
export function correctedWilsonInterval(right: number, of: number): Interval {
  if (of === 0) return [0, 1];
  const share = right / of;
  const [twice, square, whole] = [2 * of * share, Z95 ** 2, 2 * (of + Z95 ** 2)];
  const half = (sign: 1 | -1) => Z95 * Math.sqrt(Math.max(0, square + sign * 2 - 1 / of + 4 * share * (of * (1 - share) - sign)));
  return [
    right === 0 ? 0 : Math.max(0, (twice + square - 1 - half(-1)) / whole),
    right === of ? 1 : Math.min(1, (twice + square + 1 + half(1)) / whole),
  ];
}
