import { message, sentences, type Message } from '../../message.ts';
import { UserError } from '../../userError.ts';
import { CellStore } from './cellStore.ts';
import type { CellColumn, CsvRecord, CsvTable, RaggedRecord } from '../csvTable.ts';
import type { Layout } from '../layout/findLayout.ts';
import { canRepeat, nameKey, repeatsHeader } from '../header/headerCells.ts';
import { commentMark, fittingCells } from '../lineText.ts';
import { presentMarks } from '../presentMarks.ts';
import { LineStore } from './lineStore.ts';
import type { RowBatch } from './rowBatch.ts';
import type { TablePart } from './tablePart.ts';
import { addColumnSums, countNotes, findTotals, withoutLastRows, type ColumnSums, type Totals } from '../strayRows/totals.ts';
import { separatorsRead } from '../layout/separators.ts';
import { strayRowWarnings } from '../strayRows/strayRows.ts';
import {
  commentWarnings,
  nameRagged,
  otherTableWarnings,
  raggedWarnings,
  repeatedWarnings,
  totalsWarnings,
  notesWarnings,
  type OtherTable,
} from '../strayRows/rowWarnings.ts';

const nameMissing = message(
  'The first line is one name short: add the missing one, at the beginning if the first cells are names of rows. If a cell contains the delimiter, as 1,5 does between commas, put it in quotes.',
);
const whatToCheck = message('Check the first line and what separates the cells: {separators} can.', { separators: separatorsRead });

/** Collects the records below the header and builds the table. */
export class TableBuilder {
  readonly columnCount: number;
  readonly #layout: Layout;
  readonly #stores: readonly CellStore[];
  readonly #startLines: LineStore;
  readonly #ragged: RaggedRecord[] = [];
  readonly #comments: number[] = [];
  #firstMark = '';
  readonly #repeated: number[] = [];
  readonly #others: OtherTable[] = [];
  /** Another table may have begun here: a record of another width after a blank line. */
  #other: OtherTable | undefined;
  #rowCount = 0;
  #lastLine: number;
  #hasMultilineRecords: boolean;
  #lastLines: readonly number[] = [];
  readonly #versionColumns: ReadonlySet<string> | undefined;
  /** Sums of the rows in earlier parts. */
  readonly #before: ColumnSums | undefined;
  #sums: ColumnSums | undefined;

  constructor(layout: Layout, expectedRows = 0, versionColumns?: ReadonlySet<string>, before?: ColumnSums) {
    this.#layout = layout;
    this.#before = before;
    this.columnCount = layout.names.length;
    this.#stores = layout.names.map((name) => new CellStore(expectedRows, name, versionColumns?.has(name)));
    this.#versionColumns = versionColumns;
    this.#startLines = new LineStore(expectedRows);
    this.#lastLine = layout.restLine - 1;
    this.#hasMultilineRecords = layout.hasMultilineHeader;
  }

