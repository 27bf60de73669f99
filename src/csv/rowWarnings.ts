import type { RaggedRecord } from './csvTable.ts';
import type { Totals } from './totals.ts';

/** Records of one other width from a blank line on: another table in the same file, or lines of notes. */
export interface OtherTable {
  readonly startLine: number;
  readonly cellCount: number;
  readonly recordCount: number;
}

const namedLines = 3;
/** From here on the delimiter or the quotes are likely to be at fault, and not single rows. */
const raggedShare = 0.1;

/** What is said of rows that were set aside because of their width; how many rows the table has besides. */
export function raggedWarnings(ragged: readonly RaggedRecord[], width: number, rowCount: number): string[] {
  if (ragged.length === 0) return [];
  const subject = ragged.length === 1 ? '1 row was skipped: it does' : `${ragged.length} rows were skipped: they do`;
  const warning = `${subject} not have ${width} cells as the first line has (${nameRagged(ragged)}).`;
  const share = ragged.length / (ragged.length + rowCount);
  if (share < raggedShare) return [warning];
  return [
    warning,
    `These are ${Math.round(share * 100)} % of all rows, so what was learned from the others may be wrong: look whether cells hold the delimiter or quotes, and put such cells into quotes.`,
  ];
}

/** The first lines that are ragged, and how many more there are. */
export function nameRagged(ragged: readonly RaggedRecord[]): string {
  const named = ragged.slice(0, namedLines).map(({ startLine, cellCount }) => `line ${startLine + 1} has ${cellCount}`);
  return ragged.length > namedLines ? `${named.join(', ')}, and ${ragged.length - namedLines} more` : named.join(', ');
}

/** What is said of comments between the rows; their 0-based lines. */
export function commentWarnings(lines: readonly number[]): string[] {
  if (lines.length === 0) return [];
  return lines.length === 1
    ? [`Line ${lines[0] + 1} begins with # and was skipped as a comment.`]
    : [`${lines.length} lines begin with # and were skipped as comments (${nameLines(lines)}).`];
}

/** What is said of lines that repeat the names; their 0-based lines. */
export function repeatedWarnings(lines: readonly number[]): string[] {
  if (lines.length === 0) return [];
  return lines.length === 1
    ? [`Line ${lines[0] + 1} holds the names of the columns again and was skipped.`]
    : [`${lines.length} lines hold the names of the columns again and were skipped (${nameLines(lines)}).`];
}

/** What is said of rows of totals, of a table whose rows begin on these 0-based lines. */
export function totalsWarnings({ count, isDoubtful }: Totals, startLines: Uint32Array): string[] {
  const last = startLines.length > 0 ? startLines[startLines.length - 1] + 1 : 0;
  if (isDoubtful)
    return [`Line ${last} is called a total, but none of its numbers is one: it was read as a row. Delete it if it sums up other rows.`];
  if (count === 0) return [];
  return [
    count === 1
      ? `Line ${last} sums up the rows above it and was skipped.`
      : `The last ${count} rows, from line ${startLines[startLines.length - count] + 1} on, sum up the rows above them and were skipped.`,
  ];
}

function nameLines(lines: readonly number[]): string {
  const named = lines
    .slice(0, namedLines)
    .map((line) => line + 1)
    .join(', ');
  return `lines ${named}${lines.length > namedLines ? ` and ${lines.length - namedLines} more` : ''}`;
}

/** What is said of other tables in the same file. */
export function otherTableWarnings(others: readonly OtherTable[], width: number): string[] {
  return others
    .slice(0, namedLines)
    .map(
      ({ startLine, cellCount, recordCount }) =>
        `Another table or a note begins below a blank line, on line ${startLine + 1}: its ${recordCount} lines have ${cellCount} ${cellCount === 1 ? 'cell' : 'cells'} ` +
        `instead of ${width} and were not read. Put it into a file of its own to train on it.`,
    );
}
