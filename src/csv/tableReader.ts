import { message } from '../message.ts';
import { UserError } from '../userError.ts';
import type { CsvRecord, CsvTable } from './csvTable.ts';
import { findLayout, type Layout } from './layout/findLayout.ts';
import { beginOfOpenCell, cellDelimiter, separatedLines, unspacedQuotes } from './layout/plainLines.ts';
import { PlainRows } from './plainRows.ts';
import { countLineBreaks, offsetOfLine, scanRecords } from './scanRecords.ts';
import { TableBuilder } from './store/tableBuilder.ts';
import type { TablePart } from './store/tablePart.ts';
import { TextPieces } from './store/textPieces.ts';
import { UnreadableText } from './unreadableText.ts';

/** Reads a table from pieces of its text, split anywhere. Memory holds the columns and about two blocks of text. */
export interface TableReader {
  /** Adds the next piece. Throws a UserError as soon as something cannot be read. */
  push(text: string): void;
  /** Returns the table; call once. Throws a UserError if there is none. */
  finish(): CsvTable;
}

/**
 * How rows are read: `fast` bypasses the CSV library up to the first quote of a block that does not enclose a cell, and gives the same
 * table.
 */
export type ReadingWay = 'fast' | 'library';

/** Characters; enough to determine the layout. */
const headLength = 1_000_000;
/** Short enough to stay in the memory of young objects, where it is reused. */
const shortestBlock = 60_000;
/** Characters after which an unclosed quote is reported, rather than at the end of gigabytes. */
const longestRecord = 32_000_000;
const expectedSlack = 1.1;
/** Characters per part: some ten thousand rows. */
const PART_CHARACTERS = 4_000_000;

interface Rows {
  readonly layout: Layout;
  readonly builder: TableBuilder;
  readonly plain: PlainRows;
}

export interface TableReaderOptions {
  readonly way?: ReadingWay;
  /** Approximate number of characters. Memory is allocated for them so that it need not grow. */
  readonly expectedLength?: number;
  /** Columns whose numbers are versions and stay as they are written, even if nothing here shows it. */
  readonly versionColumns?: ReadonlySet<string>;
  /** Receives the table part by part, so that memory holds only about `PART_CHARACTERS` of it. `finish` then returns the last part. */
  readonly onPart?: (part: TablePart) => void;
}

/** Creates a reader for one text. */
export function createTableReader(options: TableReaderOptions = {}): TableReader {
  return new BlockReader(options);
}

/**
 * Reads block by block. The length of a block depends only on the text, not on how it was split, so that all splits give the same table,
 * warnings and errors. A record that is incomplete in a block is read again at the beginning of the next.
 */
class BlockReader implements TableReader {
  readonly #way: ReadingWay;
  readonly #expectedLength: number;
  readonly #versionColumns: TableReaderOptions['versionColumns'];
  readonly #onPart: TableReaderOptions['onPart'];
  readonly #pieces = new TextPieces();
  readonly #unreadable = new UnreadableText();
  #rows: Rows | undefined;
  /** Text not read yet; begins with a record, on `#line`. */
  #pending = '';
  #line = 0;
  #blockLength = headLength;

  /** Characters read since the last part began. */
  #partLength = 0;

  constructor({ way = 'fast', expectedLength = 0, versionColumns, onPart }: TableReaderOptions) {
    this.#versionColumns = versionColumns;
    this.#way = way;
    this.#expectedLength = onPart ? Math.min(expectedLength, PART_CHARACTERS) : expectedLength;
    this.#onPart = onPart;
  }

  push(text: string): void {
    for (let at = 0; at < text.length; at += shortestBlock) this.#take(this.#pieces.next(text.slice(at, at + shortestBlock)));
  }

