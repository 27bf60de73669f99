import type { CsvTable } from './csvTable.ts';

/** A part of the rows of a table, as a table of its own: its lines are those of the document, and the parts follow each other. */
export interface TablePart {
  readonly table: CsvTable;
  /** 0-based document lines where the names stand again. */
  readonly repeatedLines: readonly number[];
  /** 0-based document lines of the records at the end that are not rows: totals of those above, and notes. */
  readonly lastLines: readonly number[];
  /** All lines before this one have been read; infinite for the last part. */
  readonly endLine: number;
}
