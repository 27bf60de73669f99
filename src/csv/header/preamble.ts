import { message } from '../../message.ts';
import { UserError } from '../../userError.ts';
import type { Delimiter } from '../csvTable.ts';
import { beginsComment, holdsNothing, separatorOf } from '../lineText.ts';
import { separatorsRead, strongDelimiters } from '../layout/separators.ts';

/** A line with its 0-based document line. */
export interface LeadingLine {
  readonly text: string;
  readonly line: number;
  readonly offset: number;
}

/** Everything above the names or the first row. */
export interface Preamble {
  /** The delimiter given by a `sep=` line. */
  readonly delimiter?: Delimiter;
  /** Lines that look like comments; none if the text has no other lines. */
  readonly comments: readonly LeadingLine[];
  /** 0-based lines that hold only delimiters. */
  readonly emptyLines: readonly number[];
  /** Offset and document line of the first line that is neither blank nor one of these. */
  readonly offset: number;
  readonly line: number;
}

/** Reads `sep=` and the leading comments. Throws a UserError for an unsupported delimiter. */
export function readPreamble(text: string): Preamble {
  const lines = linesFrom(text, 0, 0);
  const first = lines.next().value;
  const separator = first === undefined ? undefined : separatorOf(first.text);
  const delimiter = separator === undefined ? undefined : namedDelimiter(separator);
  const start = delimiter !== undefined && first ? first.text.length + 1 : 0;
  const comments: LeadingLine[] = [];
  const emptyLines: number[] = [];
  for (const found of linesFrom(text, start, start > 0 ? 1 : 0)) {
    if (found.text.trim() === '') continue;
    if (beginsComment(found.text)) comments.push(found);
    else if (holdsNothing(found.text)) emptyLines.push(found.line);
    else return { comments, emptyLines, offset: found.offset, line: found.line, ...(delimiter ? { delimiter } : {}) };
  }
  // If there are only such lines, they are the table.
  const { offset, line } = comments.at(0) ?? { offset: text.length, line: 0 };
  return { comments: [], emptyLines, offset, line, ...(delimiter ? { delimiter } : {}) };
}

function namedDelimiter(separator: string): Delimiter {
  const delimiter = [...strongDelimiters, ' ' as const, ':' as const].find((known) => known === separator);
  if (delimiter === undefined)
    throw new UserError(
      message(
        'Line 1 says that "{separator}" separates the cells (sep={separator}), which cannot be read. Cells can be separated by {separatorsRead}.',
        { separator, separatorsRead },
      ),
    );
  return delimiter;
}

function* linesFrom(text: string, start: number, firstLine: number): Generator<LeadingLine, undefined> {
  let [offset, line] = [start, firstLine];
  while (offset < text.length) {
    const lineBreak = text.indexOf('\n', offset);
    const end = lineBreak < 0 ? text.length : lineBreak;
    yield { text: text.slice(offset, end), line, offset };
    offset = end + 1;
    line++;
  }
  return undefined;
}
