import { describe, expect, test } from 'vitest';
import { repeat, tableOf } from './buildFrom.ts';
import { describedColumn } from './describedColumn.ts';

// Times that are kept as texts, and columns in which only whether a cell is empty says something: never without a word.

function columnOf(cells: readonly string[], name = 'v') {
  return describedColumn(tableOf({ [name]: cells, other: repeat(['p', 'q'], cells.length) }), cells.length);
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

describe('paces', () => {
  test('over different distances are not mixed', () => {
    const { column, remarks } = columnOf(['5:30 /km', '8:51 /mi', '5:10 /km', '9:00 /mi'], 'pace');
    expect(column.format).toBeUndefined();
    expect(remarks).toMatch(/its units differ \(\/km, \/mi\)/);
  });

  test('over one distance are durations, however it is written', () => {
    expect(columnOf(['5:30 /km', '5:51/k', '5:10/km'], 'pace').values).toEqual([330, 351, 310]);
  });
});

test('a short number with a bare exponent may be a range, and is told', () => {
  expect(columnOf(['1.5-103', '2.25-104', '3.1-101']).remarks).toMatch(/"1.5-103" may be a number without the E of its exponent, 1.5E-103/);
  expect(columnOf(['0.5-10', '1.5-12', '2.5-9.5']).remarks).not.toMatch(/exponent/);
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
