import { nice } from 'd3-array';

/** The values that an axis spans. */
export interface ValueRange {
  readonly min: number;
  readonly max: number;
}

/**
 * The axis of a loss, from 0. A first epoch with a huge loss does not squash the rest: what is higher than a few times of what matters (the
 * end of the curves and the reference lines) leaves the picture at its top.
 */
export function lossRange(series: readonly Float32Array[], length: number, references: readonly number[]): ValueRange {
  let largest = 0;
  let matters = 0;
  for (const values of series) {
    for (let i = 0; i < length; i++) if (Number.isFinite(values[i])) largest = Math.max(largest, values[i]);
    if (length > 0 && Number.isFinite(values[length - 1])) matters = Math.max(matters, values[length - 1]);
  }
  for (const reference of references) matters = Math.max(matters, reference);
  const top = Math.min(Math.max(largest, matters), Math.max(3 * matters, 0.1));
  return { min: 0, max: nice(0, top > 0 ? top * 1.04 : 1, 8)[1] };
}

/** The axis of an accuracy (0…1), up to 1 and down to a multiple of 20 % that leaves everything visible. */
export function accuracyRange(series: readonly Float32Array[], length: number, references: readonly number[]): ValueRange {
  let smallest = 0.8;
  for (const reference of references) smallest = Math.min(smallest, reference);
  for (const values of series) for (let i = 0; i < length; i++) smallest = Math.min(smallest, values[i]);
  return { min: Math.max(0, Math.floor((smallest - 0.02) * 5) / 5), max: 1 };
}
