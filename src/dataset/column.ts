/** `number`: cells are numbers; `category`: anything else; `empty`: no cell holds a value. */
export type ColumnKind = 'number' | 'category' | 'empty';

/** What one column of the table holds. */
export interface Column {
  /** Position in the file, from 0. */
  readonly index: number;
  readonly name: string;
  readonly kind: ColumnKind;
  /** Cells without a value. */
  readonly missing: number;
  /** In a column of numbers: cells that hold something else. */
  readonly invalid: number;
  /** Different values among the cells that have one; in a column of numbers, different numbers. */
  readonly distinct: number;
  /** The first cell that holds something else than a number, and its 1-based line. */
  readonly firstText?: { readonly line: number; readonly cell: string };
  /** Smallest and largest number, for columns of numbers. */
  readonly range?: { readonly min: number; readonly max: number };
  /** The two values of a two-valued column in the order of their classes: the second is the positive one. */
  readonly classes?: readonly [string, string];
}
