import { cellText, type CsvTable } from '../csv/csvTable.ts';
import { classKey, compareClasses, isMissing, parseNumber } from './cellValue.ts';
import type { Column, ColumnKind } from './column.ts';

/** A column in which at least this share of the values are numbers is one of numbers, with some invalid cells. */
const numberShare = 0.9;

/** What each column of the table holds, in the order of the file. Looks at every cell. */
export function describeColumns(table: CsvTable): Column[] {
  return table.names.map((name, index) => describeColumn(table, name, index));
}

function describeColumn({ columns, rowCount, startLines }: CsvTable, name: string, index: number): Column {
  const numberClasses = new Map<string, string>();
  const textClasses = new Map<string, string>();
  let firstText: Column['firstText'];
  let missing = 0;
  let numbers = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let row = 0; row < rowCount; row++) {
    const cell = cellText(columns[index], row);
    if (isMissing(cell)) {
      missing++;
      continue;
    }
    const key = classKey(cell);
    const value = parseNumber(cell);
    const isText = Number.isNaN(value);
    const classes = isText ? textClasses : numberClasses;
    if (!classes.has(key)) classes.set(key, cell);
    if (isText) {
      firstText ??= { line: startLines[row] + 1, cell: shorten(cell) };
      continue;
    }
    numbers++;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const values = rowCount - missing;
  const isNumber = values > 0 && numbers >= values * numberShare;
  // A stray text in a column of numbers is no value of the column: its row is skipped.
  const classes = isNumber ? [...numberClasses.values()] : [...numberClasses.values(), ...textClasses.values()];
  const kind: ColumnKind = values === 0 ? 'empty' : classes.length === 1 ? 'constant' : isNumber ? 'number' : 'category';
  const column: Column = {
    index,
    name,
    kind,
    missing,
    invalid: isNumber ? values - numbers : 0,
    distinct: classes.length,
    ...(firstText ? { firstText } : {}),
    ...(isNumber ? { range: { min, max } } : {}),
    tasks: [],
    ...(kind === 'number' ? {} : { leftOut: leftOut(kind, classes.length) }),
    remarks: [],
  };
  if (classes.length !== 2) return column;
  const [a, b] = classes;
  return { ...column, tasks: ['binary'], classes: compareClasses(a, b) <= 0 ? [a, b] : [b, a] };
}

function leftOut(kind: ColumnKind, distinct: number): string {
  if (kind === 'empty') return 'it has no values';
  if (kind === 'category') return `it holds text (${distinct} different ${distinct === 1 ? 'value' : 'values'})`;
  return 'it is the same in every row';
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
