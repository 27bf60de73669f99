/** The names of the columns, in words what was made of them, and whether they come from the first record. */
export interface ColumnNames {
  /** Unique and not empty, one per cell of the first record. */
  readonly names: readonly string[];
  /** False when the first record is data, and the names are made up. */
  readonly hasHeader: boolean;
  readonly warnings: readonly string[];
}

const number = /^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i;
/** Of a thousand nameless columns no more than so many are named. */
const namedColumns = 5;

/**
 * Names for the columns of a table with the given first record, which stands at the given 0-based line. A record of numbers alone is data;
 * `isRow` says that another one is data, too.
 */
export function columnNames(firstCells: readonly string[], line: number, isRow = false): ColumnNames {
  const holdsNumbers = firstCells.every((cell) => number.test(cell.trim()));
  if (holdsNumbers || isRow) {
    const names = firstCells.map((_, index) => `column ${index + 1}`);
    const reason = holdsNumbers ? 'holds numbers and no names of columns' : 'looks like the rows below it and not like names of columns';
    const warning = `Line ${line + 1} ${reason}: it was read as a row, and the columns are called "column 1", "column 2", ….`;
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
  return { names, hasHeader: true, warnings: shortened(warnings) };
}

function shortened(warnings: readonly string[]): readonly string[] {
  if (warnings.length <= namedColumns) return warnings;
  return [
    ...warnings.slice(0, namedColumns),
    `${warnings.length - namedColumns} more columns have no name or that of another one; they are numbered in the same way.`,
  ];
}
