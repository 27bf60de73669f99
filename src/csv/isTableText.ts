import { UserError } from '../userError.ts';
import { findLayout, type Layout } from './layout/findLayout.ts';
import { columnKind } from './header/headerLines.ts';
import { fittingCells, normalizeLineBreaks, withoutByteOrderMark } from './lineText.ts';
import { sampleRecords, withoutComments } from './layout/sampleRecords.ts';

const sampleSize = 100;
const fewestRows = 2;
const evenShare = 0.9;
/** Lines of prose may happen to have one comma each, but hardly this many lines. */
const fewestRowsOfTexts = 3;
const fewestTexts = 3;

/**
 * True if the first lines of a text are certainly a table: columns have names or need none, nearly all lines have the same number of cells,
 * and there are numbers or dates, or many texts. For files whose name does not show their content, because notes must not be taken for a
 * table.
 */
export function isTableText(text: string): boolean {
  if (text.includes('\0')) return false;
  const lines = normalizeLineBreaks(withoutByteOrderMark(text));
  const layout = layoutOf(lines);
  if (!layout || layout.names.length < 2) return false;
  const width = layout.names.length;
  const records = withoutComments(sampleRecords(lines.slice(layout.restOffset), layout, layout.restLine, sampleSize).records);
  const rows = records.map(({ cells }) => fittingCells(cells, width)).filter((row) => row !== undefined);
  if (rows.length < fewestRows || rows.length < records.length * evenShare) return false;
  const hasValues = layout.names.some((_, index) => ['number', 'date'].includes(columnKind(rows.map((row) => row[index]))));
  return hasValues || (rows.length >= fewestRowsOfTexts && width >= fewestTexts);
}

/** Undefined if the text is rejected as a table. */
function layoutOf(lines: string): Layout | undefined {
  try {
    return lines.trim() === '' ? undefined : findLayout(lines, true);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
