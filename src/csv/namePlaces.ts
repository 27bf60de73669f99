/** Where each name stands. A table may have 100 000 columns: looking each of them up among all would take minutes. */
export function namePlaces(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, place) => [name, place]));
}
