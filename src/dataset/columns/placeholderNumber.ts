import type { MarkCount } from './column.ts';
import type { NumberStatistics } from './numberStatistics.ts';

/** Programs write nines for unknown values. */
const nines = /^-?99+$/;
/** A single one may be chance. */
const fewest = 2;

/** True for a number such as -999 that programs write for unknown values. */
export function isPlaceholderNumber(text: string): boolean {
  return nines.test(text);
}

/**
 * Finds a number of nines such as -999 that several cells hold and that is further from all others than they are from each other. It may
 * mean "no value". Undefined if there is none.
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
