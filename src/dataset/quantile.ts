import { rangeOf } from './rangeOf.ts';

const BINS = 1024;
/** Up to this many numbers are sorted. */
const FEW = 512;
/** If a bin still holds many numbers after this many rounds, they are sorted as well. */
const MOST_ROUNDS = 6;

/** The quantile of the numbers (without NaN) at `share` (0…1), with linear interpolation like numpy; NaN if there are no numbers. */
export function quantile(values: Float64Array, share: number): number {
  if (values.length === 0) return Number.NaN;
  const place = share * (values.length - 1);
  const below = Math.floor(place);
  const [low, high] = neighbours(values, below);
  const part = place - below;
  // Not low + part · (high − low), because the difference may overflow.
  return part === 0 ? low : low * (1 - part) + high * part;
}

/**
 * The numbers at index `place` and after it in sorted order; NaN past the end. Numbers are counted in bins, and the bin that contains the
 * index is refined. Unlike comparisons with a pivot, counting has no unpredictable branches.
 */
function neighbours(values: Float64Array, place: number): [number, number] {
  let [candidates, rank, above] = [values, place, Number.NaN];
  for (let round = 0; candidates.length > FEW && round < MOST_ROUNDS; round++) {
    const [min, max] = rangeOf(candidates);
    if (min === max) return [min, rank + 1 < candidates.length ? min : above];
    // Halves, because max − min may overflow.
    const start = min / 2;
    const binsPerHalf = (BINS - 1) / (max / 2 - start);
    const counts = new Uint32Array(BINS);
    for (let i = 0; i < candidates.length; i++) counts[binOf(candidates[i], start, binsPerHalf)]++;
    let bin = 0;
    while (rank >= counts[bin]) rank -= counts[bin++];
    const inside = new Float64Array(counts[bin]);
    let count = 0;
    for (let i = 0; i < candidates.length; i++) if (binOf(candidates[i], start, binsPerHalf) === bin) inside[count++] = candidates[i];
    if (rank === count - 1 && bin < binOf(max, start, binsPerHalf)) {
      [above] = rangeOf(candidates.filter((value) => binOf(value, start, binsPerHalf) > bin));
    }
    candidates = inside;
  }
  const sorted = candidates.toSorted();
  return [sorted[rank], rank + 1 < sorted.length ? sorted[rank + 1] : above];
}

/** Puts all numbers in one bin if they are equal or too close to each other. */
function binOf(value: number, start: number, binsPerHalf: number): number {
  return ((value / 2 - start) * binsPerHalf) | 0;
}
