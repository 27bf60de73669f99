import { plainNumber } from './cellStore.ts';
import type { TableMarks } from './csvTable.ts';

/** What the column of row names is called that R writes without a name. */
export const rowNames = 'row names';

/** The cells of a header as the columns have them: without an empty one at its end that separates nothing, and with one for R's row names. */
export function headerCells(cells: readonly string[], { hasTrailingDelimiter, hasRowNames }: TableMarks): readonly string[] {
  const isTrailing = hasTrailingDelimiter && cells.length > 1 && cells[cells.length - 1].trim() === '';
  const own = isTrailing ? cells.slice(0, -1) : cells;
  return hasRowNames ? [rowNames, ...own] : own;
}

/** What a name that is written again is known by. */
export function nameKey(cell: string | undefined): string {
  return (cell ?? '').trim().toLowerCase();
}

/** True for a header whose repetitions can be recognized: at least two names, the first not a number, as the fast way requires. */
export function canRepeat(header: readonly string[]): boolean {
  return header.length > 1 && Number.isNaN(plainNumber(header[0].trim()));
}

/** True when a record says the names again, in any letter case, as files have it that were put one behind the other. */
export function repeatsHeader(cells: readonly string[], header: readonly string[]): boolean {
  const width = Math.max(cells.length, header.length);
  if (Math.abs(cells.length - header.length) > 1 || !canRepeat(header)) return false;
  for (let index = 0; index < width; index++) if (nameKey(cells.at(index)) !== nameKey(header.at(index))) return false;
  return true;
}
