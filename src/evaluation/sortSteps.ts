import type { Steps } from '../steps.ts';

/** Numbers sorted natively or merged in one step: a millisecond or two each. */
const RUN = 2 ** 14;
const MERGED = 2 ** 17;

/** The values in ascending order with NaN last, like `Float64Array.sort`. Overwrites the given array. */
export function* sortSteps(values: Float64Array<ArrayBuffer>): Steps<Float64Array<ArrayBuffer>> {
  const count = values.length;
  for (let start = 0; start < count; start += RUN) {
    values.subarray(start, start + RUN).sort();
    yield;
  }
  let from = values;
  let to = count > RUN ? new Float64Array(count) : values;
  for (let size = RUN; size < count; size *= 2) {
    for (let start = 0; start < count; start += 2 * size)
      yield* merge(from, to, start, Math.min(count, start + size), Math.min(count, start + 2 * size));
    [from, to] = [to, from];
  }
  return from;
}

/** Merges two sorted neighbouring runs; the second begins at `middle`. */
function* merge(from: Float64Array, to: Float64Array, start: number, middle: number, end: number): Steps<void> {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const isRight = left === middle || (right < end && (from[right] < from[left] || Number.isNaN(from[left])));
    to[at] = isRight ? from[right++] : from[left++];
    if (at % MERGED === MERGED - 1) yield;
  }
}
