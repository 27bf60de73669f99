import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { parseComposite } from '../../../src/dataset/cells/numbers/parseComposite.ts';
import { splitSignWord } from '../../../src/dataset/cells/numbers/signWords.ts';
import type { ColumnKind } from '../../../src/dataset/columns/column.ts';
import { classOfText, columnValues } from '../../../src/dataset/columns/columnValues.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';
import { repeat, tableOf } from './buildFrom.ts';

// Numbers in several parts, in other digits and with words for their signs; versions recognized by the column's name; and texts that only
// look like these.

type Cells = readonly (string | number)[];

function look(name: string, cells: Cells, kind?: ColumnKind) {
  const table = readCsv(tableOf({ [name]: cells, other: cells.map((_, row) => row % 3) }));
  const [column] = describeColumns(table, kind ? { kinds: [{ column: name, kind }] } : {});
  return { column, said: said(column.remarks).join(' | '), values: [...columnValues(table.columns[0], column)] };
}

describe('are numbers', () => {
  test.each<[string, Cells, number[], RegExp]>([
    ['lat', [`51°30'26"N`, `40°42'46"N`, `33°51'35"S`], [51.507222, 40.712778, -33.859722], /in degrees/],
    ['place', ['51° 30′ 26.4″ N', '40° 42′ 46″ S'], [51.507333, -40.712778], /in degrees/],
    ['x', ['51 30 26 N', '40 42 46 S'], [51.507222, -40.712778], /in degrees/],
    ['lat', ['51.5°N', '40.25°S', 12.5], [51.5, -40.25, 12.5], /in degrees/],
    ['lon', ['-0.1278 W', '12.5 W'], [-0.1278, -12.5], /in degrees/],
    ['x', ['0.5W', '1.25E', '7.75W'], [-0.5, 1.25, -7.75], /in degrees/],
    ['x', ['N51 30.5', 'S51 15.0'], [51.508333, -51.25], /in degrees/],
    ['mask', ['0x1F', '0xff', '0x10'], [31, 255, 16], /"0x1F" is read as 31/],
    ['mask', ['0b101', '0b11'], [5, 3], /"0b101" is read as 5/],
    ['place', ['1st', '2nd', '3rd', '24th'], [1, 2, 3, 24], /"1st" is read as 1/],
    ['height', ['6-11', '5-9', '6-2'], [83, 69, 74], /feet and inches/],
    ['Ht', ['5-0', '7-1', '5-11'], [60, 85, 71], /feet and inches/],
    ['weight', ['9 st 4 lb', '10 st 0 lb', '12 stone 13'], [130, 140, 181], /in pounds/],
    ['weight', ['7 lb 3 oz', '8lbs 15oz'], [7.1875, 8.9375], /in pounds/],
    ['amount', ['5.50 CR', '3.25 DR', '7 CR'], [5.5, -3.25, 7], /"DR" beside them/],
    ['amount', [12.5, '3.25CR', 8], [12.5, -3.25, 8], /"CR" beside them/],
    ['Saldo', ['1.200,50 H', '61,25 S', '2,20 H'], [1200.5, -61.25, 2.2], /"S" beside them/],
    ['change', ['▲4', '▼5', '▲7'], [4, -5, 7], /"▼" beside them/],
    ['change', ['↑4%', '↓5%', '0%'], [4, -5, 0], /"↓" beside them/],
    ['change', [4, '△5', 7, '△1,234'], [4, -5, 7, -1234], /"△" beside them/],
    ['v', ['10^3', '10⁻²', '10**4'], [1000, 0.01, 10_000], /^$/],
    ['v', ['‘0.5’', '‘1.5’', "'2.5'"], [0.5, 1.5, 2.5], /^$/],
    ['v', ['ca. 12', 15.5, 'about 20', '약 $7'], [12, 15.5, 20, 7], /the sign beside the digits is ignored/],
    ['v', ['12.5 (p)', 15.5, '20(est.)', '7 (provisional)'], [12.5, 15.5, 20, 7], /the sign beside the digits is ignored/],
    ['v', ['1.5×10**5', '2*10^3'], [150_000, 2000], /^$/],
  ])('%s: %j', (name, cells, values, says) => {
    const found = look(name, cells);
    expect(found.column.kind).toBe('number');
    expect(found.values).toHaveLength(values.length);
    for (const [row, value] of values.entries()) expect(found.values[row]).toBeCloseTo(value, 5);
    expect(found.said).toMatch(says);
  });
});

