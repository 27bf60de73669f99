import { message } from '../message.ts';
import { UserError } from '../userError.ts';
import type { CsvRecord, CsvTable } from './csvTable.ts';
import { findLayout, type Layout } from './findLayout.ts';
import { beginOfOpenCell, cellDelimiter, separatedLines, unspacedQuotes } from './plainLines.ts';
import { PlainRows } from './plainRows.ts';
import { countLineBreaks, offsetOfLine, scanRecords } from './scanRecords.ts';
import { TableBuilder } from './tableBuilder.ts';
import type { TablePart } from './tablePart.ts';
import { TextPieces } from './textPieces.ts';
import { UnreadableText } from './unreadableText.ts';

/** Reads a table from pieces of its text, cut anywhere. Memory holds the columns and about two blocks of text. */
export interface TableReader {
  /** Takes the next piece. Throws a UserError as soon as something unreadable comes. */
  push(text: string): void;
  /** The table, once. Throws a UserError when there is none. */
  finish(): CsvTable;
}

/** Which way rows are read: `fast` goes around the CSV library up to the first quote of a block that does not enclose a cell, and gives the same table. */
export type ReadingWay = 'fast' | 'library';

/** Characters; enough to tell the layout from. */
const headLength = 1_000_000;
/** Short enough to stay in the memory of young objects, where it is used again and again. */
const shortestBlock = 60_000;
/** A quote that is never closed is noticed here and not at the end of gigabytes. */
const longestRecord = 32_000_000;
const expectedSlack = 1.1;
/** How much of a text makes a part of it: some ten thousand rows. */
const PART_CHARACTERS = 4_000_000;

interface Rows {
  readonly layout: Layout;
  readonly builder: TableBuilder;
  readonly plain: PlainRows;
}

export interface TableReaderOptions {
  readonly way?: ReadingWay;
  /** About how many characters will come; memory is laid out for them, so that it need not grow. */
  readonly expectedLength?: number;
  /** Takes the table part by part, so that memory holds no more than some `PART_CHARACTERS` of it; what `finish` returns is the last one's. */
  readonly onPart?: (part: TablePart) => void;
}

/** A reader for one text. */
export function createTableReader(options: TableReaderOptions = {}): TableReader {
  return new BlockReader(options);
}

/**
 * Reads block after block. How long a block is depends on the text alone and not on where the pieces were cut, so that any pieces give the same
 * table, warnings and errors; a record that is not complete in a block is read again at the beginning of the next.
 */
class BlockReader implements TableReader {
  readonly #way: ReadingWay;
  readonly #expectedLength: number;
  readonly #onPart: TableReaderOptions['onPart'];
  readonly #pieces = new TextPieces();
  readonly #unreadable = new UnreadableText();
  #rows: Rows | undefined;
  /** What has not been read yet: it begins with a record, on `#line`. */
  #pending = '';
  #line = 0;
  #blockLength = headLength;

  /** Characters that were read since the last part began. */
  #partLength = 0;

  constructor({ way = 'fast', expectedLength = 0, onPart }: TableReaderOptions) {
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
      // What ends a block is the end of its last line.
      const end = this.#pending.lastIndexOf('\n', this.#blockLength - 1) + 1;
      this.#unreadable.inspect(this.#pending.slice(0, this.#blockLength), this.#line);
      this.#endPart();
      const isRead = end > 0 && (this.#rows ? this.#readRows(this.#rows, end, false) : this.#readHead(end, false));
      if (isRead) continue;
      if (this.#blockLength > longestRecord) throw tooLong(this.#line);
      this.#blockLength *= 2;
    }
  }

  /** Hands a part over where enough has been read: not after the last block, so that totals at the end stand below rows. */
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

  /** Finds the layout in the first lines, up to `end`; false when they are too few. */
  #readHead(end: number, isWhole: boolean): boolean {
    const head = this.#pending.slice(0, end);
    if (isWhole) this.#unreadable.inspect(head, 0);
    const layout = findLayout(head, isWhole);
    if (!layout) return false;
    this.#setBuilder(layout, new TableBuilder(layout, this.#expectedRows(head)));
    this.#keep(head.slice(layout.restOffset), end, layout.restLine);
    return true;
  }

  /** A few more rows than there will be if all are as long as those of the head. */
  #expectedRows(head: string): number {
    return Math.ceil((countLineBreaks(head, 0, head.length) * this.#expectedLength * expectedSlack) / head.length);
  }

  /** Reads the records up to `end`, where a line ends; false when the first of them goes on behind it. */
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
    // The fast way stops in front of them.
    const rest = unspacedQuotes(spaced, layout);
    const add = (record: CsvRecord) => {
      builder.addRecord(record);
      return true;
    };
    const { offset, line, fault } = scanRecords(rest, cellDelimiter(layout), plainEnd.line, add, (cells) => builder.fits(cells));
    if (fault && (isLast || !fault.isOpen)) throw fault.error;
    if (plainEnd.offset + offset === 0) return false;
    // The lines stay where they are, their characters do not where they had to be made plain.
    this.#keep(
      text === ended && rest === spaced ? rest.slice(offset) : lines.slice(offsetOfLine(lines, line - this.#line)),
      lines.length,
      line,
    );
    return true;
  }

  /** Goes on with `rest` and what stands behind `end`. */
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
