/** Which of a layer's nodes are drawn: all, or the first and the last ones around a gap that stands for `hidden` others. */
export interface ShownIndexes {
  readonly indexes: readonly number[];
  /** How many nodes stand before the gap; only with `hidden` > 0. */
  readonly before: number;
  readonly hidden: number;
}

/** Chooses at most `places` places for `count` nodes; a gap takes one place. `places` is at least 3. */
export function showIndexes(count: number, places: number): ShownIndexes {
  if (count <= places) return { indexes: Array.from({ length: count }, (_, i) => i), before: count, hidden: 0 };
  const shown = places - 1;
  const before = Math.ceil(shown / 2);
  const indexes = Array.from({ length: shown }, (_, i) => (i < before ? i : count - shown + i));
  return { indexes, before, hidden: count - shown };
}
