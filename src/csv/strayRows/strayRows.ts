import { message, plural, type Message } from '../../message.ts';
import { plainNumber } from '../store/cellStore.ts';
import { cellText, type CellColumn } from '../csvTable.ts';
import { beginsComment, commentMark } from '../lineText.ts';
import { isSumLabel } from './totals.ts';

/** If more rows match, they are ordinary rows: tags that begin with #, answers called "total". */
const rareShare = 0.1;
const mostTotals = 4;
const totalsShare = 0.25;
/** Totals are often rounded. */
const tolerance = 1e-4;
const longestSide = 30;

/** Warnings about rows that may not be rows, and about a table that may be transposed. Rows begin on these 0-based lines. */
export function strayRowWarnings(columns: readonly CellColumn[], startLines: Uint32Array): Message[] {
  return [...commentWarnings(columns, startLines), ...totalWarnings(columns, startLines), ...sideWarnings(columns)];
}

function commentWarnings([first]: readonly CellColumn[], startLines: Uint32Array): Message[] {
  const rows = rowsOf(first, beginsComment);
  if (rows.length === 0 || rows.length === first.length || rows.length > Math.max(1, first.length * rareShare)) return [];
  return [
    plural(
      rows.length,
      'Line {line} begins with {mark} and has as many cells as a row: it was read as one. Delete it if it is a comment.',
      '{count} lines, the first of them {line}, begin with {mark} and have as many cells as a row: they were read as rows. Delete them if they are comments.',
      { line: String(startLines[rows[0]] + 1), mark: commentMark(cellText(first, rows[0])) },
    ),
  ];
}

function totalWarnings(columns: readonly CellColumn[], startLines: Uint32Array): Message[] {
  const ofGroups = new Set(columns.flatMap((column) => rowsOf(column, (text) => isGroupTotal(text, column))));
  const found = new Set([...columns.flatMap((column) => rowsOf(column, isSumLabel)), ...ofGroups]);
  if (found.size === 0 || (ofGroups.size === 0 && found.size > Math.min(mostTotals, startLines.length * totalsShare))) return [];
  const rows = [...found]
    .filter((row) => row < startLines.length - 1 && columns.some((column) => sumsUpOthers(column, row, found)))
    .sort((a, b) => a - b);
  if (rows.length === 0) return [];
  return [
    plural(
      rows.length,
      'Line {line} is called a total and is among other rows: it was read as one. Delete it if it sums up others.',
      '{count} lines, the first of them {line}, are called totals and are among other rows: they were read as rows. Delete them if they sum up others.',
      { line: String(startLines[rows[0]] + 1) },
    ),
  ];
}

const groupTotal =
  /^(?:(.+?)[\s:–-]+(?:sub-?)?(?:total|summe|ergebnis|합계|소계|計)|(?:sub-?)?(?:total|summe|somme)(?: of| for| von| de)?\s+(.+))$/iu;

/** True for "Asia Total" in a column in which other rows have "Asia". */
function isGroupTotal(text: string, { texts }: CellColumn): boolean {
  const [, before, behind] = (groupTotal.exec(text) ?? []) as readonly (string | undefined)[];
  const group = before ?? behind;
  return group !== undefined && texts.includes(group);
}

/** True for a number that is the sum of all others except totals, or of those up to the next such row above or below. */
function sumsUpOthers({ numbers, length }: CellColumn, row: number, totals: ReadonlySet<number>): boolean {
  const total = numbers.at(row) ?? Number.NaN;
  if (Number.isNaN(total) || total === 0) return false;
  const sumOf = (from: number, step: number, isWhole: boolean) => {
    let sum = 0;
    for (let at = from; at >= 0 && at < length && (isWhole || !totals.has(at)); at += step)
      if (!totals.has(at) && !Number.isNaN(numbers[at])) sum += numbers[at];
    return sum;
  };
  const sums = [sumOf(0, 1, true), sumOf(row - 1, -1, false), sumOf(row + 1, 1, false)];
  return sums.some((sum) => Math.abs(sum - total) <= Math.abs(total) * tolerance);
}

/** The rows whose text matches. */
function rowsOf({ codes, texts, length }: CellColumn, isOne: (text: string) => boolean): number[] {
  const isFound = texts.map(isOne);
  if (!codes || !isFound.includes(true)) return [];
  const rows: number[] = [];
  for (let row = 0; row < length; row++) if (codes[row] >= 0 && isFound[codes[row]]) rows.push(row);
  return rows;
}

/**
 * Warns of a table with few rows and more columns in which the first cell of each row is a name, the others are of one kind, and this kind
 * differs between rows.
 */
function sideWarnings(columns: readonly CellColumn[]): Message[] {
  const [names, ...others] = columns;
  const { length } = names;
  if (length < 2 || length > longestSide || others.length < 2 * length || names.texts.length < length) return [];
  const kinds = Array.from({ length }, (_, row) => new Set(others.map((column) => isNumber(column, row))));
  const isOfOne = kinds.every((kind) => kind.size === 1);
  if (!isOfOne || !kinds.some((kind) => kind.has(true)) || !kinds.some((kind) => kind.has(false))) return [];
  return [
    message(
      'The table seems to be transposed: each row has a name and values of one kind. Transpose it, so that each column has a name and values of one kind; a spreadsheet can do that when pasting.',
    ),
  ];
}

function isNumber({ codes, texts }: CellColumn, row: number): boolean {
  const code = codes ? codes[row] : -1;
  return code < 0 || !Number.isNaN(plainNumber(texts[code]));
}
