import { message } from '../message.ts';
import Papa from 'papaparse';
import { UserError } from '../userError.ts';
import type { CsvRecord, Delimiter } from './csvTable.ts';

/** A record and the offset behind its line break. */
export interface ScannedRecord extends CsvRecord {
  readonly end: number;
}

/** A quote that makes a record unreadable: one that is never closed, or one that closes in the middle of a cell. */
export interface QuoteFault {
  readonly isOpen: boolean;
  readonly error: UserError;
}

/** Where a scan has ended: behind the last record handed over, and why it could not go on. */
export interface ScanEnd {
  readonly offset: number;
  /** 0-based document line at that offset. */
  readonly line: number;
  readonly fault?: QuoteFault;
}

/**
 * Hands over one record after another, blank lines left out, while `onRecord` returns true. The line breaks of the text are all `\n`, its
 * lines plain (see `plainLines`); `firstLine` is the document line of its first character. A line that begins with # and
 * whose quotes would draw in the lines below it is handed over as one cell, unless `isRow` says that the record is one of the table's.
 */
export function scanRecords(
  text: string,
  delimiter: Delimiter,
  firstLine: number,
  onRecord: (record: ScannedRecord) => boolean,
  isRow: (cells: readonly string[]) => boolean = () => false,
): ScanEnd {
  // papaparse takes spaces behind a closing quote for text when nothing but them is left.
  const ended = text.endsWith('\n') ? text : `${text}\n`;
  let [from, line] = [0, firstLine];
  for (;;) {
    const part = from === 0 ? ended : ended.slice(from);
    // papaparse takes this character for a mark of the encoding and leaves it out: a blank line in front of it keeps it.
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
      // The cursor stands behind the record's own line break.
      position = meta.cursor;
      if (!isBlank(data) && !onRecord({ cells: data, startLine, endLine: line - 1, end: base + position })) parser.abort();
    },
  });
  return { offset: base + position, line, isComment, ...(fault ? { fault } : {}) };
}

/** True for the cells of a line that holds nothing but spaces. */
function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0].trim() === '';
}

/** How many line breaks stand from `start` up to `end`. */
export function countLineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Where the line begins that comes behind so many line breaks; the end of the text where it has fewer. */
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
