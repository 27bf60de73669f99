import type { Distribution } from './column.ts';
import type { ValueCount } from './columnValues.ts';
import { shortenCell } from '../cells/shortenCell.ts';

const mostBins = 24;
const mostBars = 8;

/** Equal bins over the numbers, NaN aside: one for each whole number where they are few, else at most 24. */
export function histogram(values: Float64Array, min: number, max: number, isWhole: boolean): Distribution {
  // Halves, since max − min may be too large for a number.
  const halfRange = max / 2 - min / 2;
  const bins = isWhole && halfRange * 2 < mostBins ? halfRange * 2 + 1 : mostBins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    if (value !== value) continue;
    const bin = halfRange > 0 ? Math.floor(((value / 2 - min / 2) / halfRange) * bins) : 0;
    counts[bin < bins ? bin : bins - 1]++;
  }
  return { type: 'histogram', min, max, counts };
}

/** The commonest values first, those that are as common by name; `isOrdered` keeps the given order where all of them fit. */
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