describe('are something else', () => {
  test.each<[string, Cells, string]>([
    ['seat', ['12A', '14E', '3W', '7C'], ''],
    ['power', ['100 W', '60 W', '40 W'], 'number'],
    ['force', ['10 N', '25 N', '5 N'], 'number'],
    ['score', ['6-11', '5-9', '6-2', '21-14'], 'category'],
    ['code', [1, 2, 3, '0x10', 5, 6, 7, 8, 9, 10.5, 11, 12], 'number'],
    ['street', ['5th Avenue', '1st Street'], 'category'],
    ['price', ['5 Cr', 12, '7 Cr', 30], 'number'],
    ['time', ['30 s', '5 h', '12 s', '2 h'], 'number'],
    ['weight', ['5 lbs', '7 lbs', '9 lbs'], 'number'],
    ['street', ['about town', 'Cabrera 5', 'Call 7'], 'category'],
    ['answer', ['5 (good)', '4 (fair)', '3 (bad)'], 'category'],
  ])('%s: %j', (name, cells, kind) => {
    const found = look(name, repeat(cells, 24));
    if (kind !== '') expect(found.column.kind).toBe(kind);
    expect(found.column.format?.signs).toBeUndefined();
    expect(found.column.format?.composite).toBeUndefined();
  });
});

test.each<[Cells]>([[['#1', '#2', '#12']], [['No. 5', 'No. 7']], [['Nr 5', 'Nr 7', 'Nr 8']], [['№ 5', '№ 7']]])(
  '%j are names, which is said and can be switched',
  (cells) => {
    const asked = repeat(cells, 12);
    expect(look('rank', asked)).toMatchObject({ column: { kind: 'category' } });
    expect(look('rank', asked).said).toMatch(/is taken for a name; to read it as a number, choose "number"/);
    expect(look('rank', asked, 'number').column.kind).toBe('number');
  },
);

test('places, hexadecimal digits and angles can be had as names', () => {
  for (const cells of [
    ['1st', '2nd'],
    ['0x1F', '0x2F'],
    [`51°30'26"N`, `12°30'26"N`],
  ])
    expect(look('v', repeat(cells, 12), 'category').column.kind).toBe('category');
});

describe('versions', () => {
  test.each(['version', 'ver', 'Python version', 'release', 'appVersion', 'firmware', '버전'])(
    'below "%s" 1.1 and 1.10 are two, and it is said',
    (name) => {
      const { column, said: words } = look(name === 'Python version' ? 'python_version' : name, repeat(['1.1', '1.10', '1.2', '1.9'], 12));
      expect(column).toMatchObject({ kind: 'category', distinct: 4 });
      expect(words).toBe('"1.10" is a version: its column is read as names, not as numbers');
    },
  );

  test('3.10 is no 3.1, though none stands there', () => {
    const { column } = look('version', repeat(['3.8', '3.9', '3.10', '3.11'], 12));
    const names = column.classes ?? [];
    expect(column.distinct).toBe(4);
    expect(classOfText('3.10', names, column)).toBe(names.indexOf('3.10'));
    expect(classOfText('3.1', names, column)).toBeLessThan(0);
  });

  test.each<[string, Cells]>([
    ['python', ['3.8', '3.9', '3.10', '3.11']],
    ['chapter', ['1.1', '1.9', '1.10', '1.11', '2.1', '2', 'NA']],
    ['level', ['1.8', '1.9', '1.10', '1.11', '1.12', '2.1', '2.3']],
  ])('numbers that go on behind the 9 are versions without such a name, too: %s', (name, cells) => {
    const { column, said: words } = look(name, repeat(cells, 28));
    expect(column).toMatchObject({ kind: 'category', distinct: cells.filter((cell) => cell !== 'NA').length });
    expect(words).toContain(
      '"1.10" is a version: its column is read as names, not as numbers'.replace(
        '1.10',
        String(cells.find((cell) => /\.10$/.test(String(cell)))),
      ),
    );
    expect(look(name, repeat(cells, 28), 'number').column.kind).toBe('number');
  });

  test('otherwise 1.1 and 1.10 are pointed out', () => {
    const { column, said: words } = look('section', repeat(['1.1', '1.2', '1.10', '2.1'], 12));
    expect(column).toMatchObject({ kind: 'number', distinct: 3 });
    expect(words).toBe('"1.1" and "1.10" are the same number: if they are versions or chapters, write a letter before them, as in "v1.10"');
  });

  test.each<[string, Cells]>([
    ['prices', ['1.1', '1.10', '1.25', '0.9', '3.50']],
    ['decimals of one length', ['1.10', '1.20', '2.10']],
    ['as programs print numbers', ['1.1', '1.9', '1.11', '0.05', '12.75']],
    ['small parts', ['1.9', '1.10', '1.11', '1.05']],
    ['below zero', ['-1.9', '1.10', '1.11', '1.9']],
    ['three digits', ['1.9', '1.10', '1.11', '1.125']],
  ])('and no word where the parts are hardly counted: %s', (_, cells) => {
    const { column, said: words } = look('size', repeat(cells, 30));
    expect([column.kind, words]).toEqual(['number', '']);
  });

  test.each<[string, Cells]>([
    ['size', ['1.1', '1.10', '1.2', '1.9']],
    ['conversion', ['1.1', '1.10', '1.2', '1.9']],
    ['version', [1, 2, 3, 4]],
    ['version', ['1.1', '1.2', '1.3', '2.4']],
    ['release', ['1.50', '2.50', '3.25', '9.10']],
  ])('but %s: %j are numbers', (name, cells) => {
    expect(look(name, repeat(cells, 12)).column.kind).toBe('number');
  });
});

