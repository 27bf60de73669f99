import { nice, ticks } from 'd3-array';

/** A square plot whose two axes span the same numbers. Pixels. */
export interface ScatterFrame {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/** Room for the axes, and for labels at the upper and right edge. */
export const scatterMargins = { left: 48, bottom: 40, top: 8, right: 12 } as const;

/** The frame around all the numbers, in a chart of the given width: round limits, and four to seven ticks. */
export function scatterFrame(chartWidth: number, series: readonly ArrayLike<number>[]): ScatterFrame {
  let low = Infinity;
  let high = -Infinity;
  for (const values of series) {
    for (let i = 0; i < values.length; i++) {
      if (!Number.isFinite(values[i])) continue;
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
  }
  if (low > high) [low, high] = [0, 1];
  // A smaller range would need more digits than an axis has.
  const size = Math.max(Math.abs(low), Math.abs(high));
  const least = size > 1e-30 ? size * 1e-6 : 1;
  if (high - low < least) [low, high] = [low - least / 2, high + least / 2];
  const [min, max] = nice(low, high, 5);
  const side = Math.max(60, chartWidth - scatterMargins.left - scatterMargins.right);
  return { left: scatterMargins.left, top: scatterMargins.top, size: side, min, max, ticks: ticks(min, max, 5) };
}

export function scatterX({ left, size, min, max }: ScatterFrame, value: number): number {
  return left + (size * (value - min)) / (max - min);
}

export function scatterY({ top, size, min, max }: ScatterFrame, value: number): number {
  return top + size * (1 - (value - min) / (max - min));
}

/** Index of the pair whose two numbers differ most; −1 when there is none. */
export function furthestPair(actual: ArrayLike<number>, predicted: ArrayLike<number>): number {
  let furthest = -1;
  let distance = -Infinity;
  for (let i = 0; i < actual.length; i++) {
    const apart = Math.abs(predicted[i] - actual[i]);
    if (apart > distance) [furthest, distance] = [i, apart];
  }
  return furthest;
}
