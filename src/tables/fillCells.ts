import type { TablePart } from '../csv/store/tablePart.ts';
import { enclosedText, writeCell, type CellStyle } from './cellStyle.ts';
import type { LineBlock, LineEdit } from './lineEdit.ts';
import { rawCells } from './rawCells.ts';
import { writtenRecord } from './recordLines.ts';

/** What is written into which cells of a column. */
export interface FilledCells {
  /** The column's index in the table. */
  readonly column: number;
  readonly kind: 'text' | 'number';
  /** The part's rows to fill, ascending. */
  readonly rows: Uint32Array;
  /** The answer of the part's n-th row. */
  ofRow(row: number): string;
  /** True for the content of a cell that may be overwritten. */
  isBlank(content: string): boolean;
}

/**
 * The edits that write answers into blank cells, replacing marks of missing values inside their quotes. Rows whose cell turns out not to be blank
 * are not edited.
 */
export function fillCells({ table }: TablePart, block: LineBlock, filled: FilledCells, style: CellStyle): LineEdit[] {
  const { startLines } = table;
  const blockEnd = block.firstLine + block.texts.length;
  return [...filled.rows].flatMap((row) => {
    const next = row + 1 < startLines.length ? startLines[row + 1] : blockEnd;
    const record = writtenRecord(table, block, startLines[row], next);
    const cell = rawCells(record.text, table).at(filled.column);
    if (!cell) return [];
    const text = record.text.slice(cell.start, cell.end);
    const content = text.trim();
    if (!filled.isBlank(cell.quote ? content.slice(1, -1) : content)) return [];
    const answer = writeCell(filled.ofRow(row), filled.kind, style, cell.quote !== undefined);
    // Spaces alone stay before the answer.
    const start = content === '' ? cell.end : cell.start + text.indexOf(content);
    return [record.edit(start, start + content.length, record.isEnclosed ? enclosedText(answer) : answer)];
  });
}
