/** The index of each name. With 100 000 columns, searching for each name would take minutes. */
export function namePlaces(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, place) => [name, place]));
}
