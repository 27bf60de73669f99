import { message, plural, type Message } from '../../message.ts';
import type { Dialect } from '../csvTable.ts';
import { columnKind, isHeaderLike } from './headerLines.ts';
import { commentedHeader, commentMark, fittingCells } from '../lineText.ts';
import type { LeadingLine, Preamble } from './preamble.ts';
import { cellsOfLine, sampleRecords, withoutComments } from '../layout/sampleRecords.ts';

/** How to read the lines above the table that look like comments, and where the table begins after them. */
export interface LeadingLines {
  readonly offset: number;
  /** 0-based document line at `offset`. */
  readonly startLine: number;
  /** False if there are none, or if they belong to the table. */
  readonly isComments: boolean;
  /** The names, if they are in the last of these lines. */
  readonly header?: { readonly cells: readonly string[]; readonly line: number };
  readonly warnings: readonly Message[];
}

const sampleSize = 50;

/**
 * Distinguishes comments above the table from names and rows that begin with #. They are comments if names follow below them. Otherwise
 * lines such as "#id,x" belong to the table if all have as many cells as it has, and the last line, "# id,x", holds the names if it does.
 */
export function readLeadingLines({ comments, emptyLines, offset, line }: Preamble, content: string, dialect: Dialect): LeadingLines {
  const none = { offset, startLine: line, isComments: false, warnings: skippedEmpty(emptyLines) };
  if (comments.length === 0) return none;
  const asComments = { ...none, isComments: true, warnings: [...none.warnings, skipped(comments)] };
  const { records } = sampleRecords(content, dialect, line, sampleSize);
  const [first, ...below] = withoutComments(records).map(({ cells }) => cells);
  if (first === undefined || first.length < 2) return asComments;
  const rows = below.map((cells) => fittingCells(cells, first.length)).filter((cells) => cells !== undefined);
  if (isHeaderLike(first, rows)) return asComments;
  const hasWidth = (text: string) => fittingCells(cellsOfLine(text, dialect), first.length) !== undefined;
  if (comments.every(({ text }) => !/^(?:#\s|"?TOA)/.test(text) && hasWidth(text)))
    return { ...none, offset: comments[0].offset, startLine: comments[0].line };
  const last = comments[comments.length - 1];
  const cells = fittingCells(cellsOfLine(commentedHeader(last.text), dialect), first.length);
  const holdsValues = first.some((_, index) => ['number', 'date'].includes(columnKind([first, ...rows].map((row) => row[index]))));
  if (!cells || !holdsValues) return asComments;
  const above = comments.slice(0, -1);
  const warning = message('Line {line} begins with {mark} and was read as the names of the columns.', {
    line: String(last.line + 1),
    mark: commentMark(last.text),
  });
  return {
    ...none,
    isComments: true,
    header: { cells, line: last.line },
    warnings: [...none.warnings, ...(above.length > 0 ? [skipped(above)] : []), warning],
  };
}

function skippedEmpty(lines: readonly number[]): Message[] {
  if (lines.length === 0) return [];
  return [
    plural(
      lines.length,
      'Line {line} has only empty cells and was skipped.',
      '{count} lines above the table have only empty cells and were skipped.',
      { line: String(lines[0] + 1) },
    ),
  ];
}

function skipped(comments: readonly LeadingLine[]): Message {
  const [first, last] = [comments[0].line + 1, comments[comments.length - 1].line + 1];
  return plural(
    comments.length,
    'Line {line} begins with {mark} and was skipped as a comment.',
    '{count} lines above the table begin with {mark} and were skipped as comments (lines {first} to {last}).',
    { line: String(first), first: String(first), last: String(last), mark: commentMark(comments[0].text) },
  );
}
