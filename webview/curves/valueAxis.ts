import { ticks } from 'd3-array';

/** The range of a value axis, and whether it is logarithmic. */
export interface ValueRange {
  readonly min: number;
  readonly max: number;
  readonly isLog: boolean;
}

/**
 * The axis of a loss is logarithmic if its largest value is at least this many times its smallest, or, once it has settled, at least the
 * second number of times.
 */
const manyDecades = 1000;
const manyTimes = 30;
/** Share of the epochs after which a loss has settled: a tenth of the √epoch axis. */
const settling = 0.01;
/** The loss of the first epochs is huge if it is at least this many times the settled one. */
const huge = 3;
/** Room above the largest value. */
const headroom = 1.05;
/** Largest share of the height that a reference line may take from the curves. */
const mostSqueezed = 0.35;

/**
 * The axis of a loss: from 0, or logarithmic where it spans so much that the smallest would lie on the ground. A huge loss in the first epochs does
 * not squash the rest: only then the beginning leaves the picture at the top. A reference is included where that costs the curves little.
 */
export function lossRange(series: readonly Float32Array[], length: number, references: readonly number[]): ValueRange {
  let [smallest, largest, settled, last] = [Infinity, 0, 0, 0];
  const start = Math.ceil(length * settling);
  for (const values of series) {
    for (let i = 0; i < length; i++) {
      if (!Number.isFinite(values[i])) continue;
      largest = Math.max(largest, values[i]);
      if (i >= start) settled = Math.max(settled, values[i]);
      if (values[i] > 0) smallest = Math.min(smallest, values[i]);
    }
    if (length > 0 && Number.isFinite(values[length - 1])) last = Math.max(last, values[length - 1]);
  }
  if (largest / smallest >= manyDecades || settled / smallest >= manyTimes) {
    return { min: Math.max(10 ** Math.floor(Math.log10(smallest)), smallest / 2), max: largest * 1.5, isLog: true };
  }
  const isWhole = largest <= Math.max(10 * last, huge * settled);
  const top = (isWhole ? largest : Math.min(largest, Math.max(settled, 3 * last, 0.1))) || 1;
  const taken = references.filter((value) => Number.isFinite(value) && value > top && value * (1 - mostSqueezed) <= top);
  return { min: 0, max: Math.max(top, ...taken) * headroom, isLog: false };
}

/**
 * The axis of an accuracy (0…1): up to 1, and down to a multiple of 20 % that keeps the curves and, where it costs them little, the reference
 * visible.
 */
export function accuracyRange(series: readonly Float32Array[], length: number, references: readonly number[]): ValueRange {
  let smallest = 0.8;
  for (const values of series) for (let i = 0; i < length; i++) smallest = Math.min(smallest, values[i]);
  const floor = (value: number) => Math.max(0, Math.floor((value - 0.02) * 5) / 5);
  const ofCurves = floor(smallest);
  const ofAll = floor(Math.min(smallest, ...references));
  // Near 1 all curves are flat: the reference shows how much that is.
  const isCheap = (1 - ofCurves) / (1 - ofAll) >= 1 - mostSqueezed || ofAll >= 0.4;
  return { min: isCheap ? ofAll : ofCurves, max: 1, isLog: false };
}

/** Height of a value, 0 at the bottom and 1 at the top; values off the axis lie below 0 or above 1. NaN where it has no place. */
export function heightOf({ min, max, isLog }: ValueRange, value: number): number {
  if (!isLog) return (value - min) / (max - min);
  return value > 0 ? Math.log(value / min) / Math.log(max / min) : Number.NaN;
}

/** About `count` values at which the axis has a label. */
export function valueTicks({ min, max, isLog }: ValueRange, count: number): number[] {
  if (!isLog) return ticks(min, max, count);
  const powers = Math.floor(Math.log10(max)) - Math.ceil(Math.log10(min) - 1e-9) + 1;
  const step = Math.max(1, Math.ceil(powers / count));
  const first = Math.ceil(Math.log10(min) - 1e-9);
  return Array.from({ length: Math.ceil(powers / step) }, (_, index) => 10 ** (first + index * step));
}
