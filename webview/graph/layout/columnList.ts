import type { ColumnReach } from '../figures/columnReach.ts';

/** A row of the list of columns; `y` is its middle in pixels. */
export type ListRow =
  | {
      readonly type: 'column';
      readonly y: number;
      readonly of: ColumnReach;
      /** The inputs whose lines begin here: none while the column is open. */
      readonly inputs: readonly number[];
      readonly isOpen: boolean;
      /** True for the strongest columns, which have a larger circle. */
      readonly isStrong: boolean;
    }
  | { readonly type: 'input'; readonly y: number; readonly of: ColumnReach; readonly inputs: readonly [number] }
  /** Omitted inputs of an open column: those between the strongest and the weakest. */
  | { readonly type: 'between'; readonly y: number; readonly of: ColumnReach; readonly count: number }
  /** The omitted columns, and whether the strongest of them is negligible beside the strongest of all. */
  | { readonly type: 'rest'; readonly y: number; readonly columns: readonly string[]; readonly isNegligible: boolean };

/** What the user has unfolded: open columns (by their first input), those that show all inputs, and how many columns more than fit. */
export interface Unfolded {
  readonly open: ReadonlySet<number>;
  readonly whole: ReadonlySet<number>;
  readonly extra: number;
}

export const nothingUnfolded: Unfolded = { open: new Set(), whole: new Set(), extra: 0 };

const firstY = 26;
const columnStep = 21;
const inputStep = 19;
const restHeight = 38;
/** Below the middle of the last row. */
const smallestMargin = 12;
const negligibleShare = 0.05;
/** An open column shows this many inputs without omitting some. */
const mostInputs = 4;
/** The list grows by this many columns at a time: a table may have thousands. */
export const moreColumns = 40;

/**
 * The rows of the list. Inputs of an open column are sorted by `rank`, the largest first. Shows as many columns as fit into `height`, and `extra`
 * ones beyond it.
 */
export function listColumns(
  columns: readonly ColumnReach[],
  { open, whole, extra }: Unfolded,
  height: number,
  rank: (input: number) => number,
): ListRow[] {
  const strongest = largestReach(columns);
  const rows: ListRow[] = [];
  let y = firstY;
  let beyond = 0;
  for (const [index, of] of columns.entries()) {
    const own = open.has(of.first) ? openedInputs(of, whole.has(of.first), rank) : [];
    const after = y + columnStep + own.length * inputStep;
    const isLast = index === columns.length - 1;
    if (index > 0 && after - columnStep + 8 > height - (isLast ? 0 : restHeight) && ++beyond > extra) {
      const rest = columns.slice(index);
      const isNegligible = largestReach(rest) <= negligibleShare * strongest;
      rows.push({ type: 'rest', y: y + 1, columns: rest.map(({ column }) => column), isNegligible });
      return rows;
    }
    const inputs = own.length > 0 ? [] : Array.from({ length: of.count }, (_, place) => of.first + place);
    rows.push({ type: 'column', y, of, inputs, isOpen: own.length > 0, isStrong: of.reach >= negligibleShare * strongest });
    y += columnStep;
    for (const input of own) {
      if (input === undefined) rows.push({ type: 'between', y, of, count: of.count - own.length + 1 });
      else rows.push({ type: 'input', y, of, inputs: [input] });
      y += inputStep;
    }
  }
  return rows;
}

/**
 * A list that is shorter than its room, moved down until its columns stand around `middle`. What is unfolded takes the room below it first, so that
 * the columns above it stay.
 */
export function placeAround(rows: readonly ListRow[], height: number, middle: number): readonly ListRow[] {
  const last = rows.at(-1);
  if (last === undefined || last.type === 'rest') return rows;
  const columns = rows.filter(({ type }) => type === 'column').length;
  const folded = firstY + ((columns - 1) * columnStep) / 2;
  const shift = Math.floor(Math.min(middle - folded, height - smallestMargin - last.y));
  return shift <= 0 ? rows : rows.map((row) => ({ ...row, y: row.y + shift }));
}

/** Not `Math.max(...)`: a table may have more columns than a call can have arguments. */
function largestReach(columns: readonly ColumnReach[]): number {
  return columns.reduce((most, { reach }) => Math.max(most, reach), 0);
}

/** The inputs of an open column by rank; undefined stands for the omitted ones. */
function openedInputs({ first, count }: ColumnReach, isWhole: boolean, rank: (input: number) => number): (number | undefined)[] {
  const inputs = Array.from({ length: count }, (_, place) => first + place).sort((a, b) => rank(b) - rank(a));
  return isWhole || count <= mostInputs ? inputs : [inputs[0], inputs[1], undefined, inputs[count - 1]];
}
