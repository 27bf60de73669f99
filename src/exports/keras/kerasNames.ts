/** The names of the input layers: those of the columns, without slashes, which are not allowed in names of layers. */
export function kerasNames(columns: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(columns.filter((column) => !column.includes('/')));
  for (const column of columns) {
    if (!column.includes('/')) {
      names.set(column, column);
      continue;
    }
    let name = column.replaceAll('/', '_');
    while (taken.has(name)) name += '_';
    taken.add(name);
    names.set(column, name);
  }
  return names;
}
