import { UserError } from '../userError.ts';
import { findLayout, type Layout } from './findLayout.ts';
import { columnKind } from './headerLines.ts';
import { fittingCells, normalizeLineBreaks, withoutByteOrderMark } from './lineText.ts';
import { sampleRecords, withoutComments } from './sampleRecords.ts';

const sampleSize = 100;
const fewestRows = 2;
const evenShare = 0.9;
/** Lines of prose may have a comma each by chance, but hardly so many. */
const fewestRowsOfTexts = 3;
const fewestTexts = 3;

/**
 * True when the first lines of a text are those of a table for sure: its columns have names or were found without, nearly all lines have as many
 * cells, and numbers or dates stand among them, or many texts. For files whose name does not say what they hold: notes must not be called a table.
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

/** Undefined where a text is refused as a table. */
function layoutOf(lines: string): Layout | undefined {
  try {
    return lines.trim() === '' ? undefined : findLayout(lines, true);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
