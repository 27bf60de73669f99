import type { ColumnKind } from './column.ts';

/** What else than its cells tells how a column is read. */
export interface ReadingHints {
  /** What the user has said. */
  readonly chosen: ColumnKind | undefined;
  readonly name: string;
  /** Cells with one of few words among others: they may be no values. */
  readonly stray: number;
}
