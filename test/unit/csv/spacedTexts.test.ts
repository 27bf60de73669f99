import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { buildFrom, repeat, scatter, tableOf } from '../dataset/buildFrom.ts';
import { said } from '../said.ts';
import { tableRows } from './tableRows.ts';

// A cell's text is trimmed. Where a value has spaces around it in some cells and none in others, different cells have become one value: that
// is said.

const longAnswer = 'a long answer '.repeat(6).trim();
/** Four times these cells in turn, beside a number. */
const textOf = (cells: readonly string[]) =>
  `answer,x\n${repeat(cells, cells.length * 4)
    .map((cell, index) => `${cell},${index}\n`)
    .join('')}`;
const remarksOf = (text: string) => said(describeColumns(readCsv(text))[0].remarks).filter((remark) => remark.includes('spaces'));

test.each([
  ['behind', ['yes', 'yes ', 'no'], 4, '"yes"'],
  ['in front', [' yes', 'yes', 'no'], 4, '"yes"'],
  ['first with, then without', ['yes ', 'no', 'no ', 'yes'], 8, '"no" or "yes"'],
  ['more than one', ['yes', ' yes', 'yes  ', 'no'], 8, '"yes"'],
  ['a tab', ['yes', 'yes\t', 'no'], 4, '"yes"'],
  ['spaces that do not break', ['yes', 'yes\u00a0', '\u3000yes', 'no'], 8, '"yes"'],
  ['within quotes', ['yes', '"yes "', '" yes"', 'no'], 8, '"yes"'],
  ['quotes within the cell', ['"a ""b"""', '"a ""b"" "', 'no'], 4, '"a "b""'],
  ['letters outside ASCII', ['José ', 'José', '서울', ' 서울'], 8, '"José" or "서울"'],
  ['a long text', [longAnswer, `${longAnswer} `, 'no'], 4, '"a long answer a long answer a long answ…"'],
  ['codes beside a number', ['A1', 'A1 ', '7', ' 7'], 4, '"A1"'],
  ['many values', ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [name, `${name} `]), 20, '"a", "b", "c" or 2 more'],
])('spaces around a value in some cells are said: %s', (_, cells, count, values) => {
  const text = textOf(cells);
  const says = `${count} cells with ${values} have spaces around the text, others have none: spaces make no other value`;
  expect(remarksOf(text)).toEqual([says]);
  expect(readCsv(text, 'library')).toEqual(readCsv(text));
  expect(tableRows(readCsv(text)).map(([cell]) => cell)).toEqual(
    repeat(cells, cells.length * 4).map((cell) =>
      cell
        .replace(/^"(.*)"$/s, '$1')
        .replaceAll('""', '"')
        .trim(),
    ),
  );
});

test('a single cell is told in the singular, and after training as a warning of its column', () => {
  const cells = repeat(['yes', 'no'], 60).with(7, 'no ');
  const { columns, warnings, encoder } = buildFrom(tableOf({ x: scatter(60), answer: cells }), { target: 'answer' });
  expect(columns[1]).toMatchObject({ kind: 'boolean', distinct: 2, classes: ['no', 'yes'] });
  expect(encoder.target).toMatchObject({ classes: ['no', 'yes'] });
  expect(said(warnings)).toEqual([
    '"answer": one cell with "no" has spaces around the text, others have none: spaces make no other value.',
  ]);
});

test.each([
  ['a space after each comma', [' yes', ' no', ' yes']],
  ['cells of one width', ['yes', 'no ', 'yes']],
  ['numbers', ['7', '7 ', ' 8', '8']],
  ['empty cells, with spaces and without', ['', ' ', 'a', 'b', 'a']],
  ['a mark of a missing value', ['NA', 'NA ', 'a', 'b', 'a']],
])('no word where no values were made one: %s', (_, cells) => {
  expect(remarksOf(textOf(cells))).toEqual([]);
});

test('values that look alike within the text too are told by both remarks', () => {
  const text = textOf(['New York', 'New York ', 'New  York', 'Rome']);
  expect(remarksOf(text)).toEqual([
    '"New York" is written in 2 ways that look the same, with other spaces or invisible characters (in 8 and 4 cells): they are one value',
    '4 cells with "New York" have spaces around the text, others have none: spaces make no other value',
  ]);
});

test('more texts than one byte can tell apart', () => {
  const names = Array.from({ length: 200 }, (_, index) => `name ${index}`);
  const table = readCsv(textOf(names.flatMap((name) => [name, `${name} `])));
  expect(table.columns[0].texts).toEqual(names);
  expect(table.columns[0].padded).toHaveLength(200);
  expect(tableRows(table).map(([cell]) => cell)).toEqual(
    repeat(
      names.flatMap((name) => [name, name]),
      1600,
    ),
  );
});

test.each([
  ['a space of no width', 'age,x,age\u200b', 'Columns 1 and 3 have names that look the same, "age"'],
  ['a letter in two parts', 'Zürich,Zu\u0308rich,x', 'Columns 1 and 2 have names that look the same, "Zürich"'],
])('names that look the same are said: %s', (_, names, says) => {
  const table = readCsv(`${names}\n1,2,3\n4,5,6\n`);
  expect(new Set(table.names).size).toBe(3);
  expect(said(table.warnings)).toEqual([`${says}: they differ in characters that are not seen.`]);
});

test('names in other letters that differ to the eye need no word', () => {
  expect(readCsv('Größe,Grosse,年齢\n1,2,3\n4,5,6\n').warnings).toEqual([]);
});
