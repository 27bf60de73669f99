/** Which of a layer's nodes are drawn: all, or the first ones and the last around a gap that stands for `hidden` others. */
export interface ShownIndexes {
  readonly indexes: readonly number[];
  /** How many nodes stand before the gap; only with `hidden` > 0. */
  readonly before: number;
  readonly hidden: number;
}

/** Picks at most `places` of `count` nodes; a gap takes one place. `places` is at least 3. */
export function showIndexes(count: number, places: number): ShownIndexes {
  if (count <= places) return { indexes: Array.from({ length: count }, (_, i) => i), before: count, hidden: 0 };
  const before = places - 2;
  const indexes = Array.from({ length: before + 1 }, (_, i) => (i < before ? i : count - 1));
  return { indexes, before, hidden: count - before - 1 };
}
