import type { Interval } from '../../evaluation/intervals/intervals.ts';

/** How the models have used the rows: both only tested on them, unknown, or at least one has learned from them. */
export type SeenRows = 'byNone' | 'unknown' | 'learned';

/** A row for which two models give different answers: classes, or numbers in the units of the file. */
export interface DifferingRow {
  /** 0-based document line where the row begins. */
  readonly line: number;
  readonly actual: string | number;
  readonly answers: readonly [string | number, string | number];
}

/** How two models do on the same rows of a table. Figures are accuracies, or mean absolute errors in the units of the file. */
export interface ComparedRows {
  readonly rowCount: number;
  readonly seen: SeenRows;
  readonly figures: readonly [number, number];
  /** Figure of a constant answer: the most common class of these rows, or their median. */
  readonly baseline: number;
  /** How much better the second model is: positive if it is. */
  readonly better: number;
  readonly better95?: Interval;
  /** Rows with different answers; numbers differ if they do so as written. */
  readonly differing: number;
  /** Classes in the order of the table; numbers with the largest differences first. */
  readonly rows: readonly DifferingRow[];
}

/** At most this many rows are listed one by one. */
export const MOST_DIFFERING_ROWS = 20;
