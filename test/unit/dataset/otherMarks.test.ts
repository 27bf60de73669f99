import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';
import { repeat, tableOf } from './buildFrom.ts';

// Marks that may mean "no value", what only looks like one, and values that a number would make one.

function columnOf(cells: readonly string[], name = 'v') {
  const count = cells.length * 6;
  const table = readCsv(tableOf({ [name]: repeat(cells, count), other: repeat(['p', 'q'], count) }));
  const [column] = describeColumns(table);
  return { column, remarks: said(column.remarks).join(' | ') };
}

describe('what may mean no value is said', () => {
  test.each([
    '<unknown>',
    '__NA__',
    '_NA_',
    'not_available',
    'Not-Available',
    '[unknown]',
    'N/D',
    'n.v.t.',
    'VOID',
    '/',
    '#',
    '**',
    '$',
    '!!',
  ])('%s', (mark) => {
    const { column, remarks } = columnOf(['good', 'bad', mark, 'good']);
    expect(column).toMatchObject({ distinct: 3, missing: 0 });
    expect(remarks).toContain(`"${mark}" in 6 cells is a value like any other; it can be taken for a missing one`);
  });

  test.each([
    ['signs among signs', [':)', ':(', ':|', ':D']],
    ['several signs', ['a', 'b', '#', '/', '!']],
    ['a sign beside a single word', ['#', 'word']],
    ['words in brackets', ['<small>', '<large>', '<unsure>']],
  ])('but not %s', (_, cells) => expect(columnOf(cells).remarks).not.toMatch(/missing/));
});

test.each([
  ['True', 'False', 'None'],
  ['true', 'false', 'None'],
])('None beside %s and %s is no third answer', (...cells) => {
  const { column } = columnOf(cells);
  expect(column).toMatchObject({ kind: 'boolean', distinct: 2, missing: 6 });
});

test('but None among degrees is one', () => {
  expect(columnOf(['None', 'Some', 'Severe', 'None']).column).toMatchObject({ distinct: 3, missing: 0 });
});

test('NAN among codes of airports is one of them', () => {
  expect(columnOf(['NAN', 'SUV', 'APW', 'TBU']).column).toMatchObject({ distinct: 4, missing: 0 });
  expect(columnOf(['NAN', 'LOW', 'MED', 'HI']).column).toMatchObject({ distinct: 3, missing: 6 });
  expect(columnOf(['NAN', 'Suva', 'Apia', 'Rome']).column).toMatchObject({ distinct: 3, missing: 6 });
});

describe('a number that is written in two ways is two codes beside others', () => {
  test.each([
    [
      ['1.0', '1', 'A1'],
      ['1', '1.0', 'A1'],
    ],
    [
      ['1.10', '1.1', '2.0-beta'],
      ['1.1', '1.10', '2.0-beta'],
    ],
  ])('%j', (cells, classes) => expect(columnOf(cells).column).toMatchObject({ kind: 'category', classes }));

  test('and one beside words, which is said', () => {
    const { column, remarks } = columnOf(['1.0', '1', 'unknown', '2']);
    expect(column).toMatchObject({ kind: 'category', distinct: 3 });
    expect(remarks).toContain('"1.0" and "1" are the same number, and one value');
    expect(columnOf(['1', '2', 'unknown', '3']).remarks).not.toContain('same number');
    expect(columnOf(['1.0', '1', 'NA', '2']).remarks).not.toContain('same number');
  });

  test('but not beside words, units and other numbers', () => {
    expect(columnOf(['1.0', '1', 'good', 'bad']).column.distinct).toBe(3);
    expect(columnOf(['1.0 kg', '1 kg', '1.50 kg']).column).toMatchObject({ kind: 'number', distinct: 2 });
    expect(columnOf(['1.0', '1', '2.50']).column).toMatchObject({ kind: 'number', distinct: 2 });
  });
});

test('yes and no of another language are two answers, however many spellings they have', () => {
  expect(columnOf(['Ja', 'ja', 'JA', 'Nein', 'nein']).column).toMatchObject({ kind: 'boolean', distinct: 2 });
  expect(columnOf(['Ja', 'ja', 'JA', 'Nein', 'vielleicht']).column).toMatchObject({ kind: 'category', distinct: 5 });
});

test('telephone numbers are codes by their name', () => {
  expect(columnOf(['4912345', '4998765', '4955555'], 'tel').remarks).toMatch(/by its name it holds codes/);
  expect(columnOf(['4912345', '4998765', '4955555'], 'hotel').remarks).not.toMatch(/codes/);
});
