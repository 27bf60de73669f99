import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { columnValues } from '../../../src/dataset/columns/columnValues.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';
import { repeat, tableOf } from './buildFrom.ts';

// Numbers that may be codes by the name of their column, marks of schools, and units of which some are others.

function columnOf(cells: readonly string[], name = 'v', choice?: 'number') {
  const table = readCsv(tableOf({ [name]: cells, other: repeat(['p', 'q'], cells.length) }));
  const [column] = describeColumns(table, choice ? { kinds: [{ column: name, kind: choice }] } : {});
  const values = column.format ? [...columnValues(table.columns[0], column)] : [];
  return { column, values, remarks: said(column.remarks).join(' | ') };
}
const scattered = (first: number) => Array.from({ length: 24 }, (_, row) => String(first + ((row * 37) % 97)));

describe('codes by their name', () => {
  test.each<[string, string[]]>([
    ['zip', scattered(10_001)],
    ['PLZ', repeat(['1010', '8010', '6020'], 24)],
    ['status code', repeat(['200', '404', '500'], 24)],
    ['responseCode', repeat(['200', '404', '500'], 24)],
    ['우편번호', scattered(10_001)],
  ])('%s', (name, cells) => {
    expect(columnOf(cells, name).remarks).toMatch(/by its name it holds codes, of which more or less means nothing.*choose "category"/);
    expect(columnOf(cells, name, 'number').remarks).toBe('');
  });

  test.each(['customer', 'Order Number', 'patient_no', 'Kunden-Nr.'])('names of rows: %s', (name) => {
    expect(columnOf(scattered(50_001), name).remarks).toMatch(/each row has another number of 5 digits.*choose identifier/);
  });

  test.each(['orders', 'customers', 'sales', 'unzipped size', 'code lines'])('but not %s', (name) => {
    expect(columnOf(scattered(50_001), name).remarks).toBe('');
  });

  test('and not what is a fraction', () => {
    expect(columnOf(repeat(['1.5', '2.5', '3.7'], 24), 'zip').remarks).toBe('');
  });
});

describe('marks of schools', () => {
  test('are no negative numbers', () => {
    const { column, remarks } = columnOf(repeat(['1+', '2-', '3', '2+'], 24), 'grade');
    expect(column.kind).toBe('category');
    expect(remarks).toMatch(/"2-" is taken for a grade and not for a negative number/);
    expect(columnOf(repeat(['1+', '2-', '3', '2+'], 24), 'grade', 'number').values.slice(0, 3)).toEqual([1, -2, 3]);
  });

  test.each([[['2-', '3', '4-']], [['2-', '3+', '5.00-']], [['2-', '12+', '3']]])('but amounts %j are numbers', (cells) => {
    expect(columnOf(repeat(cells, 24)).values[0]).toBe(-2);
  });
});

describe('units', () => {
  test('those of a few cells are said to be left out', () => {
    const cells = [...Array.from({ length: 20 }, (_, row) => `${row + 5} MB`), '1 GB'];
    const { values, remarks } = columnOf(cells);
    expect(values.at(-1)).toBeNaN();
    expect(remarks).toMatch(/the units differ \(MB, GB\): numbers with another unit than MB are not read/);
  });

  test('in one word with the digits are told like others', () => {
    expect(columnOf(repeat(['64GB', '128GB', '1TB'], 24)).remarks).toMatch(/its units differ \(GB, TB\), so it is kept as text/);
    expect(columnOf(repeat(['64A', '128B', '1X'], 24)).remarks).toBe('');
  });

  test('a percent sign in front', () => {
    const { column, values } = columnOf(repeat(['%12', '% 3,5', '%-1'], 24));
    expect(column.format?.unit).toBe('%');
    expect(values.slice(0, 3)).toEqual([12, 3.5, -1]);
  });
});

test.each<[string[], number]>([
  [['€ 1.299', '€ 45', '€ 7'], 1299],
  [['1.299 €', '2.450 €', '990 €'], 1299],
  [['€ 1.459', '€ 1.389', '€ 1.402'], 1.459],
  [['€ 1.459', '€ 1.3', '€ 2'], 1.459],
])('points between thousands of amounts, of which others have none: %j', (cells, first) => {
  expect(columnOf(repeat(cells, 24)).values[0]).toBe(first);
});
