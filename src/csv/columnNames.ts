/** The names of the columns and whether they come from the first record. */
export interface ColumnNames {
  /** Unique and not empty, one per cell of the first record. */
  readonly names: readonly string[];
  /** False when the first record holds numbers only: then it is data, and the names are made up. */
  readonly hasHeader: boolean;
  readonly warnings: readonly string[];
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Names for the columns of a table with the given first record, which stands at the given 0-based line. */
export function columnNames(firstCells: readonly string[], line: number): ColumnNames {
  if (firstCells.every((cell) => number.test(cell.trim()))) {
    const names = firstCells.map((_, index) => `column ${index + 1}`);
    const warning = `Line ${line + 1} holds numbers and no names of columns: it was read as a row, and the columns are called "column 1", "column 2", ….`;
    return { names, hasHeader: false, warnings: [warning] };
  }
  const warnings: string[] = [];
  const written = firstCells.map((cell) => cell.trim().replace(/\s+/g, ' '));
  const reserved = new Set(written);
  const taken = new Set<string>();
  const copies = new Map<string, number>();
  const names = written.map((name, index) => {
    const wanted = name === '' ? `column ${index + 1}` : name;
    let unique = wanted;
    // A later column may be called "a (2)" already: that name is its own.
    while (taken.has(unique) || (unique !== name && reserved.has(unique))) {
      // Where the last copy of this name has left off, so that thousands of equal names are no matter.
      const copy = (copies.get(wanted) ?? 1) + 1;
      copies.set(wanted, copy);
      unique = `${wanted} (${copy})`;
    }
    taken.add(unique);
    if (name === '') warnings.push(`Column ${index + 1} has no name; it is called "${unique}" here.`);
    else if (unique !== name)
      warnings.push(`Column ${index + 1} has the same name as another one, "${name}"; it is called "${unique}" here.`);
    return unique;
  });
  return { names, hasHeader: true, warnings };
}
