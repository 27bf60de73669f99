import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';
import { repeat } from './buildFrom.ts';
import { describedColumn } from './describedColumn.ts';

// Codes that other programs take for numbers, dates or durations, as users report them, and what is one of those although it looks like a code.

function columnOf(cells: readonly string[]) {
  const lines = repeat(cells, Math.max(24, cells.length)).map((cell, row) => `"${cell}";${row % 5}`);
  return describedColumn(['v;other', ...lines].join('\n'), cells.length);
}

describe('an E between digits', () => {
  test.each([
    [
      'ids of one length',
      ['713752e1', '888E010', '713752e2', '45E3'],
      /"713752e1" is taken for a name and not for a number with an exponent/,
    ],
    ['zeros in front of the exponent', ['88E010', '88E011', '12E002'], /"88E010" is taken for a name/],
    ['plates', ['12E34', '13E35', '45E67'], /"12E34" is taken for a name/],
    ['hexadecimal digits that happen to have no other letter', ['5e3', '9e42', '123', '7e10', '4e55'], /"9e42" is taken for a name/],
  ])('names: %s', (_, cells, says) => {
    const { column, remarks } = columnOf(cells);
    expect(column.kind).toBe('category');
    expect(column.distinct).toBe(cells.length);
    expect(column.classes).toEqual(expect.arrayContaining(cells));
    expect(remarks).toMatch(says);
  });

  test.each<[string, string[], number[], RegExp]>([
    ['round ones', ['1e5', '10e5', '250', '3e6'], [1e5, 1e6, 250, 3e6], /"1e5" is read as 100000: what stands behind the E is an exponent/],
    ['large ones', ['1e18', '5e17', '2E19'], [1e18, 5e17, 2e19], /"1e18" is read as/],
    ['with a sign', ['1e+05', '713e-2', '25'], [1e5, 7.13, 25], /^$/],
    ['millions and billions', ['175e6', '225e6', '1e9'], [175e6, 225e6, 1e9], /"175e6" is read as 175000000/],
    ['huge ones alone', ['5e30', '2e30', '1e31'], [5e30, 2e30, 1e31], /"5e30" is read as/],
    ['beside decimals', ['713752e1', '2.5', '7.25'], [7_137_520, 2.5, 7.25], /^$/],
  ])('numbers: %s', (_, cells, expected, says) => {
    const { column, values, remarks } = columnOf(cells);
    expect(column.kind).toBe('number');
    expect(values).toEqual(expected);
    expect(remarks).toMatch(says);
  });

  test('hexadecimal digits with other letters need no remark', () => {
    const { column, remarks } = columnOf(['5e3', '9e42', 'a23', '7e10', '4eff']);
    expect(column).toMatchObject({ kind: 'category', distinct: 5 });
    expect(remarks).toBe('');
  });
});

test('letters behind digits with zeros in front make a name, a unit does not', () => {
  expect(columnOf(['0606D', '0170D', '1202D']).remarks).toMatch(/"0606D" has leading zeros/);
  expect(columnOf(['007kg', '012kg', '105kg']).values).toEqual([7, 12, 105]);
  expect(columnOf(['0100EUR', '0250EUR', '0099EUR']).values).toEqual([100, 250, 99]);
  expect(columnOf(['06wk', '12wk', '24wk']).values).toEqual([6, 12, 24]);
  expect(columnOf(['0100원', '0900원', '1000원']).values).toEqual([100, 900, 1000]);
});

describe('flags of statistical offices behind some of the numbers', () => {
  test('are left out', () => {
    const { column, values, remarks } = columnOf(['124.5', '125.1 e', '126.2 bu', '127', ': z']);
    expect(column).toMatchObject({ kind: 'number', missing: 4 });
    expect(values).toEqual([124.5, 125.1, 126.2, 127, Number.NaN]);
    expect(remarks).toMatch(/the units differ \(e, bu, none\); numbers are taken as they are/);
  });

  test.each([
    [['5', '10 s', '2 d', '7']],
    [['124.5', '125 kg', '126 lb', '127']],
    [['1 e', '2 p', '3 u', '4']],
    [['12', '14', '3b', '5', '7c', '9']],
    [['1.0b', '1.1', '1.2', '1.3rc', '1.4', '1.5']],
    [['5 in', '6', '7', '8 cu', '9']],
  ])('but %j are kept', (cells) => {
    expect(columnOf(cells).column.kind).toBe('category');
  });
});

test.each([[[':p', ':D', 'ok', 'meh']], [[':b', ':c', 'sad', 'glad']]])('faces are values: %j', (cells) => {
  expect(columnOf(cells).column).toMatchObject({ kind: 'category', distinct: 4, missing: 0 });
});

test.each([[['1.5', ': c', '2.5']], [['1.5', ':c', '2.5']]])('but among numbers they are flags without a value: %j', (cells) => {
  expect(columnOf(cells).column).toMatchObject({ kind: 'number', missing: 8 });
});

