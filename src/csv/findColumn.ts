import type { Delimiter } from './csvTable.ts';
import { readHeader, type LineSource, type TableShape } from './readRecordAt.ts';

/** A place in a text: 0-based line and characters, `end` exclusive. */
export interface TextPlace {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/**
 * Where a column begins in the current document: the cell with its name, or its first cell if names are generated. The whole line if the
 * header does not have a cell for each column. Undefined if the document has no such column. Throws a UserError for an unclosed quote.
 */
export function findColumn(source: LineSource, shape: TableShape, name: string): TextPlace | undefined {
  const header = readHeader(source, shape);
  const index = header?.names.indexOf(name) ?? -1;
  if (!header || index < 0) return undefined;
  const { startLine, endLine } = header.record;
  const lines = Array.from({ length: endLine - startLine + 1 }, (_, i) => source.lineAt(startLine + i));
  const text = lines.join('\n');
  const cells = cellPlaces(text, shape.hasCommentedHeader ? (/^# +/.exec(text)?.[0].length ?? 0) : 0, shape.delimiter);
  const [start, end] = index < cells.length && cells.length >= header.names.length ? cells[index] : [0, text.length];
  const placeOf = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return { line: startLine + before.length - 1, character: before[before.length - 1].length };
  };
  return { start: placeOf(start), end: placeOf(end) };
}

/** Start and end of each cell of a record, including quotes. */
function cellPlaces(text: string, from: number, delimiter: Delimiter): [number, number][] {
  const places: [number, number][] = [];
  let at = text.startsWith('\uFEFF', from) ? from + 1 : from;
  for (;;) {
    at = cellStart(text, at, delimiter);
    const end = cellEnd(text, at, delimiter);
    // Trailing spaces are not followed by another cell.
    if (delimiter !== ' ' || at < text.length) places.push([at, end]);
    if (end >= text.length) return places;
    at = end + delimiter.length;
  }
}

/** Skips spaces if runs of them are the delimiter, or if a quote follows. */
function cellStart(text: string, at: number, delimiter: Delimiter): number {
  let start = at;
  while (text[start] === ' ') start++;
  return delimiter === ' ' || text[start] === '"' ? start : at;
}

function cellEnd(text: string, start: number, delimiter: Delimiter): number {
  let at = start;
  if (text[start] === '"') {
    // A doubled quote ends one part of the cell and starts the next.
    do at = text.indexOf('"', at + 1) + 1;
    while (text[at] === '"');
  }
  const end = text.indexOf(delimiter, at);
  return end < 0 ? text.length : end;
}
