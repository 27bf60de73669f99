import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { parseNumber } from '../../../src/dataset/cells/numbers/parseNumber.ts';
import { columnValues } from '../../../src/dataset/columns/columnValues.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import type { ColumnChoices } from '../../../src/dataset/columns/recipe/recipe.ts';
import { said } from '../said.ts';
import { repeat, tableOf } from './buildFrom.ts';

// Numbers from other programs, as users report them: how they are read, and the remark if they are kept as texts.

function columnOf(cells: readonly string[], choices: ColumnChoices = {}) {
  const table = readCsv(tableOf({ v: repeat(cells, Math.max(24, cells.length)), other: repeat(['p', 'q'], Math.max(24, cells.length)) }));
  const [column] = describeColumns(table, choices);
  const values = column.format ? [...columnValues(table.columns[0], column)].slice(0, cells.length) : [];
  return { column, values, remarks: said(column.remarks).join(' | ') };
}

describe('are numbers', () => {
  test.each<[string, string[], number[], RegExp?]>([
    ['underscores between thousands', ['1_000', '2_500.5', '900'], [1000, 2500.5, 900]],
    ['straight quotes that were escaped', ['"12.5"', '"7.2"', '"9"'], [12.5, 7.2, 9]],
    ['quotes of print', ['“12.5”', '„7.2“', '«9»'], [12.5, 7.2, 9]],
    ['entities of HTML', ['12&nbsp;500', '&euro;7'.replace('&euro;', ''), '&#55;0'], [12_500, 7, 70]],
    ['grave accents between thousands', ['12`345', '7`200', '980'], [12_345, 7200, 980]],
    ['points in the middle', ['1·5', '7·25', '9'], [1.5, 7.25, 9]],
    ['units in one character', ['25℃', '31.5℃', '-4℃'], [25, 31.5, -4]],
    ['stars behind them', ['5★', '3.5★', '4★'], [5, 3.5, 4]],
    [
      'notes of an encyclopedia',
      ['1,234[1]', '5,600', '7,800[a]', '900[note 3]'],
      [1234, 5600, 7800, 900],
      /"1,234\[1\]" is read as 1234: the sign/,
    ],
    [
      'errors',
      ['1.5 ± 0.2', '7.2±0.1', '9.1 +/- 0.5'],
      [1.5, 7.2, 9.1],
      /"1\.5 ± 0\.2" is read as 1\.5: how far it may be off does not count/,
    ],
    ['errors in front of a unit', ['12,5 ± 0,2 kg', '7,2 ± 0,1 kg'], [12.5, 7.2], /does not count/],
    [
      'limits of detection',
      ['<5', '>100', '<5', '7', '<5', '12', '9.5', '31'],
      [5, 100, 5, 7, 5, 12, 9.5, 31],
      /"<5" is read as 5: the sign/,
    ],
    ['decades with an apostrophe', ["1990's", '1980’s', "2000's"], [1990, 1980, 2000]],
    ['stars of significance', ['0.5*', '0.7**', '0.9', '0.1***'], [0.5, 0.7, 0.9, 0.1], /"0\.5\*" is read as 0\.5/],
    ['currencies in front and behind', ['$1,234.50 USD', '$67.00 USD'], [1234.5, 67]],
    ['prices of something', ['$25/hr', '$18.50/hr'], [25, 18.5]],
    ['words for thousands and more', ['1.2 thousand', '3 million', '850'], [1200, 3e6, 850], /multiply them/],
    ['the same in German', ['1.5 Mio.', '850 Tsd.', '2 Mrd.'], [1.5e6, 850e3, 2e9], /multiply them/],
    ['the same in India', ['1.2 Cr', '85 Lac', '60 Lakhs'], [1.2e7, 85e5, 60e5], /multiply them/],
    ['the same in Korea', ['1.2억', '8,500만', '3천'], [1.2e8, 8.5e7, 3000], /multiply them/],
    ['more than is left out', ['1억 20000', '2억 30000', '2억'], [100_020_000, 200_030_000, 2e8], /multiply them/],
    ['prices of houses in Korea', ['1억 2000', '1억 2,500', '2억'], [1.2e8, 1.25e8, 2e8], /multiply them/],
    ['percents in Arabic', ['٪٥٠', '٢٥٪', '١٢٫٥٪'], [50, 25, 12.5]],
    ['money of Vietnam', ['1.200.000 ₫', '350.000đ', '95.000 đồng'], [1.2e6, 350_000, 95_000]],
    ['at least so many', ['1.2万', '3500', '12万+'], [12_000, 3500, 120_000]],
    ['amounts in Korea', ['3억원', '8,500만원', '900원'], [3e8, 8.5e7, 900], /multiply them/],
    ['hundred millions and ten thousands', ['2억 5,000만원', '1억2천만원', '9500만원'], [2.5e8, 1.2e8, 9.5e7], /multiply them/],
    ['the same in Chinese', ['2亿5000万元', '3万5千元', '800元'], [2.5e8, 35_000, 800]],
    ['letters in front of a currency', ['US $12.50', 'US $7', 'US $1,000.00'], [12.5, 7, 1000]],
    [
      'exponents of Fortran without their E',
      ['1.2345-103', '0.9876-101', '1.5+101', '2.5E-99'],
      [1.2345e-103, 0.9876e-101, 1.5e101, 2.5e-99],
    ],
    ['a yen of two countries', ['CN¥12.50', 'CN¥7', 'CN¥1,000'], [12.5, 7, 1000]],
    ['francs', ['SFr. 12.50', 'SFr. 7', 'SFr. 999.95'], [12.5, 7, 999.95]],
    ['rands', ['R1,234.50', 'R67.00', 'R 9.99'], [1234.5, 67, 9.99]],
    ['prices of an area', ['3500 €/m²', '4200 €/m²', '2900 €/m²'], [3500, 4200, 2900]],
    ['millions of dollars', ['$1.5MM', '$3MM', '$8.2MM'], [1.5e6, 3e6, 8.2e6], /multiply them/],
    ['nothing in an account', ['$ -', '$ 67.00', '$ (5.00)', '$ 45.06'], [0, 67, -5, 45.06], /"\$ -" is read as 0, as accounts write it/],
    ['nothing in euros', ['- €', '67.00 €', '-5.00 €'], [0, 67, -5], /"- €" is read as 0/],
    ['fractions of one character', ['½', '1½', '¾', '3'], [0.5, 1.5, 0.75, 3]],
    ['fractions behind whole numbers', ['3/4', '1 1/2', '2', '5/8'], [0.75, 1.5, 2, 0.625], /"1 1\/2" is read as 1\.5, a fraction/],
    ['feet and inches', [`5'11"`, `6'2"`, `5'8"`, `6'`], [71, 74, 68, 72], /"5'11"" is read as 71: feet and inches, in inches/],
    ['the same in words', ['5 ft 11 in', '6 ft 2 in', '5 feet 8 inches'], [71, 74, 68], /feet and inches/],
  ])('%s', (_, cells, expected, says) => {
    const { column, values, remarks } = columnOf(cells);
    expect(column.kind).toBe('number');
    expect(values).toEqual(expected);
    if (says) expect(remarks).toMatch(says);
  });

  test('a plain fraction is one when the user says so', () => {
    const { values } = columnOf(['1/2', '3/4', '1/4'], { kinds: [{ column: 'v', kind: 'number' }] });
    expect(values).toEqual([0.5, 0.75, 0.25]);
  });
});

test.each([
  [
    ['<5', '>100'],
    [5, 100],
  ],
  [
    ['<0.1 mg/L', '0.5 mg/L', '<0.1 mg/L'],
    [0.1, 0.5, 0.1],
  ],
])('bounds %j are numbers when the user says so', (cells, expected) => {
  expect(columnOf(cells, { kinds: [{ column: 'v', kind: 'number' }] }).values).toEqual(expected);
});

test('a bare number beside 1억 2000 is told to be read as it stands', () => {
  expect(columnOf(['1억 2000', '9,500', '2억']).remarks).toMatch(/"9,500" has no 만 or 억 behind it and is read as it stands/);
  expect(columnOf(['1억 2000', '2억', '3억 500']).remarks).not.toMatch(/as it stands/);
});

test.each([[["rock 'n' roll's", "10's best"]], [['1 + 2', '3 - 4', '5 ± x']]])('%j are no numbers', (cells) => {
  expect(columnOf(cells).column.format).toBeUndefined();
});

describe('are none, and that is said', () => {
  test.each<[string, string[], RegExp]>([
    [
      'fractions, days or pressures',
      ['120/80', '130/85', '110/70'],
      /"120\/80" is kept as text: it may be a fraction, a day or two numbers/,
    ],
    ['coordinates', ['(1.5, 2.5)', '(2.0, 3.5)', '(0.1, 9.5)'], /"\(1\.5, 2\.5\)" holds several numbers/],
    ['sizes', ['10 x 20', '12 x 30', '8 x 10 cm'], /holds several numbers/],
    ['lists', ['[1, 2, 3]', '[2, 5]', '[4, 5]'], /holds several numbers/],
    ['spans', ['1.5 (0.2)', '7.2 (0.1)', '9.1 (0.5)'], /holds several numbers/],
    ['fractions beside decimals', ['½', '1/2', '0.5'], /"1\/2" is kept as text: it may be a fraction/],
    ['999 among words', ['good', 'bad', '999'], /"999" in 8 cells is a value like any other; it can be taken for a missing one/],
    ['a star among words', ['good', 'bad', '*'], /"\*" in 8 cells is a value like any other/],
    ['bounds alone', ['<5', '>100'], /"<5" is a bound and is taken for a name; to have its number, choose "number"/],
    ['few measured values', ['<0.1', '0.5', '<0.1', '<0.1'], /"<0.1" is a bound and is taken for a name/],
    [
      'prices and a word',
      ['Free', '$0.99', '$4.99', 'Free', '$1.99'],
      /of 24 cells are numbers, and "Free" is not: they are kept as texts/,
    ],
    ['times and a word', ['2 beds', '3 beds', 'Studio'], /16 of 24 cells are numbers, and "Studio" is not/],
  ])('%s', (_, cells, says) => {
    const { column, remarks } = columnOf(cells);
    expect(column.kind).toBe('category');
    expect(remarks).toMatch(says);
  });

  test.each([
    [['192.168.0.1', '10.0.0.7', '10.0.0.9']],
    [['555-1234', '555-9876', '556-0000']],

    [['101_2001', '2024_001', '7_1']],
    [['A1', 'B2', 'C3']],
  ])('codes are left alone: %j', (cells) => {
    const { column, remarks } = columnOf(cells);
    expect(column.format).toBeUndefined();
    expect(remarks).toBe('');
  });
});

test('a fraction has the value of its parts, whatever they are', () => {
  const whole = fc.integer({ min: 0, max: 999 });
  fc.assert(
    fc.property(whole, fc.integer({ min: 2, max: 64 }), fc.nat(), (units, of, any) => {
      const part = any % of;
      expect(parseNumber(`${units} ${part}/${of}`, { decimal: '.', composite: 'fraction' })).toBeCloseTo(units + part / of, 9);
      expect(parseNumber(`${units} ${of}/${of}`, { decimal: '.', composite: 'fraction' })).toBeNaN();
      expect(parseNumber(`${units}'${any % 12}"`, { decimal: '.', unit: 'in', composite: 'feet' })).toBe(units * 12 + (any % 12));
    }),
  );
});
