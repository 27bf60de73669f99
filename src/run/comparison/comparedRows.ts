import type { Interval } from '../../evaluation/intervals.ts';

/** What the rows are to the models: the test of both, or rows that one of them may have learned from, or has. */
export type SeenRows = 'byNone' | 'unknown' | 'learned';

/** A row that two models answer differently: classes, or numbers in the units of the file. */
export interface DifferingRow {
  /** 0-based document line on which it begins. */
  readonly line: number;
  readonly actual: string | number;
  readonly answers: readonly [string | number, string | number];
}

/** What two models say of the same rows of a table. Figures are shares of rows answered right, or the mean distance in the units of the file. */
export interface ComparedRows {
  readonly rowCount: number;
  readonly seen: SeenRows;
  readonly figures: readonly [number, number];
  /** Of always giving the answer that is best for these rows: the commonest class, or the median. */
  readonly baseline: number;
  /** By how much the second model is better: above 0 where it is. */
  readonly better: number;
  readonly better95?: Interval;
  /** Rows that they answer differently, of numbers as these are written. */
  readonly differing: number;
  /** Classes from the first on, numbers from those that lie furthest apart. */
  readonly rows: readonly DifferingRow[];
}

/** Rows that are told one by one. */
export const MOST_DIFFERING_ROWS = 20;
