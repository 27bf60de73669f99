import type { Delimiter } from './csvTable.ts';
import { readHeader, type LineSource, type TableShape } from './readRecordAt.ts';

/** Where something stands in a text: lines and characters from 0, `end` behind the last character. */
export interface TextPlace {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/**
 * Where a column begins as the document is now: the cell with its name, or its first cell where the names are made up. The whole line where the
 * header has not a cell for each column. Undefined when the document has no such column. Throws a UserError for an unclosed quote.
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

/** Where each cell of a record begins and ends, its quotes included. */
function cellPlaces(text: string, from: number, delimiter: Delimiter): [number, number][] {
  const places: [number, number][] = [];
  let at = text.startsWith('\uFEFF', from) ? from + 1 : from;
  for (;;) {
    at = cellStart(text, at, delimiter);
    const end = cellEnd(text, at, delimiter);
    // Spaces at the end of the line are not followed by another cell.
    if (delimiter !== ' ' || at < text.length) places.push([at, end]);
    if (end >= text.length) return places;
    at = end + delimiter.length;
  }
}

/** Behind spaces where a run of them separates or a quote follows them. */
function cellStart(text: string, at: number, delimiter: Delimiter): number {
  let start = at;
  while (text[start] === ' ') start++;
  return delimiter === ' ' || text[start] === '"' ? start : at;
}

function cellEnd(text: string, start: number, delimiter: Delimiter): number {
  let at = start;
  if (text[start] === '"') {
    // A doubled quote closes a part of the cell and opens the next one.
    do at = text.indexOf('"', at + 1) + 1;
    while (text[at] === '"');
  }
  const end = text.indexOf(delimiter, at);
  return end < 0 ? text.length : end;
}
