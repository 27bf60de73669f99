import type { CsvTable } from '../csv/csvTable.ts';
import type { TablePart } from '../csv/store/tablePart.ts';
import { enclosedText } from './cellStyle.ts';
import type { LineBlock, LineEdit } from './lineEdit.ts';
import { endOfRecord } from './rawCells.ts';
import { writtenRecord } from './recordLines.ts';

/** New cells at the end of each record; every text begins with its delimiter. */
export interface AddedCells {
  readonly names: string;
  /** For totals, notes and lines below the names, which get no answer. */
  readonly nothing: string;
  /** For the part's n-th row. */
  ofRow(row: number): string;
}

/**
 * The edits that put new cells behind those of the rows of a part, the names behind the header (`headerLine`, where the part has it) and its
 * repetitions, and empty cells behind totals, notes and lines below the names. All other lines, and records with too few or too many cells, stay as they are.
 */
export function addCells(part: TablePart, block: LineBlock, headerLine: number | undefined, added: AddedCells): LineEdit[] {
  const { table, repeatedLines, lastLines } = part;
  const { startLines } = table;
  const others: readonly (readonly [line: number, text: string])[] = [
    ...(headerLine === undefined ? [] : ([[headerLine, added.names]] as const)),
    ...(headerLine === undefined ? [] : (table.linesBelowNames ?? []).map((below) => [headerLine + below, added.nothing] as const)),
    ...repeatedLines.map((line) => [line, added.names] as const),
    ...lastLines.map((line) => [line, added.nothing] as const),
  ];
  const edits: LineEdit[] = [];
  const blockEnd = block.firstLine + block.texts.length;
  let other = 0;
  for (let row = 0; row <= startLines.length; row++) {
    const line = row < startLines.length ? startLines[row] : Number.POSITIVE_INFINITY;
    for (; other < others.length && others[other][0] < line; other++) {
      const [otherLine, text] = others[other];
      edits.push(addToRecord(table, block, otherLine, Math.min(line, others.at(other + 1)?.[0] ?? line, blockEnd), text));
    }
    if (row === startLines.length) break;
    const next = Math.min(row + 1 < startLines.length ? startLines[row + 1] : blockEnd, others.at(other)?.[0] ?? blockEnd);
    edits.push(addToRecord(table, block, line, next, added.ofRow(row)));
  }
  return edits;
}

function addToRecord(table: CsvTable, block: LineBlock, line: number, nextLine: number, added: string): LineEdit {
  if (!table.hasMultilineRecords && table.quoting !== 'line') {
    // The fast path, for millions of rows.
    const text = block.texts[line - block.firstLine];
    const start = endOfRecord(text, table, table.names.length);
    return { line, start, end: start, text: added };
  }
  const record = writtenRecord(table, block, line, nextLine);
  const at = endOfRecord(record.text, table, table.names.length);
  return record.edit(at, at, record.isEnclosed ? enclosedText(added) : added);
}
