import type { CsvTable } from '../csv/csvTable.ts';
import { fittingCells } from '../csv/lineText.ts';
import { cellDelimiter, plainLines } from '../csv/layout/plainLines.ts';
import { scanRecords } from '../csv/scanRecords.ts';
import { recordText, type RecordText } from './rawCells.ts';
import type { LineBlock, LineEdit } from './lineEdit.ts';

/** A record as it is written, over all of its lines. */
export interface WrittenRecord extends RecordText {
  /** Replaces what stands from `start` up to `end`, two places of `text` on one line. */
  edit(start: number, end: number, text: string): LineEdit;
}

/** The record that begins on a line; it ends before `nextLine` at the latest. */
export function writtenRecord(table: CsvTable, block: LineBlock, startLine: number, nextLine: number): WrittenRecord {
  const first = startLine - block.firstLine;
  const whole = table.hasMultilineRecords ? linesOfRecord(table, block.texts.slice(first, nextLine - block.firstLine)) : block.texts[first];
  const record = recordText(whole, table);
  return {
    ...record,
    edit: (start, end, text) => {
      const from = record.placeOf(start);
      const lineStart = whole.lastIndexOf('\n', from - 1) + 1;
      const line = startLine + (lineStart === 0 ? 0 : whole.slice(0, lineStart).split('\n').length - 1);
      return { line, start: from - lineStart, end: record.placeOf(end) - lineStart, text };
    },
  };
}

/** The lines of the first record. */
function linesOfRecord(table: CsvTable, lines: readonly string[]): string {
  if (lines.length === 1) return lines[0];
  let count = 1;
  const take = ({ endLine }: { readonly endLine: number }) => {
    count = endLine + 1;
    return false;
  };
  const isRow = (cells: readonly string[]) => fittingCells(cells, table.names.length) !== undefined;
  scanRecords(plainLines(lines.join('\n'), table), cellDelimiter(table), 0, take, isRow);
  return lines.slice(0, count).join('\n');
}
