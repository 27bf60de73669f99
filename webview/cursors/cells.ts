/** Cells by column. */
export type Cells = ReadonlyMap<string, string>;

export const noCells: Cells = new Map();

/** The columns of `usual`, each with the first of these that it has: the changed text, the row's cell, the usual one. */
export function askedCells(usual: Cells, row: Cells, changed: Cells): Cells {
  return new Map(Array.from(usual, ([column, cell]) => [column, changed.get(column) ?? row.get(column) ?? cell]));
}

/** A copy of the cells with other texts in some columns. */
export function withCells(cells: Cells, others: Iterable<readonly [column: string, text: string]>): Cells {
  return new Map([...cells, ...others]);
}

/** Cells from [column, text] pairs. */
export function cellsOf(pairs: readonly (readonly [string, string])[]): Cells {
  return new Map(pairs);
}

/** A copy of the set with or without a member. */
export function toggled(members: ReadonlySet<number>, member: number, isIn: boolean): ReadonlySet<number> {
  return isIn ? new Set([...members, member]) : new Set([...members].filter((other) => other !== member));
}
