import type { MarkCount } from './column.ts';
import type { NumberStatistics } from './numberStatistics.ts';

/** Programs write nines where they know no value. */
const nines = /^-?99+$/;
/** Once may be chance. */
const fewest = 2;

/** True for a number such as -999 that programs write where they know no value. */
export function isPlaceholderNumber(text: string): boolean {
  return nines.test(text);
}

/**
 * A number of nines such as -999 that several cells hold and that stands apart from all others, further than these are from each other: it may say
 * that there is no value. Undefined where there is none.
 */
export function findPlaceholder(values: Float64Array, { min, max }: Pick<NumberStatistics, 'min' | 'max'>): MarkCount | undefined {
  for (const extreme of [min, max]) {
    if (!isPlaceholderNumber(String(extreme))) continue;
    let count = 0;
    let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let row = 0; row < values.length; row++) {
      const value = values[row];
      if (value === extreme) count++;
      else {
        if (value < lowest) lowest = value;
        if (value > highest) highest = value;
      }
    }
    const gap = extreme === min ? lowest - extreme : extreme - highest;
    if (count >= fewest && gap > highest - lowest && highest > lowest) return { mark: String(extreme), count, takenAs: 'value' };
  }
  return undefined;
}