  finish(): CsvTable {
    this.#take(this.#pieces.last());
    if (!this.#rows) {
      if (this.#pending === '')
        throw new UserError(message('The file is empty. A table needs a line with the names of its columns and rows below it.'));
      this.#readHead(this.#pending.length, true);
    }
    if (!this.#rows) throw new Error('A whole text has a layout or is refused');
    if (this.#pending !== '') this.#readRows(this.#rows, this.#pending.length, true);
    const { builder } = this.#rows;
    const table = builder.finish(this.#unreadable.remarks());
    this.#onPart?.({ table, ...builder.otherLines(), endLine: Number.POSITIVE_INFINITY });
    return table;
  }

  #take(text: string): void {
    this.#pending += text;
    while (this.#pending.length >= this.#blockLength) {
      // A block ends at the end of its last line.
      const end = this.#pending.lastIndexOf('\n', this.#blockLength - 1) + 1;
      this.#unreadable.inspect(this.#pending.slice(0, this.#blockLength), this.#line);
      this.#endPart();
      const isRead = end > 0 && (this.#rows ? this.#readRows(this.#rows, end, false) : this.#readHead(end, false));
      if (isRead) continue;
      if (this.#blockLength > longestRecord) throw tooLong(this.#line);
      this.#blockLength *= 2;
    }
  }

  /** Hands over a part once enough has been read, but not after the last block, so that totals at the end follow rows. */
  #endPart(): void {
    if (!this.#onPart || !this.#rows || this.#partLength < PART_CHARACTERS || this.#rows.builder.rowCount === 0) return;
    const { builder } = this.#rows;
    this.#onPart({ table: builder.takePart(), ...builder.otherLines(), endLine: this.#line });
    this.#setBuilder(this.#rows.layout, builder.next());
    this.#partLength = 0;
  }

  #setBuilder(layout: Layout, builder: TableBuilder): void {
    this.#rows = { layout, builder, plain: new PlainRows(builder, cellDelimiter(layout)) };
  }

  /** Determines the layout from the first lines, up to `end`; false if they are too few. */
  #readHead(end: number, isWhole: boolean): boolean {
    const head = this.#pending.slice(0, end);
    if (isWhole) this.#unreadable.inspect(head, 0);
    const layout = findLayout(head, isWhole);
    if (!layout) return false;
    this.#setBuilder(layout, new TableBuilder(layout, this.#expectedRows(head), this.#versionColumns));
    this.#keep(head.slice(layout.restOffset), end, layout.restLine);
    return true;
  }

  /** Slightly more rows than there will be if all are as long as those at the beginning. */
  #expectedRows(head: string): number {
    return Math.ceil((countLineBreaks(head, 0, head.length) * this.#expectedLength * expectedSlack) / head.length);
  }

  /** Reads the records up to `end`, which is the end of a line; false if the first record continues after it. */
  #readRows({ layout, builder, plain }: Rows, end: number, isLast: boolean): boolean {
    const whole = this.#pending.slice(0, end);
    const lines = isLast ? whole : whole.slice(0, beginOfOpenCell(whole, layout));
    if (lines === '') return false;
    if (isLast) this.#unreadable.inspect(lines, this.#line);
    const ended = lines.endsWith('\n') ? lines : `${lines}\n`;
    const text = separatedLines(ended, layout);
    const plainEnd = this.#way === 'fast' ? plain.read(text, this.#line) : { offset: 0, line: this.#line };
    if (plainEnd.offset === text.length) {
      this.#keep('', lines.length, plainEnd.line);
      return true;
    }
    const spaced = text.slice(plainEnd.offset);
    // The fast path stops before them.
    const rest = unspacedQuotes(spaced, layout);
    const add = (record: CsvRecord) => {
      builder.addRecord(record);
      return true;
    };
    const { offset, line, fault } = scanRecords(rest, cellDelimiter(layout), plainEnd.line, add, (cells) => builder.fits(cells));
    if (fault && (isLast || !fault.isOpen)) throw fault.error;
    if (plainEnd.offset + offset === 0) return false;
    // The number of lines is unchanged, but characters move where lines had to be made plain.
    this.#keep(
      text === ended && rest === spaced ? rest.slice(offset) : lines.slice(offsetOfLine(lines, line - this.#line)),
      lines.length,
      line,
    );
    return true;
  }

  /** Continues with `rest` and what follows `end`. */
  #keep(rest: string, end: number, line: number): void {
    this.#partLength += end - rest.length;
    this.#pending = rest + this.#pending.slice(end);
    this.#line = line;
    this.#blockLength = Math.max(shortestBlock, rest.length * 2);
  }
}

function tooLong(line: number): UserError {
  return new UserError(
    message('Line {line}: a row of more than {longestRecord} million characters begins here. Perhaps a quote is opened and never closed.', {
      line: String(line + 1),
      longestRecord: longestRecord / 1e6,
    }),
  );
}
