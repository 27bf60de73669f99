import type { ColumnKind } from '../column.ts';

/** What besides its cells determines how a column is read. */
export interface ReadingHints {
  /** The user's choice. */
  readonly chosen: ColumnKind | undefined;
  readonly name: string;
  /** Number of cells with one of a few words among other values, which may not be values. */
  readonly stray: number;
}
