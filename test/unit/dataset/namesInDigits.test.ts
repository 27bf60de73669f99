import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';
import { tableOf } from './buildFrom.ts';

// Numbers that are days, moments or names: they stay numbers, and that is said with what helps; what only counts the rows is left out.

const columnOf = (name: string, cells: readonly (string | number)[]) =>
  describeColumns(readCsv(tableOf({ [name]: cells, other: cells.map((_, row) => row % 3) })))[0];
const remarksOf = (name: string, cells: readonly (string | number)[]) => said(columnOf(name, cells).remarks).join(' | ');
const from = (count: number, cell: (row: number) => number) => Array.from({ length: count }, (_, row) => cell(row));

describe('days and moments in digits', () => {
  test.each<[string, string, (string | number)[], string]>([
    ['day first', 'v', [31_122_023, 15_032_024, 28_022_024], '2023-12-31'],
    ['months', 'v', [202_401, 202_402, 202_312], '2024-01'],
    ['milliseconds since 1970', 'v', [1_706_697_600_000, 1_706_784_000_000, 1_706_870_400_123], '2024-01-31 10:40'],
    ['seconds since 1970', 'timestamp', [1_706_697_600, 1_706_784_000, 1_706_870_400], '2024-01-31 10:40'],
    ['seconds with fractions', 'created_at', ['1706697600.5', '1706784000.25', '1706870400'], '2024-01-31 10:40'],
    ['days of spreadsheets', 'OrderDate', [45_322, 45_329, 45_293], '2024-01-31'],
    ['days of spreadsheets with times', '날짜', [45_322.5, 45_329, 45_293], '2024-01-31 12:00'],
    ['years of two digits', 'v', from(12, (row) => 240_101 + row * 100), '24-01-01'],
  ])('%s', (_, name, cells, date) => {
    const said = remarksOf(name, cells);
    expect(said).toContain(`"${cells[0]}" is read as a number, though it could be a date: written as ${date}`);
    expect(columnOf(name, cells).kind).toBe('number');
  });

  test.each<[string, (string | number)[]]>([
    ['price', [45_322, 45_329, 45_293]],
    ['amount', [1_706_697_600, 1_706_784_000, 1_706_870_400]],
    ['date', [45_322, 145_329, 45_293]],
    ['v', [202_401, 202_413, 202_312]],
    ['v', [31_122_023, 15_132_024, 28_022_024]],
    ['v', [240_131, 240_201, 231_015]],
  ])('but not %s: %j', (name, cells) => {
    expect(remarksOf(name, cells)).toBe('');
  });
});

describe('names in digits', () => {
  test('long ones that are all different are said', () => {
    expect(
      remarksOf(
        'account',
        from(30, (row) => 10_000_000 + ((row * 7919) % 8_999_999)),
      ),
    ).toBe('each row has another number of 8 digits: if they are names, choose identifier for the column');
  });

  test.each<[string, number[]]>([
    ['shorter ones', from(30, (row) => 125_000 + row * 7919)],
    ['of several lengths', from(30, (row) => 9_900_000 + row * 7919)],
    ['some again', from(30, (row) => 10_000_000 + (row % 29))],
  ])('but not %s', (_, cells) => {
    expect(remarksOf('population', cells)).toBe('');
  });

  test.each(['No.', 'S.No', 'Sr. No.', 'Nr.', 'lfd. Nr.', 'Serial No', 'row_num', '번호', '순번', '序号'])(
    '"%s" numbers the rows in any order',
    (name) => {
      expect(
        columnOf(
          name,
          from(40, (row) => (row * 37 + 11) % 40),
        ).kind,
      ).toBe('identifier');
      expect(
        columnOf(
          name,
          from(40, (row) => row % 7),
        ).kind,
      ).toBe('number');
    },
  );

  test.each(['age', 'count', 'rank', 'step', 'nominal'])('"%s" does not', (name) => {
    expect(
      columnOf(
        name,
        from(40, (row) => (row * 37 + 11) % 40),
      ).kind,
    ).toBe('number');
  });
});
