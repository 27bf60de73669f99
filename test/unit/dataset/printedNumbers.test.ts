import { describe, expect, test } from 'vitest';
import { repeat } from './buildFrom.ts';
import { describedColumn } from './describedColumn.ts';

// Numbers as programs print them and shops rate them; thousands without evidence elsewhere; marks with a unit.

function columnOf(cells: readonly string[], beside: readonly string[] = ['x'], delimiter = ';') {
  const count = Math.max(24, cells.length);
  const others = repeat(beside, count);
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = repeat(cells, count).map((cell, row) => `${quote(cell)}${delimiter}${quote(others[row])}`);
  return describedColumn([`v${delimiter}other`, ...lines].join('\n'), cells.length);
}

describe('points of as many as there are', () => {
  test.each<[string[], number[]]>([
    [
      ['4.5/5', '3.5/5', '2.0/5'],
      [4.5, 3.5, 2],
    ],
    [
      ['4.1 /5', '3.8 /5', '4/5'],
      [4.1, 3.8, 4],
    ],
    [
      ['7/10', '9/10', '12/10'],
      [7, 9, 12],
    ],
    [
      ['4.1 out of 5 stars', '3.8 out of 5 stars', '4.4 out of 5 stars'],
      [4.1, 3.8, 4.4],
    ],
  ])('%j', (cells, expected) => {
    const { column, values, remarks } = columnOf(cells);
    expect(column).toMatchObject({ kind: 'number', format: { composite: 'outOf' } });
    expect(values).toEqual(expected);
    expect(remarks).toMatch(/is read as [\d.]+, out of (?:5|10); to read it as a name, choose "category"/);
  });

  test('beside a few words', () => {
    const cells = ['4.1/5', 'NEW', '3.8/5', '4.4/5', '-', '2.9/5', '3.1/5', '3.3/5', '3.5/5', '4.9/5', '4.6/5', '2.2/5'];
    const { column, values } = columnOf(cells);
    expect(column).toMatchObject({ kind: 'number', missing: 2, invalid: 2 });
    expect(values.slice(0, 3)).toEqual([4.1, Number.NaN, 3.8]);
  });

  test.each([[['1/2', '3/4', '1/3']], [['120/80', '130/85', '110/70']], [['2019/20', '2020/20', '2018/19']], [['1/5', '2/5']]])(
    'but not %j',
    (cells) => expect(columnOf(cells).column.kind).toBe('category'),
  );
});

describe('numbers that Python has printed', () => {
  test.each<[string[], number[]]>([
    [
      ['np.float64(40.5)', 'np.float64(7e-05)', 'np.int32(-54)'],
      [40.5, 7e-5, -54],
    ],
    [
      ['tensor(0.52)', "tensor(0.61, device='cuda:0')", 'tensor(0.7, grad_fn=<MeanBackward0>)', 'tensor([0.1])'],
      [0.52, 0.61, 0.7, 0.1],
    ],
    [
      ["Decimal('40.50')", "Decimal('-7')"],
      [40.5, -7],
    ],
    [
      ['[0.52]', '[-0.61]', '[7e-05]'],
      [0.52, -0.61, 7e-5],
    ],
  ])('%j', (cells, expected) => expect(columnOf(cells).values).toEqual(expected));

  test.each([[['[1, 2]', '[2, 3]', '[3, 1]']], [['f(1)', 'g(2)', 'h(3)']], [['float(x)', 'tensor(y)']]])('but not %j', (cells) =>
    expect(columnOf(cells).column.kind).toBe('category'),
  );
});

describe('a point between thousands without other evidence', () => {
  test('is one where three-digit numbers have none', () => {
    const { values, remarks } = columnOf(['1.250', '480', '12.500', '720'], ['5', '6']);
    expect(values).toEqual([1250, 480, 12_500, 720]);
    expect(remarks).toMatch(/is read as 1250: the point separates thousands/);
  });

  test('zeros are kept where all numbers have a point', () => {
    expect(columnOf(['4.000', '2.474', '12.500'], ['5,5', '6,25']).values).toEqual([4000, 2474, 12_500]);
    expect(columnOf(['4.000', '2.474', '12.500'], ['5.5', '6.25'], ',').values).toEqual([4, 2.474, 12.5]);
  });

  test('below zero, too', () => {
    expect(columnOf(['-3.000', '-12.500', '250', '1.000'], ['5', '6']).values).toEqual([-3000, -12_500, 250, 1000]);
    expect(columnOf(['-3.000', '-12.500', '250', '1.000'], ['5,5', '6,25']).values).toEqual([-3000, -12_500, 250, 1000]);
    expect(columnOf(['-3.0', '-12.5', '250', '1.10'], ['5', '6']).values).toEqual([-3, -12.5, 250, 1.1]);
  });

  test('and zeros show it too', () => {
    expect(columnOf(['16.000', '0', '23.000', '4.000', '131'], ['5', '6']).values).toEqual([16_000, 0, 23_000, 4000, 131]);
  });

  test.each<[string, string[], string[], number[]]>([
    ['small numbers alone have none', ['1.250', '2', '3.500', '7'], ['5', '6'], [1.25, 2, 3.5, 7]],
    ['there are only the decimals that are needed', ['1.255', '480', '12.503'], ['5', '6'], [1.255, 480, 12.503]],
    ['the rest of the table has decimal points', ['1.250', '480', '12.500'], ['5.5', '6.25'], [1.25, 480, 12.5]],
  ])('but not where %s', (_, cells, beside, expected) => expect(columnOf(cells, beside).values).toEqual(expected));
});

