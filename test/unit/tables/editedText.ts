import type { TablePart } from '../../../src/csv/store/tablePart.ts';
import { createTableReader } from '../../../src/csv/tableReader.ts';
import type { CellStyle } from '../../../src/tables/cellStyle.ts';
import { editLine, type LineBlock, type LineEdit } from '../../../src/tables/lineEdit.ts';

/** The whole text as a single part, with its lines. */
export function partOf(text: string): { readonly part: TablePart; readonly block: LineBlock; readonly headerLine: number | undefined } {
  const parts: TablePart[] = [];
  const reader = createTableReader({ onPart: (part) => parts.push(part) });
  reader.push(text);
  reader.finish();
  const [part] = parts;
  const texts = text.split('\n');
  return { part, block: { firstLine: 0, texts }, headerLine: part.table.hasHeader ? part.table.headerLine : undefined };
}

/** The text of the lines after the edits. */
export function edited({ texts }: LineBlock, edits: readonly LineEdit[]): string {
  return texts
    .map((text, line) =>
      editLine(
        text,
        edits.filter((edit) => edit.line === line),
      ),
    )
    .join('\n');
}

/** Cells, each preceded by the delimiter. */
export function behind(cells: readonly string[], { delimiter }: Pick<CellStyle, 'delimiter'>): string {
  return cells.map((cell) => delimiter + cell).join('');
}
