import type { CsvTable } from '../../csv/csvTable.ts';
import { readsAs, type Column } from '../columns/column.ts';
import { columnClasses, columnValues, countValues, otherValue } from '../columns/columnValues.ts';
import type { Dataset } from '../dataset.ts';
import { pickPlaces, pickValues } from '../pickValues.ts';

/** The training rows' values of one column: numbers (dates: milliseconds since 1970; NaN for none), or the index of each category (below 0 for none). */
export type ColumnSample =
  | { readonly type: 'numbers'; readonly values: Float64Array }
  | { readonly type: 'categories'; readonly groups: Int32Array; readonly groupCount: number };

/** More categories than these count as one: the association of a column with thousands of them says nothing. */
const mostGroups = 200;

/** The table's records of the training rows. */
export function trainingRecords({ train, records }: Dataset): Uint32Array {
  return pickPlaces(records, train);
}

/** Reads a column in these records as it is learned from; yes and no as 0 and 1. */
export function sampleColumn(table: CsvTable, column: Column, records: Uint32Array): ColumnSample {
  const cells = table.columns[column.index];
  if (column.kind === 'boolean' && column.classes) {
    const values = pickValues(columnClasses(cells, column.classes), records);
    for (let i = 0; i < values.length; i++) if (values[i] < 0) values[i] = Number.NaN;
    return { type: 'numbers', values };
  }
  if (readsAs(column) !== 'category') {
    return { type: 'numbers', values: pickValues(columnValues(cells, column), records) };
  }
  const counts = countValues(cells, undefined, records).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const names = counts.slice(0, mostGroups).map(({ name }) => name);
  const classes = columnClasses(cells, names);
  const groups = new Int32Array(records.length);
  for (let i = 0; i < groups.length; i++) groups[i] = classes[records[i]] === otherValue ? names.length : classes[records[i]];
  return { type: 'categories', groups, groupCount: names.length + 1 };
}
