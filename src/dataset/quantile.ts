import { rangeOf } from './rangeOf.ts';

const BINS = 1024;
/** So few numbers are sorted. */
const FEW = 512;
/** Numbers that lie so that a bin still holds many of them after so many rounds are sorted as well. */
const MOST_ROUNDS = 6;

/** The quantile of the numbers, none of them NaN, at `share` (0…1), between two of them in proportion as numpy has it; NaN of none. */
export function quantile(values: Float64Array, share: number): number {
  if (values.length === 0) return Number.NaN;
  const place = share * (values.length - 1);
  const below = Math.floor(place);
  const [low, high] = neighbours(values, below);
  const part = place - below;
  // Not low + part · (high − low): the difference may be too large for a number.
  return part === 0 ? low : low * (1 - part) + high * part;
}

/**
 * The numbers that would stand at `place` and behind it if they were sorted; NaN behind the last one. They are counted in bins, and those
 * of the bin that holds the place are looked at again: unlike comparisons with a pivot, counting takes no turns that the processor cannot
 * foresee.
 */
function neighbours(values: Float64Array, place: number): [number, number] {
  let [candidates, rank, above] = [values, place, Number.NaN];
  for (let round = 0; candidates.length > FEW && round < MOST_ROUNDS; round++) {
    const [min, max] = rangeOf(candidates);
    if (min === max) return [min, rank + 1 < candidates.length ? min : above];
    // Halves, since max − min may be too large for a number.
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

/** All in one bin where the numbers are equal, or too near to each other. */
function binOf(value: number, start: number, binsPerHalf: number): number {
  return ((value / 2 - start) * binsPerHalf) | 0;
}
