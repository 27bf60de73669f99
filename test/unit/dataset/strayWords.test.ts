import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';
import { tableOf } from './buildFrom.ts';

// A few words among values of one kind, days without a year, and words for yes and no in other languages.

function look(cells: readonly (string | number)[]) {
  const [column] = describeColumns(readCsv(tableOf({ x: cells, other: cells.map((_, row) => row % 3) })));
  return { column, said: said(column.remarks).join(' | ') };
}
const from = (count: number, cell: (row: number) => string | number) => Array.from({ length: count }, (_, row) => cell(row));

describe('a word in one of four cells leaves the others what they are', () => {
  test.each<[string, (row: number) => string | number, object]>([
    ['durations', (row) => (row % 4 === 1 ? 'DNF' : `1:${10 + row}.5`), { kind: 'number', format: { duration: 'minutes' }, invalid: 10 }],
    ['dates', (row) => (row % 4 === 1 ? 'pending' : `2024-01-${10 + (row % 18)}`), { kind: 'date', invalid: 10 }],
    ['angles', (row) => (row % 4 === 1 ? 'at sea' : `${row}°30'N`), { kind: 'number', format: { composite: 'degrees' }, invalid: 10 }],
    ['numbers', (row) => (row % 4 === 1 ? 'n/a (rain)' : row * 1.7), { kind: 'number', invalid: 10 }],
  ])('%s', (_, cell, expected) => {
    const { column, said: words } = look(from(40, cell));
    expect(column).toMatchObject(expected);
    expect(words).toMatch(/10 cells are not (?:numbers|dates)/);
  });

  test('but not many words, nor other cells with digits', () => {
    expect(look(from(40, (row) => (row % 4 === 1 ? `word ${'abcdefghij'[row >> 2]}` : `1:${10 + row}.5`))).column.kind).not.toBe('number');
    expect(look(from(40, (row) => (row % 2 === 1 ? `${row}/${row + 1}x` : row * 1.5))).column.kind).not.toBe('number');
  });
});

describe('days without a year', () => {
  test.each([
    [['31-Jan', '1-Feb', '15-Mar']],
    [['Jan 31', 'Feb 1', 'March 15']],
    [['31. Januar', '1. März', '15. Mai']],
    [['31 janv.', '1 févr.', '15 mars']],
    [['1월 31일', '2월 1일', '3월 15일']],
    [['31.01.', '01.02.', '15.03.']],
    [['--01-31', '--02-01', '--03-15']],
  ])('%j are said', (cells) => {
    const { column, said: words } = look([...cells, ...cells]);
    expect(column.format).toBeUndefined();
    expect(words).toContain(
      `"${cells[0]}" is a day without a year and is kept as text: write the year behind it to learn from it as a date`,
    );
  });

  test.each([
    [['31-Jan-24', '1-Feb-24']],
    [['Jan-24', 'Feb-24']],
    [['5 kg', '7 kg']],
    [['Jan', 'Feb']],
    [['1 May Street', '2 May Street']],
  ])('but not %j', (cells) => {
    expect(look([...cells, ...cells]).said).not.toMatch(/without a year/);
  });
});

test.each([
  ['faux', 'vrai'],
  ['FALSCH', 'WAHR'],
  ['falso', 'verdadero'],
  ['거짓', '참'],
  ['.FALSE.', '.TRUE.'],
  ['✗', '✓'],
])('%s is no and %s is yes', (no, yes) => {
  expect(look([yes, no, no, yes]).column).toMatchObject({ kind: 'boolean', classes: [no, yes] });
});
