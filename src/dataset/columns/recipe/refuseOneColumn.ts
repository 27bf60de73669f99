import type { CsvTable } from '../../../csv/csvTable.ts';
import { separatorsRead } from '../../../csv/layout/separators.ts';
import { message, sentences } from '../../../message.ts';
import { UserError } from '../../../userError.ts';
import type { Column } from '../column.ts';
import { shortenCell } from '../../cells/shortenCell.ts';

/** Throws a UserError for a table of one column. The message says where the column was found and what might split it. */
export function refuseOneColumn({ headerLine, hasHeader }: CsvTable, columns: readonly Column[]): void {
  if (columns.length !== 1) return;
  const [{ name, firstText }] = columns;
  const args = { name: shortenCell(name), line: String(headerLine + 1) };
  throw new UserError(
    sentences(
      hasHeader
        ? message('The table has one column, "{name}" in line {line}: there is nothing to predict it from.', args)
        : message('The table has one column, which begins in line {line}: there is nothing to predict it from.', { line: args.line }),
      firstText && message('Line {line} is one cell, "{cell}".', { line: String(firstText.line), cell: firstText.cell }),
      message('If there should be more columns: {separators} can separate them.', { separators: separatorsRead }),
    ),
  );
}
