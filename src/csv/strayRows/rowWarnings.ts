import { listOf, message, plural, type Message, type MessageList } from '../../message.ts';
import { writePercent } from '../../writeNumber.ts';
import type { RaggedRecord } from '../csvTable.ts';
import type { Totals } from './totals.ts';

/** Consecutive records of another width after a blank line: another table in the same file, or notes. */
export interface OtherTable {
  readonly startLine: number;
  readonly cellCount: number;
  readonly recordCount: number;
}

const namedLines = 3;
/** From this share on, the delimiter or the quotes are probably wrong rather than single rows. */
const raggedShare = 0.1;

/** Warnings about rows set aside because of their width. `rowCount` is the number of other rows. */
export function raggedWarnings(ragged: readonly RaggedRecord[], width: number, rowCount: number): Message[] {
  if (ragged.length === 0) return [];
  const warning = plural(
    ragged.length,
    '{count} row was skipped because it does not have {width} cells like the first line ({lines}).',
    '{count} rows were skipped because they do not have {width} cells like the first line ({lines}).',
    { width, lines: nameRagged(ragged) },
  );
  const share = ragged.length / (ragged.length + rowCount);
  if (share < raggedShare) return [warning];
  return [
    warning,
    message(
      'These are {share} of all rows, so what was learned from the others may be wrong: check whether cells hold the delimiter or quotes, and put such cells into quotes.',
      { share: writePercent(share, 0) },
    ),
  ];
}

/** Lists the first ragged lines and the number of further ones. */
export function nameRagged(ragged: readonly RaggedRecord[]): MessageList {
  const named = ragged
    .slice(0, namedLines)
    .map(({ startLine, cellCount }) => message('line {line} has {count}', { line: String(startLine + 1), count: cellCount }));
  return listOf(named, 'comma', namedLines, ragged.length);
}

/** Warning about comments between rows, given their 0-based lines and the characters that begin the first one. */
export function commentWarnings(lines: readonly number[], mark: string): Message[] {
  if (lines.length === 0) return [];
  return [
    plural(
      lines.length,
      'Line {line} begins with {mark} and was skipped as a comment.',
      '{count} lines begin with {mark} and were skipped as comments (lines {lines}).',
      { line: nameLines(lines), lines: nameLines(lines), mark },
    ),
  ];
}

/** Warning about lines that repeat the names, given their 0-based lines. */
export function repeatedWarnings(lines: readonly number[]): Message[] {
  if (lines.length === 0) return [];
  return [
    plural(
      lines.length,
      'Line {lines} repeats the column names and was skipped.',
      '{count} lines repeat the column names and were skipped (lines {lines}).',
      { lines: nameLines(lines) },
    ),
  ];
}

/** Warnings about totals in a table whose rows begin on these 0-based lines. */
export function totalsWarnings({ count, isDoubtful, isNameless = false }: Totals, startLines: Uint32Array): Message[] {
  const last = startLines.length > 0 ? startLines[startLines.length - 1] + 1 : 0;
  if (isNameless)
    return [
      message('Line {line} holds the sums of the rows above it: it was read as a row. Delete it if it is a total.', { line: String(last) }),
    ];
  if (isDoubtful) {
    return [
      message('Line {line} is called a total, but none of its numbers is one: it was read as a row. Delete it if it sums up other rows.', {
        line: String(last),
      }),
    ];
  }
  if (count === 0) return [];
  return [
    plural(
      count,
      'Line {line} sums up the rows above it and was skipped.',
      'The last {count} rows, from line {line} on, sum up the rows above them and were skipped.',
      { line: String(startLines[startLines.length - count] + 1) },
    ),
  ];
}

/** Warning about notes below the rows, given their 0-based lines. */
export function notesWarnings(lines: Uint32Array): Message[] {
  if (lines.length === 0) return [];
  return [
    plural(
      lines.length,
      'Line {line} has only a note in its first cell and was skipped.',
      'The last {count} lines, from line {line} on, have only a note in the first cell and were skipped.',
      { line: String(lines[0] + 1) },
    ),
  ];
}

function nameLines(lines: readonly number[]): MessageList {
  return listOf(
    lines.slice(0, namedLines).map((line) => String(line + 1)),
    'comma',
    namedLines,
    lines.length,
  );
}

/** Warnings about other tables in the same file. */
export function otherTableWarnings(others: readonly OtherTable[], width: number): Message[] {
  return others
    .slice(0, namedLines)
    .map(({ startLine, cellCount, recordCount }) =>
      message(
        'Another table or a note begins below a blank line, on line {line}: its {records} lines have {cells} cells instead of {width} and were not read. Put it into a file of its own to train on it.',
        { line: String(startLine + 1), records: recordCount, cells: cellCount, width },
      ),
    );
}
