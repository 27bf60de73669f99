import { message, type Message } from '../../message.ts';
import { cellKind } from '../cellKind.ts';
import type { CsvRecord, Delimiter, TableMarks } from '../csvTable.ts';
import { offsetOfLine } from '../scanRecords.ts';

const fewestRows = 3;
const evenShare = 0.9;

/** Compares the header's cells with those of the records below it. The lines from `startLine` on are as written. */
export function findHeaderMarks(
  header: readonly string[],
  below: readonly CsvRecord[],
  lines: string,
  startLine: number,
  delimiter: Delimiter,
): Pick<TableMarks, 'hasTrailingDelimiter' | 'hasRowNames'> {
  const records = below.map(({ cells }) => cells);
  if (endsWithDelimiter(header, records)) return { hasTrailingDelimiter: true };
  return hasRowNames(header, below, lines, startLine, delimiter) ? { hasRowNames: true } : {};
}

/** The warning about a header that lacks one name. */
export function rowNamesWarnings({ hasRowNames }: TableMarks, line: number): Message[] {
  return hasRowNames
    ? [
        message(
          'Line {line} has one name fewer than the rows below it have cells, as R writes it: the first cells were read as names of the rows.',
          {
            line: String(line + 1),
          },
        ),
      ]
    : [];
}

/**
 * True if the rows have one cell more than the header and their first cells must be row names: they count the rows; or they are all
 * distinct and quoted as R writes them, or texts separated by tabs or spaces. Otherwise any name may be missing, and the user has to
 * decide.
 */
function hasRowNames(
  header: readonly string[],
  below: readonly CsvRecord[],
  lines: string,
  startLine: number,
  delimiter: Delimiter,
): boolean {
  const rows = below.filter(({ cells }) => cells.length === header.length + 1);
  if (rows.length < fewestRows || rows.length < below.length * evenShare || header.length < 2) return false;
  if (rows.every(({ cells }) => cells[header.length].trim() === '') || header.some((cell) => cellKind(cell) !== 'text')) return false;
  const names = rows.map(({ cells }) => cells[0].trim());
  if (new Set(names).size < names.length) return false;
  const first = Number(names[0]);
  if ((first === 0 || first === 1) && names.every((name, index) => Number(name) === first + index)) return true;
  if ((delimiter === '\t' || delimiter === ' ') && names.every((name) => cellKind(name) === 'text')) return true;
  return [startLine, ...rows.map((row) => row.startLine)].every((line) => isQuoted(lineAt(lines, line - startLine)));
}

function isQuoted(line: string): boolean {
  return /^ *["']/.test(line);
}

function lineAt(lines: string, line: number): string {
  const start = offsetOfLine(lines, line);
  return lines.slice(start, start + 100);
}

/** True if the first record ends with an empty cell that the records below it do not have or leave empty. */
function endsWithDelimiter(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  const last = first.length - 1;
  if (last < 1 || first[last].trim() !== '' || below.length === 0) return false;
  return below.every((cells) => cells.length === last || (cells.length > last && cells[last].trim() === ''));
}
