import { cellText, type CsvTable } from '../../../src/csv/csvTable.ts';

/** The cells of a table by row, from `cellText`. */
export function tableRows({ columns, rowCount }: CsvTable): string[][] {
  return Array.from({ length: rowCount }, (_, row) => columns.map((column) => cellText(column, row)));
}

/** The cells of one row by column name. */
export function cellsOf(table: CsvTable, row: number): Map<string, string> {
  return new Map(table.names.map((name, index) => [name, cellText(table.columns[index], row)]));
}