  /** Adds rows of one line each. */
  addRows(batch: RowBatch): void {
    const { lines, rowCount } = batch;
    if (this.#other) this.#closeOther();
    this.#lastLine = lines[rowCount - 1];
    this.#startLines.addAll(lines, rowCount);
    this.#rowCount += rowCount;
    const stores = this.#stores;
    for (let index = 0; index < stores.length; index++) stores[index].addCells(batch, index);
  }

  /** Adds a record of any width. */
  addRecord({ cells, startLine, endLine }: CsvRecord): void {
    if (this.#layout.header && repeatsHeader(cells, this.#layout.header)) return this.#skipHeader(startLine, endLine);
    const row = fittingCells(cells, this.columnCount);
    if (!row) return this.#addMisfit(cells, startLine, endLine);
    this.#beginRow(startLine, endLine);
    const stores = this.#stores;
    for (let index = 0; index < stores.length; index++) stores[index].add(row[index]);
  }

  /** The first cell of a header that may be repeated, as from `nameKey`. Rows that begin with it must be passed to `addRecord`. */
  get repeatedStart(): string | undefined {
    const { header } = this.#layout;
    return header && canRepeat(header) ? nameKey(header[0]) : undefined;
  }

  /** True for the cells of a row of this table. */
  fits(cells: readonly string[]): boolean {
    return fittingCells(cells, this.columnCount) !== undefined;
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  /** The rows so far as a separate table. Throws a UserError if most records do not fit. */
  takePart(): CsvTable {
    this.#closeOther();
    this.#refuseMisfits();
    const columns = this.#stores.map((store) => store.finish());
    this.#sums = addColumnSums(columns, this.#rowCount, this.#before);
    return this.#tableOf(columns, this.#startLines.finish(), [], false);
  }

  /** The builder for the rows after those of `takePart`. */
  next(): TableBuilder {
    return new TableBuilder(this.#layout, this.#rowCount, this.#versionColumns, this.#sums);
  }

  /** After `finish`: the lines of records as wide as rows that are not rows. */
  otherLines(): Pick<TablePart, 'repeatedLines' | 'lastLines'> {
    return { repeatedLines: this.#repeated, lastLines: this.#lastLines };
  }

  /** Returns the table. Throws a UserError if it has no rows, or if most records do not fit. */
  finish(remarks: readonly Message[]): CsvTable {
    this.#closeOther();
    this.#refuseMisfits();
    const columns = this.#stores.map((store) => store.finish());
    const startLines = this.#startLines.finish();
    const notes = countNotes(columns, this.#rowCount);
    const totals = findTotals(columns, this.#rowCount - notes, this.#before);
    const leftOut = totals.count + notes;
    const rowCount = this.#rowCount - leftOut;
    this.#lastLines = [...startLines.subarray(rowCount)];
    const rows = leftOut > 0 ? columns.map((column) => withoutLastRows(column, leftOut)) : columns;
    const stray = this.#before ? [] : strayRowWarnings(rows, startLines.subarray(0, rowCount));
    const warnings = [...this.#warnings(totals, startLines, notes), ...stray, ...remarks];
    return this.#tableOf(rows, startLines.subarray(0, rowCount), warnings, totals.count > 0);
  }

  #tableOf(
    columns: readonly CellColumn[],
    startLines: Uint32Array<ArrayBuffer>,
    warnings: readonly Message[],
    hasTotals: boolean,
  ): CsvTable {
    const { delimiter, quoting, names, hasHeader, headerLine, roles } = this.#layout;
    return {
      delimiter,
      ...(quoting ? { quoting } : {}),
      names,
      hasHeader,
      headerLine,
      rowCount: startLines.length,
      columns,
      startLines,
      hasMultilineRecords: this.#hasMultilineRecords,
      ragged: this.#ragged,
      warnings,
      ...presentMarks({ ...this.#layout, hasTotals }),
      ...(roles ? { roles } : {}),
    };
  }

  #refuseMisfits(): void {
    const { names } = this.#layout;
    if (this.#before === undefined && this.#rowCount + this.#ragged.length === 0)
      throw new UserError(message('The table has names of columns but no rows. Add rows below the first line.'));
    const isOneShort = this.#ragged.every(({ cellCount }) => cellCount === names.length + 1);
    if (this.#before === undefined && this.#rowCount === 0)
      throw new UserError(
        sentences(
          message('No row has as many cells as the first line, {width} ({lines}).', {
            width: names.length,
            lines: nameRagged(this.#ragged),
          }),
          isOneShort ? nameMissing : whatToCheck,
        ),
      );
    if (this.#ragged.length > this.#rowCount + (this.#before?.rowCount ?? 0))
      throw new UserError(
        sentences(
          message('{ragged} of {rows} rows do not have as many cells as the first line, {width} ({lines}).', {
            ragged: this.#ragged.length,
            rows: this.#ragged.length + this.#rowCount,
            width: names.length,
            lines: nameRagged(this.#ragged),
          }),
          whatToCheck,
        ),
      );
  }

  #warnings(totals: Totals, startLines: Uint32Array, notes: number): Message[] {
    const width = this.columnCount;
    const firstNote = startLines.length - notes;
    return [
      ...this.#layout.warnings,
      ...commentWarnings(this.#comments, this.#firstMark),
      ...repeatedWarnings(this.#repeated),
      ...raggedWarnings(this.#ragged, width, this.#rowCount),
      ...otherTableWarnings(this.#others, width),
      ...totalsWarnings(totals, startLines.subarray(0, firstNote)),
      ...notesWarnings(startLines.subarray(firstNote)),
    ];
  }

  #skipHeader(startLine: number, endLine: number): void {
    if (endLine > startLine) this.#hasMultilineRecords = true;
    this.#lastLine = endLine;
    this.#repeated.push(startLine);
  }

  #beginRow(startLine: number, endLine: number): void {
    if (this.#other) this.#closeOther();
    if (endLine > startLine) this.#hasMultilineRecords = true;
    this.#lastLine = endLine;
    this.#startLines.add(startLine);
    this.#rowCount++;
  }

  #addMisfit(cells: readonly string[], startLine: number, endLine: number): void {
    const isBelowBlank = startLine > this.#lastLine + 1;
    this.#lastLine = endLine;
    const mark = commentMark(cells[0]);
    if (mark !== '') {
      this.#comments.push(startLine);
      this.#firstMark ||= mark;
      return;
    }
    if (endLine > startLine) this.#hasMultilineRecords = true;
    if (isBelowBlank && this.#other?.cellCount !== cells.length) {
      this.#closeOther();
      this.#other = { startLine, cellCount: cells.length, recordCount: 0 };
    }
    if (this.#other?.cellCount === cells.length) {
      this.#other = { ...this.#other, recordCount: this.#other.recordCount + 1 };
      return;
    }
    this.#closeOther();
    this.#ragged.push({ startLine, cellCount: cells.length });
  }

  /** A single record after a blank line is a damaged row; a header with rows is another table. */
  #closeOther(): void {
    const other = this.#other;
    this.#other = undefined;
    if (!other) return;
    if (other.recordCount === 1) this.#ragged.push({ startLine: other.startLine, cellCount: other.cellCount });
    else this.#others.push(other);
  }
}
