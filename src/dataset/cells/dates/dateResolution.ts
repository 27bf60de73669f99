import { MS_PER_DAY } from './civilDate.ts';

const units = [MS_PER_DAY, 3_600_000, 60_000, 1000] as const;

/**
 * The coarsest of day, hour, minute and second, in milliseconds, of which all times (milliseconds since 1970) are multiples, up to
 * `tolerance`; 1 if there is none.
 */
export function dateResolution(times: readonly number[] | Float64Array, tolerance = 0): number {
  const isWholeIn = (unit: number) => {
    for (const time of times) if (Math.abs(time - Math.round(time / unit) * unit) > tolerance) return false;
    return true;
  };
  return units.find(isWholeIn) ?? 1;
}