describe('parts with hyphens are no days', () => {
  test.each([
    [['20-10-5', '15-15-15', '10-20-7', '12-24-13', '20-5-5']],
    [['20-10-15', '30-12-6', '10-11-3']],
    [['sub-01', 'sub-02']],
    [['12mac20', '13mac20']],
    [['HUN-10', 'HUN-12', 'X']],
  ])('%j', (cells) => {
    const { column, remarks } = columnOf(cells);
    expect(column).toMatchObject({ kind: 'category', distinct: cells.length });
    expect(remarks).toBe('');
  });

  test.each([
    [['ene-23', 'feb-23', 'abr-24'], Date.UTC(2023, 0)],
    [['21-6-18', '21-6-1', '21-12-30'], Date.UTC(2021, 5, 18)],
    [['85-3-2', '92-12-25', '01-5-7'], Date.UTC(1985, 2, 2)],
  ])('but %j are', (cells, first) => {
    expect(columnOf(cells).values[0]).toBe(first);
  });
});

describe('what a spreadsheet took for a day', () => {
  test.each([
    [['6-8', '8-10', 'Oct-12', '12-14'], 'Oct-12'],
    [['2-Sep', 'BRCA1', 'TP53', 'EGFR'], '2-Sep'],
  ])('is pointed out among others: %j', (cells, day) => {
    const { column, remarks } = columnOf(cells);
    expect(column.kind).toBe('category');
    expect(remarks).toContain(`"${day}" may have been a range or a name, such as 10-12 or SEPT2`);
  });

  test.each([[['6-8', '8-10', '10-12']], [['May', 'June', 'Anna']], [['2-Sep-24', '3-Sep-24', '9-Oct-24']]])('but not in %j', (cells) => {
    expect(columnOf(cells).remarks).not.toContain('spreadsheet');
  });
});

describe('times behind eight digits', () => {
  test.each([
    ['hours', ['2019071711:12', '2019071712:12', '2019073123:00'], '2019-07-17T11:12:00.000Z'],
    ['seconds', ['1991041310:19:24', '1991041311:19:24'], '1991-04-13T10:19:24.000Z'],
  ])('%s of a day', (_, cells, first) => {
    const { column, values } = columnOf(cells);
    expect(column.kind).toBe('date');
    expect(new Date(values[0]).toISOString()).toBe(first);
  });

  test('are durations with fewer', () => {
    expect(columnOf(['54321:30:00', '1204:10:05']).values[0]).toBe(54_321 * 3600 + 1800);
  });
});

test.each([
  [
    ['1d 11:12', '2d 01:02', '0d 10:00'],
    [126_720, 176_520, 36_000],
  ],
  [
    ['34° 52′ 60″ N', '21° 60′ 0″ S'],
    [34 + 53 / 60, -22],
  ],
  [
    ['15/08/14,10:52:07', '16/08/14,10:52:07'],
    [Date.UTC(2014, 7, 15, 10, 52, 7), Date.UTC(2014, 7, 16, 10, 52, 7)],
  ],
])('%j are read', (cells, expected) => {
  for (const [index, value] of columnOf(cells).values.entries()) expect(value).toBeCloseTo(expected[index], 9);
});

describe('"1,3" among 1 and 2 in a table of commas', () => {
  const described = (other: string) => {
    const rows = repeat(['1', '"1,3"', '2', '"2,3"', '3'], 30).map((cell, row) => `${row % 7}${other},${cell}`);
    const [, column] = describeColumns(readCsv(['x,answers', ...rows].join('\n')));
    return { column, remarks: said(column.remarks).join(' | ') };
  };

  test('is a list where other numbers have a point', () => {
    const { column, remarks } = described('.5');
    expect(column).toMatchObject({ kind: 'category', distinct: 5 });
    expect(remarks).toMatch(/18 of 30 cells are numbers, and "1,3" is not/);
  });

  test.each([[['"20,05"', '"21,15"', '"22,2"']], [['"1,50"', '"1,25"', '"2,99"']], [['"12,5"', '"20,3"', '7']]])(
    '%j are decimals',
    (cells) => {
      const rows = repeat(cells, 30).map((cell, row) => `${row % 7}.5,${cell}`);
      expect(describeColumns(readCsv(['x,price', ...rows].join('\n')))[1].kind).toBe('number');
    },
  );

  test('is a decimal where none has, and that is said', () => {
    const { column, remarks } = described('');
    expect(column.range).toEqual({ min: 1, max: 3 });
    expect(remarks).toMatch(/"1,3" is read as 1.3: the comma is the decimal separator/);
  });
});

test.each([
  [['2024/12/12', '2024/12/13', '2024/12/14', '2024/12/15', '1'], '1'],
  [['12-03-2020', '13-03-2020', '14-03-2020', '15-03-2020', '15032020'], '15032020'],
])('a number among days is named: %j', (cells, other) => {
  const count = cells.length;
  expect(columnOf(cells).remarks).toMatch(new RegExp(`of 2\\d cells are dates, and "${other}" is not: they are kept as texts`));
  expect(count).toBe(5);
});
