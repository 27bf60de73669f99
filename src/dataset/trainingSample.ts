import type { CsvTable } from '../csv/csvTable.ts';
import { readsAs, type Column } from './column.ts';
import { columnClasses, columnValues, countValues, otherValue } from './columnValues.ts';
import type { Dataset } from './dataset.ts';

/** The training rows' values of one column: numbers (dates: milliseconds since 1970; NaN for none), or the index of each category (below 0 for none). */
export type ColumnSample =
  | { readonly type: 'numbers'; readonly values: Float64Array }
  | { readonly type: 'categories'; readonly groups: Int32Array; readonly groupCount: number };

/** More categories than these count as one: the association of a column with thousands of them says nothing. */
const mostGroups = 200;

/** The table's records of the training rows. */
export function trainingRecords({ train, records }: Dataset): Uint32Array {
  return Uint32Array.from(train, (row) => records[row]);
}

/** Reads a column in these records as it is learned from; yes and no as 0 and 1. */
export function sampleColumn(table: CsvTable, column: Column, records: Uint32Array): ColumnSample {
  const cells = table.columns[column.index];
  if (column.kind === 'boolean' && column.classes) {
    const classes = columnClasses(cells, column.classes);
    return { type: 'numbers', values: Float64Array.from(records, (record) => (classes[record] < 0 ? Number.NaN : classes[record])) };
  }
  if (readsAs(column) !== 'category') {
    const values = columnValues(cells, column);
    return { type: 'numbers', values: Float64Array.from(records, (record) => values[record]) };
  }
  const counts = countValues(cells, undefined, records).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const names = counts.slice(0, mostGroups).map(({ name }) => name);
  const classes = columnClasses(cells, names);
  const groups = Int32Array.from(records, (record) => (classes[record] === otherValue ? names.length : classes[record]));
  return { type: 'categories', groups, groupCount: names.length + 1 };
}
