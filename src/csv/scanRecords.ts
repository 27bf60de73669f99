import { message } from '../message.ts';
import Papa from 'papaparse';
import { UserError } from '../userError.ts';
import type { CsvRecord, Delimiter } from './csvTable.ts';

/** A record with the offset after its line break. */
export interface ScannedRecord extends CsvRecord {
  readonly end: number;
}

/** A quote that makes a record unreadable: never closed, or closed in the middle of a cell. */
export interface QuoteFault {
  readonly isOpen: boolean;
  readonly error: UserError;
}

/** Where a scan ended: after the last record passed on, and why it could not continue. */
export interface ScanEnd {
  readonly offset: number;
  /** 0-based document line at that offset. */
  readonly line: number;
  readonly fault?: QuoteFault;
}

/**
 * Passes records one by one to `onRecord`, without blank lines, as long as it returns true. All line breaks must be `\n` and the lines
 * plain (see `plainLines`); `firstLine` is the document line of the first character. A line that begins with # and whose quotes would
 * include lines below it is passed on as a single cell, unless `isRow` says that the record belongs to the table.
 */
export function scanRecords(
  text: string,
  delimiter: Delimiter,
  firstLine: number,
  onRecord: (record: ScannedRecord) => boolean,
  isRow: (cells: readonly string[]) => boolean = () => false,
): ScanEnd {
  // At the end of a text, papaparse takes spaces after a closing quote for text.
  const ended = text.endsWith('\n') ? text : `${text}\n`;
  let [from, line] = [0, firstLine];
  for (;;) {
    const part = from === 0 ? ended : ended.slice(from);
    // papaparse takes this character for a byte order mark and drops it; a blank line before it preserves it.
    const stop = part.startsWith('\uFEFF')
      ? scanFrom(`\n${part}`, delimiter, line - 1, onRecord, isRow, from - 1)
      : scanFrom(part, delimiter, line, onRecord, isRow, from);
    if (!stop.isComment) return stop;
    from = ended.indexOf('\n', stop.offset) + 1;
    line = stop.line + 1;
    const cells = [ended.slice(stop.offset, from - 1)];
    if (!onRecord({ cells, startLine: stop.line, endLine: stop.line, end: from })) return { offset: from, line };
  }
}

function scanFrom(
  text: string,
  delimiter: Delimiter,
  firstLine: number,
  onRecord: (record: ScannedRecord) => boolean,
  isRow: (cells: readonly string[]) => boolean,
  base: number,
): ScanEnd & { readonly isComment: boolean } {
  let [line, position, isComment] = [firstLine, 0, false];
  let fault: QuoteFault | undefined;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      const startLine = line;
      const error = errors.find(({ type }) => type === 'Quotes');
      const nextLine = error ? line : line + countLineBreaks(text, position, meta.cursor);
      if (text[position] === '#' && (error || (nextLine > line + 1 && !isRow(data)))) {
        isComment = true;
        return parser.abort();
      }
      if (error) {
        fault = quoteFault(text, error.code, error.index ?? position, firstLine);
        return parser.abort();
      }
      line = nextLine;
      // The cursor is after the record's own line break.
      position = meta.cursor;
      if (!isBlank(data) && !onRecord({ cells: data, startLine, endLine: line - 1, end: base + position })) parser.abort();
    },
  });
  return { offset: base + position, line, isComment, ...(fault ? { fault } : {}) };
}

/** True for the cells of a line that holds only spaces. */
function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0].trim() === '';
}

/** Number of line breaks from `start` to `end`. */
export function countLineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Offset of the line after this many line breaks; the end of the text if it has fewer. */
export function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let index = 0; index < line; index++) {
    at = text.indexOf('\n', at) + 1;
    if (at === 0) return text.length;
  }
  return at;
}

function quoteFault(text: string, code: string, index: number, firstLine: number): QuoteFault {
  const line = firstLine + countLineBreaks(text, 0, index) + 1;
  return code === 'MissingQuotes'
    ? {
        isOpen: true,
        error: new UserError(
          message('Line {line}: a quote is opened and never closed. Close it, or double it (`""`) if it is part of the cell.', {
            line: String(line),
          }),
        ),
      }
    : {
        isOpen: false,
        error: new UserError(
          message('Line {line}: text follows a closing quote. Double the quotes inside of a quoted cell (`""`).', { line: String(line) }),
        ),
      };
}
