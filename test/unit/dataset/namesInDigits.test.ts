import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';
import { tableOf } from './buildFrom.ts';

// Numbers that are names: they stay numbers, with a remark that says what helps; columns that only count the rows are left out.

const columnOf = (name: string, cells: readonly (string | number)[]) =>
  describeColumns(readCsv(tableOf({ [name]: cells, other: cells.map((_, row) => row % 3) })))[0];
const remarksOf = (name: string, cells: readonly (string | number)[]) => said(columnOf(name, cells).remarks).join(' | ');
const from = (count: number, cell: (row: number) => number) => Array.from({ length: count }, (_, row) => cell(row));

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
