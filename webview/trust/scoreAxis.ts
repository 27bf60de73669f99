import { ticks } from 'd3-array';

/** An axis of scores from left to right, in pixels. */
export interface ScoreAxis {
  readonly min: number;
  readonly max: number;
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly number[];
}

/** An axis of shares that ends at 1 and begins at the tenth below all of them, or of errors from 0. */
export function scoreAxis(scores: readonly number[], isError: boolean, width: number): ScoreAxis {
  const known = scores.filter((score) => Number.isFinite(score));
  const [least, most] = [Math.min(...known, Number.MAX_VALUE), Math.max(...known, 0)];
  const min = isError ? 0 : Math.max(0, Math.min(0.9, Math.floor(least * 10 - 0.2) / 10));
  const max = isError ? most * 1.05 || 1 : 1;
  const at = { min, max, left: 8, right: Math.max(40, width - 12) };
  return { ...at, ticks: ticks(min, max, width < 260 ? 2 : 4).filter((tick) => tick > min) };
}

export function axisX({ min, max, left, right }: ScoreAxis, score: number): number {
  return left + ((score - min) / (max - min)) * (right - left);
}

/** The height of each dot above the axis, in dots: overlapping ones are stacked. */
export function stackDots(places: readonly number[], apart: number): number[] {
  const heights: number[] = [];
  places.forEach((place, i) => {
    const taken = new Set(heights.filter((_, other) => Math.abs(places[other] - place) < apart));
    let height = 0;
    while (taken.has(height)) height++;
    heights[i] = height;
  });
  return heights;
}

/** A histogram of scores over the axis. */
export function scoreBins({ min, max }: ScoreAxis, scores: readonly number[], count: number): number[] {
  const bins = new Array<number>(count).fill(0);
  for (const score of scores) {
    const bin = Math.floor(((score - min) / (max - min)) * count);
    if (Number.isFinite(bin)) bins[Math.max(0, Math.min(count - 1, bin))]++;
  }
  return bins;
}
