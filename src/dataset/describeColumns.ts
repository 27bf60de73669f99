import type { CsvTable } from '../csv/csvTable.ts';
import { classKey, compareClasses, isMissing, parseNumber } from './cellValue.ts';
import type { Column, ColumnKind } from './column.ts';

/** A column in which at least this share of the values are numbers is one of numbers, with some invalid cells. */
const numberShare = 0.9;

/** What each column of the table holds, in the order of the file. Looks at every cell. */
export function describeColumns(table: CsvTable): Column[] {
  return table.names.map((name, index) => describeColumn(table, name, index));
}

function describeColumn({ records }: CsvTable, name: string, index: number): Column {
  const firstOfClass = new Map<string, string>();
  let missing = 0;
  let numbers = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const { cells } of records) {
    const cell = cells[index];
    if (isMissing(cell)) {
      missing++;
      continue;
    }
    const key = classKey(cell);
    if (!firstOfClass.has(key)) firstOfClass.set(key, cell.trim());
    const value = parseNumber(cell);
    if (Number.isNaN(value)) continue;
    numbers++;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const values = records.length - missing;
  const kind: ColumnKind = values === 0 ? 'empty' : numbers >= values * numberShare ? 'number' : 'category';
  const column: Column = {
    index,
    name,
    kind,
    missing,
    invalid: kind === 'number' ? values - numbers : 0,
    distinct: firstOfClass.size,
    ...(kind === 'number' ? { range: { min, max } } : {}),
  };
  if (firstOfClass.size !== 2) return column;
  const [a, b] = firstOfClass.values();
  return { ...column, classes: compareClasses(a, b) <= 0 ? [a, b] : [b, a] };
}
