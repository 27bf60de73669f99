import type { Distribution } from './column.ts';
import type { ValueCount } from './columnValues.ts';
import { shortenCell } from '../cells/shortenCell.ts';

const mostBins = 24;
const mostBars = 8;

/** Equal bins over the numbers, ignoring NaN: one per integer if there are few, otherwise at most 24. */
export function histogram(values: Float64Array, min: number, max: number, isWhole: boolean): Distribution {
  // Halves, because max − min may overflow.
  const [start, halfRange] = [min / 2, max / 2 - min / 2];
  const bins = isWhole && halfRange * 2 < mostBins ? halfRange * 2 + 1 : mostBins;
  const counts = new Uint32Array(bins + 1);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === value) counts[halfRange > 0 ? (((value / 2 - start) / halfRange) * bins) | 0 : 0]++;
  }
  // The maximum belongs to the last bin.
  counts[bins - 1] += counts[bins];
  return { type: 'histogram', min, max, counts: [...counts.subarray(0, bins)] };
}

/** The most frequent values first, ties by name. `isOrdered` keeps the given order if all of them fit. */
export function bars(values: readonly ValueCount[], isOrdered = false): Distribution {
  const sorted =
    isOrdered && values.length <= mostBars ? values : [...values].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const shown = sorted.slice(0, mostBars);
  const total = values.reduce((sum, { count }) => sum + count, 0);
  return {
    type: 'bars',
    bars: shown.map(({ name, count }) => ({ value: shortenCell(name), count })),
    others: shown.reduce((rest, { count }) => rest - count, total),
  };
}
