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