test('a point that could separate thousands between semicolons is said', () => {
  expect(columnOf(['858.459', '126.501', '33.007'], ['5', '6']).remarks).toBe(
    '"858.459" is read as 858.459: the point is the decimal separator',
  );
  expect(columnOf(['858.459', '126.501', '33.007'], ['5', '6'], ',').remarks).toBe('');
  expect(columnOf(['0.459', '126.501', '33.007'], ['5', '6']).remarks).toBe('');
});

test.each<[string[], number[]]>([
  [
    ['120,50 %', '67,00- %', '3,5-%'],
    [120.5, -67, -3.5],
  ],
  [
    ['61- kg', '3 kg', '7- kg'],
    [-61, 3, -7],
  ],
])('a sign behind the digits and in front of a unit counts: %j', (cells, expected) => expect(columnOf(cells).values).toEqual(expected));

test.each([[['5-star', '4-star', '3-star']], [['3- 5 kg', '5- 7 kg']], [['12-inch', '13-inch', '15-inch']]])(
  'but a dash in a word is no sign: %j',
  (cells) => expect(columnOf(cells).column.kind).not.toBe('number'),
);

describe('letters behind a space', () => {
  test.each<[string[], number[]]>([
    [
      ['5 k', '2.5 k', '800'],
      [5000, 2500, 800],
    ],
    [
      ['10k+', '500', '5k+'],
      [10_000, 500, 5000],
    ],
    [
      ['293 K', '295', '301 K'],
      [293, 295, 301],
    ],
    [
      ['5 kΩ', '2.5 kΩ', '10 kΩ'],
      [5, 2.5, 10],
    ],
    [
      ['S/ 1,234.50', 'S/ 480.00', 'S/. 75.25'],
      [1234.5, 480, 75.25],
    ],
  ])('%j', (cells, expected) => {
    const { column, values } = columnOf(cells, ['5.5']);
    expect(column.kind).toBe('number');
    expect(values.slice(0, 2)).toEqual(expected.slice(0, 2));
  });
});

test('no value with the unit of the others is no word among them', () => {
  const { column, values } = columnOf(['58.16 bhp', 'null bhp', '74 bhp', '90.5 bhp']);
  expect(column).toMatchObject({ kind: 'number', format: { unit: 'bhp' }, invalid: 6 });
  expect(values).toEqual([58.16, Number.NaN, 74, 90.5]);
  expect(columnOf(['58.16 bhp', 'slow bhp', '74 bhp', '90.5 bhp']).column.kind).toBe('category');
});

test.each<[string[], RegExp]>([
  [['(1)', '(2)', '(3)'], /"\(1\)" is read as -1: parentheses mean less than zero, as in accounts/],
  [['1056', '2600', '1133 - 1384', '1521', '900'], /cells are numbers, and "1133 - 1384" is not/],
  [['pH 7.1', 'pH 6.8', 'pH 7.4'], /"pH 7.1" is taken for a name: to learn from it as a number, write the number alone/],
])('%j is said', (cells, says) => expect(columnOf(cells).remarks).toMatch(says));

test.each([[['120', '(67)', '45']], [['A 1', 'A 2', 'B 3']], [['Room 1', 'Room 2', 'Room 3']]])('nothing is said of %j', (cells) =>
  expect(columnOf(cells).remarks).not.toMatch(/parentheses|taken for a name/),
);

test.each(['####', '########', '——'])('%s is no value', (mark) => {
  expect(columnOf(['1.5', mark, '2.25', '7']).column).toMatchObject({ kind: 'number', missing: 6 });
  expect(columnOf(['good', mark, 'bad']).column).toMatchObject({ distinct: 2, missing: 8 });
});
