import type { ColumnReach } from './columnReach.ts';

/** A row of the list of columns; `y` is its middle in pixels. */
export type ListRow =
  | {
      readonly type: 'column';
      readonly y: number;
      readonly of: ColumnReach;
      /** The inputs whose lines begin here: none while the column is open. */
      readonly inputs: readonly number[];
      readonly isOpen: boolean;
      /** True for one of the strongest, which have a larger circle. */
      readonly isStrong: boolean;
    }
  | { readonly type: 'input'; readonly y: number; readonly of: ColumnReach; readonly inputs: readonly [number] }
  /** Inputs of an open column that are left out: those between the strongest and the weakest. */
  | { readonly type: 'between'; readonly y: number; readonly of: ColumnReach; readonly count: number }
  /** The columns that are left out, and whether the strongest of them is a trifle beside the strongest of all. */
  | { readonly type: 'rest'; readonly y: number; readonly columns: readonly string[]; readonly isNegligible: boolean };

/** What the user has folded out: the first inputs of columns, those of which all inputs are shown, and how many columns more than there is room for. */
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
const negligibleShare = 0.05;
/** So many of an open column's inputs are shown without leaving some out. */
const mostInputs = 4;
/** The list grows by so many columns at a time: a table may have thousands. */
export const moreColumns = 40;

/**
 * The rows of the list for columns in their order (`rank` of an input: by which those of an open column stand, the largest first). As many
 * columns as there is room for in `height`, and `extra` ones beyond it.
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

/** Not by `Math.max(...)`: so many columns as a table may have are too many arguments. */
function largestReach(columns: readonly ColumnReach[]): number {
  return columns.reduce((most, { reach }) => Math.max(most, reach), 0);
}

/** The inputs of an open column by rank; undefined in the place of those that are left out. */
function openedInputs({ first, count }: ColumnReach, isWhole: boolean, rank: (input: number) => number): (number | undefined)[] {
  const inputs = Array.from({ length: count }, (_, place) => first + place).sort((a, b) => rank(b) - rank(a));
  return isWhole || count <= mostInputs ? inputs : [inputs[0], inputs[1], undefined, inputs[count - 1]];
}