test('texts of several parts are told from others', () => {
  expect(parseComposite('51°61', 'degrees')).toBeNaN();
  expect(parseComposite('400°', 'degrees')).toBeNaN();
  expect(parseComposite('51', 'degrees')).toBeNaN();
  expect(parseComposite('N 5 S', 'degrees')).toBeNaN();
  expect(parseComposite('6-12', 'dashedFeet')).toBeNaN();
  expect(parseComposite('9 st 14 lb', 'pounds')).toBeNaN();
  expect(parseComposite('0xG', 'radix')).toBeNaN();
  expect(splitSignWord('CR')).toBeUndefined();
  expect(splitSignWord('-5.5 CR')).toEqual({ word: 'cr', rest: '-5.5' });
});

describe('ranges', () => {
  test.each<[Cells, string, string]>([
    [['18-24', '25-34', '65+'], '18-24', '21'],
    [['18–24', '25–34', '≥65', '<18'], '18-24', '21'],
    [['[0, 10)', '[10, 20)', '[20, 30)'], '[0, 10)', '5'],
    [['(0, 10]', '(10, 20]'], '(0, 10]', '5'],
    [['1 to 5', '6 to 10', 'more than 10'], '1 to 5', '3'],
    [['$0 - $9,999', '$10,000 - $19,999', '$20,000+'], '$0 - $9,999', '4999.5'],
    [['<20k', '20k-50k', '50k+'], '20k-50k', '35000'],
  ])('%j are names, which is said, and may be had as their middles', (cells, cell, middle) => {
    const asked = repeat(cells, 12);
    expect(look('x', asked).column.kind).toBe('category');
    expect(look('x', asked).said).toBe(
      `"${cell}" is a range and is taken for a name without an order; to read it as its middle, ${middle}, choose "number"`,
    );
    const { column, values, said: words } = look('x', asked, 'number');
    expect(column).toMatchObject({ kind: 'number', invalid: 0 });
    expect(values.includes(Number(middle))).toBe(true);
    expect(words).toContain('the middle of the range');
  });

  test.each<[Cells]>([
    [['21-14', '6-11', '25-23']],
    [['0-5', '1-6', '2-7']],
    [['555-1234', '556-1234']],
    [['12-A', '13-B']],
    [['2023-24', '2024-25']],
  ])('nothing is said of %j', (cells) => {
    expect(look('x', repeat(cells, 12)).said).not.toMatch(/range/);
  });
});

test.each([
  [['#FF8800', '#00FF00', '#123456'], /"#FF8800" is a colour and is taken for a name/],
  [['Action|Drama', 'Drama', 'Comedy|Action', 'Comedy'], /"Action\|Drama" holds several values and is taken for one as it stands/],
  [['R, SPSS', 'Excel, R', 'Excel', 'SPSS, Excel'], /"R, SPSS" holds several values/],
  [['빨강;파랑', '파랑', '빨강', '파랑;빨강'], /"빨강;파랑" holds several values/],
  [['>10', '>22.5', '<37'], /">10" is a bound and is taken for a name; to have its number, choose "number"/],
  [['1 - never', '2', '3', '4 - always'], /6 of 12 cells are numbers, and "1 - never" is not/],
  [['["a", "b"]', '["a"]', '[]'], /holds several values and is taken for one as it stands/],
  [["{'a': 1}", "{'a': 2}", "{'b': 1}"], /holds several values and is taken for one as it stands/],
])('%j are said to be no numbers', (cells, says) => {
  expect(look('x', repeat(cells, 12))).toMatchObject({ column: { kind: 'category' } });
  expect(look('x', repeat(cells, 12)).said).toMatch(says);
});

test.each([
  [['#123456', '#234567', '#345678']],
  [['Paris, France', 'Lyon, France', 'Rome, Italy', 'Milan, Italy']],
  [['A/B', 'A', 'B', 'O']],
  [['[a', '{b', 'c}']],
])('but nothing of %j', (cells) => {
  expect(look('x', repeat(cells, 12)).said).not.toMatch(/colour|several values/);
});
