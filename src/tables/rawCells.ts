import type { Dialect, Quoting } from '../csv/csvTable.ts';

/** The place of a cell in the text of its record, including quotes and surrounding spaces. */
export interface RawCell {
  readonly start: number;
  readonly end: number;
  /** Its quotes; absent for a bare cell. */
  readonly quote?: '"' | "'" | 'print';
}

/** A record's text without quotes around the whole line, and a map back to places in the line. */
export interface RecordText {
  readonly text: string;
  /** The place in the line of a place in the text. */
  placeOf(at: number): number;
  /** True where the whole line is quoted, so that quotes in it are doubled. */
  readonly isEnclosed: boolean;
}

const printedCell = /^(?:“[^“”]*”|„[^„“”]*[“”]|«[^«»]*») */;
const enclosedLine = /^( *")((?:[^"]|"")*)"[,;\t ]*$/;

/** Semicolons that separate nothing. */
const tail = /;+\s*$/;

/** The text of a record in one or several lines, as `rawCells` reads it. */
export function recordText(line: string, { quoting }: Dialect): RecordText {
  if (quoting === 'tailed') return { text: line.replace(tail, ''), placeOf: (at) => at, isEnclosed: false };
  const match = quoting === 'line' ? enclosedLine.exec(line) : null;
  if (!match) return { text: line, placeOf: (at) => at, isEnclosed: false };
  const [, { length }, inner] = match;
  return {
    text: inner.replaceAll('""', '"'),
    placeOf: (at) => {
      let place = 0;
      for (let index = 0; index < at; index++) place += inner.startsWith('""', place) ? 2 : 1;
      return length + place;
    },
    isEnclosed: true,
  };
}

/** The cells of a record, exactly as many as `scanRecords` finds, without any trimming. */
export function rawCells(written: string, { delimiter, quoting }: Dialect): RawCell[] {
  const cells: RawCell[] = [];
  const isSpaced = delimiter === ' ';
  // Where spaces are delimiters, tabs are too.
  const text = isSpaced ? written.replaceAll('\t', ' ') : written;
  let at = isSpaced ? endOfSpaces(text, 0) : 0;
  for (;;) {
    const cell = cellAt(text, at, delimiter, quoting);
    cells.push(cell);
    if (cell.end >= text.length) return cells;
    at = cell.end + delimiter.length;
    if (!isSpaced) continue;
    at = endOfSpaces(text, at);
    // Spaces at the end of a line are no delimiters.
    if (at === text.length) return cells;
  }
}

function cellAt(text: string, start: number, delimiter: string, quoting: Quoting | undefined): RawCell {
  const open = endOfSpaces(text, start);
  const quote = text[open];
  if (quote === '"' || (quote === "'" && quoting === 'single')) {
    const close = endOfQuoted(text, open, quote, delimiter, quoting === 'escaped');
    if (close !== undefined) return { start, end: close, quote };
  }
  const printed = quoting === 'print' ? printedCell.exec(text.slice(open)) : null;
  if (printed) {
    const end = open + printed[0].length;
    if (end === text.length || text.startsWith(delimiter, end)) return { start, end, quote: 'print' };
  }
  const end = text.indexOf(delimiter, start);
  return { start, end: end < 0 ? text.length : end };
}

/** The end of a quoted cell, including spaces behind the quote; undefined where the quotes do not enclose the whole cell. */
function endOfQuoted(text: string, open: number, quote: string, delimiter: string, isEscaped: boolean): number | undefined {
  for (let close = text.indexOf(quote, open + 1); close >= 0; close = text.indexOf(quote, close + 1)) {
    if (isEscaped && (/\\*$/.exec(text.slice(open, close))?.[0].length ?? 0) % 2 === 1) continue;
    if (quote === '"' && text[close + 1] === quote) {
      close++;
      continue;
    }
    const end = delimiter === ' ' ? close + 1 : endOfSpaces(text, close + 1);
    if (end === text.length || text.startsWith(delimiter, end)) return end;
    if (quote === '"') return undefined;
  }
  return undefined;
}

function endOfSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at++;
  return at;
}

/** Where a cell can be appended to a record of that many columns: before a trailing delimiter that separates nothing. */
export function endOfRecord(text: string, dialect: Dialect, columnCount: number): number {
  const { delimiter } = dialect;
  if (delimiter === ' ') return text.trimEnd().length;
  if (dialect.quoting === 'tailed') return text.replace(tail, '').length;
  // Only a trailing delimiter can add a cell.
  if (!text.trimEnd().endsWith(delimiter.trim() === '' ? '' : delimiter)) return text.length;
  const cells = rawCells(text, dialect);
  return cells.length === columnCount + 1 ? cells[columnCount - 1].end : text.length;
}
