import type { CsvTable } from '../csvTable.ts';

/** Some of a table's rows as a separate table. Its lines are those of the document, and parts are in order. */
export interface TablePart {
  readonly table: CsvTable;
  /** 0-based document lines that repeat the names. */
  readonly repeatedLines: readonly number[];
  /** 0-based document lines of the records at the end that are not rows: totals and notes. */
  readonly lastLines: readonly number[];
  /** All lines before this one have been read; infinite for the last part. */
  readonly endLine: number;
}
