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
  const numberClasses = new Map<string, string>();
  const textClasses = new Map<string, string>();
  let firstText: Column['firstText'];
  let missing = 0;
  let numbers = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const { cells, startLine } of records) {
    const cell = cells[index];
    if (isMissing(cell)) {
      missing++;
      continue;
    }
    const key = classKey(cell);
    const value = parseNumber(cell);
    const isText = Number.isNaN(value);
    const classes = isText ? textClasses : numberClasses;
    if (!classes.has(key)) classes.set(key, cell.trim());
    if (isText) {
      firstText ??= { line: startLine + 1, cell: shorten(cell.trim()) };
      continue;
    }
    numbers++;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const values = records.length - missing;
  const kind: ColumnKind = values === 0 ? 'empty' : numbers >= values * numberShare ? 'number' : 'category';
  // A stray text in a column of numbers is no value of the column: its row is skipped.
  const classes = kind === 'number' ? [...numberClasses.values()] : [...numberClasses.values(), ...textClasses.values()];
  const column: Column = {
    index,
    name,
    kind,
    missing,
    invalid: kind === 'number' ? values - numbers : 0,
    distinct: classes.length,
    ...(firstText ? { firstText } : {}),
    ...(kind === 'number' ? { range: { min, max } } : {}),
  };
  if (classes.length !== 2) return column;
  const [a, b] = classes;
  return { ...column, classes: compareClasses(a, b) <= 0 ? [a, b] : [b, a] };
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
