import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { columnValues } from '../../../src/dataset/columns/columnValues.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';
import { repeat, tableOf } from './buildFrom.ts';

// Times that are kept as texts, and columns in which only whether a cell is empty says something: never without a word.

function columnOf(cells: readonly string[], name = 'v') {
  const table = readCsv(tableOf({ [name]: cells, other: repeat(['p', 'q'], cells.length) }));
  const [column] = describeColumns(table);
  const values = column.format || column.dateFormat ? [...columnValues(table.columns[0], column)] : [];
  return { column, values, remarks: said(column.remarks).join(' | ') };
}

describe('dates among other texts', () => {
  test.each<[string, string[], RegExp]>([
    ['a word', ['2024-01-31', '2024-02-01', 'later', '2024-02-05'], /3 of 4 cells are dates, and "later" is not.*choose date/],
    [
      'other orders',
      ['2024-01-31', '31/01/2024', '01-31-2024', '2024.02.01', '2024-02-07'],
      /4 of 5 cells are dates, and "31\/01\/2024" is not/,
    ],
    [
      'as many in one order as in another',
      ['31.01.2024', '01.31.2024', '28.02.2024', '02.28.2024', '30.03.2024', '03.30.2024', 'soon'],
      /"31\.01\.2024" and "01\.31\.2024" are dates in different orders/,
    ],
    ['times of day that logs have behind a day', ['Jan 31 10:00:00', 'Feb  1 11:30:00', 'Mar 12 09:00:01'], /is a day without a year/],
  ])('%s', (_, cells, says) => {
    const { column, remarks } = columnOf(cells);
    expect(column.dateFormat).toBeUndefined();
    expect(remarks).toMatch(says);
  });

  test.each([[['rose', 'tulip', 'rose', '2024-01-31']], [['1.2.3', '1.10.0', '2.0.1']], [['A 1', 'A 2', '3', '4']]])(
    'but nothing is said of dates in %j',
    (cells) => {
      expect(columnOf(cells).remarks).not.toMatch(/dates|day without/);
    },
  );
});

test('the foot of a page among numbers is told', () => {
  const { column, remarks } = columnOf(['1', '2', '3', '4', 'Page 1 of 2', '5', '6', 'Page 2 of 2']);
  expect(column.format).toBeUndefined();
  expect(remarks).toMatch(/6 of 8 cells are numbers, and "Page 1 of 2" is not/);
});

describe('a value or nothing', () => {
  test('is learned from, if a value is chosen or not', () => {
    const { column, remarks } = columnOf(repeat(['Red', '', ''], 24));
    expect(column).toMatchObject({ kind: 'category', missing: 16 });
    expect(column.leftOut).toBeUndefined();
    expect(remarks).toMatch(/"Red" stands in 8 cells and all others are empty/);
  });

  test.each<[string, string[]]>([
    ['hardly ever a value', [...repeat([''], 98), 'Red', 'Red']],
    ['hardly ever none', [...repeat(['Red'], 98), '', '']],
    ['unknown rather than empty', repeat(['Red', '', 'NA'], 24)],
  ])('but not where there is %s', (_, cells) => {
    expect(columnOf(cells).column).toMatchObject({ kind: 'constant', leftOut: { type: 'oneTextOrNone' } });
  });
});
