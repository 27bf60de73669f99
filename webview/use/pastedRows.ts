import type { Cells } from '../cursors/cells.ts';

/** Most rows pasted at once: more belong into a file. */
const MOST_PASTED_ROWS = 200;

/**
 * The rows of a text from a spreadsheet or a CSV, for a grid with these columns; they start at the column `from` where the text has no header.
 * Undefined for a single cell. Quotes around a cell are removed.
 */
export function pastedRows(text: string, columns: readonly string[], from = 0): Cells[] | undefined {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const separator = separatorOf(lines);
  if (lines.length === 0 || (lines.length === 1 && separator === undefined)) return undefined;
  const rows = lines.map((line) => (separator === undefined ? [line] : line.split(separator)).map(unquoted));
  const [head] = rows;
  const isHead = head.every((cell) => columns.includes(cell)) || head.filter((cell) => columns.includes(cell)).length >= 2;
  const names = isHead ? head : columns.slice(from);
  return rows.slice(isHead ? 1 : 0, MOST_PASTED_ROWS + 1).map((cells) => {
    const known = cells.flatMap((cell, i) => (i < names.length && columns.includes(names[i]) ? [[names[i], cell] as const] : []));
    return new Map(known);
  });
}

/** A tab if there is one; else a semicolon or comma that is in every line. */
function separatorOf(lines: readonly string[]): string | undefined {
  if (lines.some((line) => line.includes('\t'))) return '\t';
  return [';', ','].find((candidate) => lines.every((line) => line.includes(candidate)));
}

function unquoted(cell: string): string {
  const text = cell.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}
