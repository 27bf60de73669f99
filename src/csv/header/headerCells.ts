import { plainNumber } from '../store/cellStore.ts';
import type { TableMarks } from '../csvTable.ts';

/** Name for the column of row names that R writes without one. */
export const rowNames = 'row names';

/** The cells of a header, matched to the columns: without an empty last cell that separates nothing, and with a name for R's row names. */
export function headerCells(cells: readonly string[], { hasTrailingDelimiter, hasRowNames }: TableMarks): readonly string[] {
  const isTrailing = hasTrailingDelimiter && cells.length > 1 && cells[cells.length - 1].trim() === '';
  const own = isTrailing ? cells.slice(0, -1) : cells;
  return hasRowNames ? [rowNames, ...own] : own;
}

/** Key by which a repeated name is recognized. */
export function nameKey(cell: string | undefined): string {
  return (cell ?? '').trim().toLowerCase();
}

/**
 * True if repetitions of the header can be recognized: it must have at least two names, and the first must not be a number, which the fast
 * reader requires.
 */
export function canRepeat(header: readonly string[]): boolean {
  return header.length > 1 && Number.isNaN(plainNumber(header[0].trim()));
}

/** True if a record repeats the names, in any letter case, as in concatenated files. */
export function repeatsHeader(cells: readonly string[], header: readonly string[]): boolean {
  const width = Math.max(cells.length, header.length);
  if (Math.abs(cells.length - header.length) > 1 || !canRepeat(header)) return false;
  for (let index = 0; index < width; index++) if (nameKey(cells.at(index)) !== nameKey(header.at(index))) return false;
  return true;
}
