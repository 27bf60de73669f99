import { readCsv } from '../../../src/csv/readCsv.ts';
import type { Column } from '../../../src/dataset/columns/column.ts';
import { columnValues } from '../../../src/dataset/columns/columnValues.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';

/** What the first column of a text is taken for, its first values (none where it is neither numbers nor dates), and all remarks in one text. */
export function describedColumn(
  text: string,
  count: number,
): { readonly column: Column; readonly values: number[]; readonly remarks: string } {
  const table = readCsv(text);
  const [column] = describeColumns(table);
  const isRead = column.format !== undefined || column.dateFormat !== undefined;
  return {
    column,
    values: isRead ? [...columnValues(table.columns[0], column)].slice(0, count) : [],
    remarks: said(column.remarks).join(' | '),
  };
}
