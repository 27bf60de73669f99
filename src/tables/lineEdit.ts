/** Replaces the characters of one 0-based line from `start` up to `end` by `text`. */
export interface LineEdit {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Consecutive lines of a document, without line breaks and byte order mark. */
export interface LineBlock {
  /** The 0-based document line of the first. */
  readonly firstLine: number;
  readonly texts: readonly string[];
}

/** A line with its edits, which are in order and do not overlap. */
export function editLine(text: string, edits: readonly Omit<LineEdit, 'line'>[]): string {
  let edited = '';
  let at = 0;
  for (const { start, end, text: added } of edits) {
    edited += text.slice(at, start) + added;
    at = end;
  }
  return edited + text.slice(at);
}

/** The edits in pieces of at least `fewest` (the last may be shorter). No piece ends within a line. Edits are in the order of the text. */
export function* inPieces(edits: Iterable<LineEdit>, fewest: number): Generator<LineEdit[]> {
  let piece: LineEdit[] = [];
  for (const edit of edits) {
    if (piece.length >= fewest && edit.line !== piece[piece.length - 1].line) {
      yield piece;
      piece = [];
    }
    piece.push(edit);
  }
  if (piece.length > 0) yield piece;
}

/** The lines from `first` to that of the last edit, with the edits made. Edits are in order, and of a line all are there. */
export function* editLines(lineAt: (line: number) => string, first: number, edits: readonly LineEdit[]): Generator<string> {
  let next = 0;
  for (let line = first; line <= edits[edits.length - 1].line; line++) {
    const from = next;
    while (next < edits.length && edits[next].line === line) next++;
    yield editLine(lineAt(line), edits.slice(from, next));
  }
}
