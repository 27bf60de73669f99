import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { readRecordAt } from '../../../src/csv/readRecordAt.ts';
import { tableShape } from '../../../src/csv/tableShape.ts';
import { said } from '../said.ts';
import { tableRows } from './tableRows.ts';

const rows = [
  ['Oslo', '7', 'a'],
  ['Rome', '8.5', ''],
  ['New York', '9', 'b-c'],
];
const bars = (row: readonly string[]) => `| ${row.join(' | ')} |`;
const names = ['town', 'visits', 'note'];

test.each([
  ['Markdown', [bars(names), '|:-----|-----:|:---:|', ...rows.map(bars)]],
  ['MySQL', ['+------+---+---+', bars(names), '+------+---+---+', ...rows.map(bars), '+------+---+---+', '3 rows in set (0.00 sec)']],
  ['PostgreSQL', [' town | visits | note', '------+--------+------', ...rows.map((row) => ` ${row.join(' | ')}`), '(3 rows)']],
  ['Org', [bars(names), '|------+---+---|', ...rows.map(bars)]],
  [
    'boxes',
    ['┌────┬───┬───┐', bars(names), '├────┼───┼───┤', ...rows.map(bars), '└────┴───┴───┘'].map((line) => line.replaceAll('|', '│')),
  ],
])('a table as %s draws it', (_, lines) => {
  const text = `${lines.join('\n')}\n`;
  const table = readCsv(text);
  expect(table.names).toEqual(names);
  expect(tableRows(table)).toEqual(rows);
  expect(said(table.warnings)).toEqual([]);
  // A hover reads a single line.
  const line = lines.findIndex((other) => other.includes('Rome'));
  expect(table.startLines[1]).toBe(line);
  const found = readRecordAt({ lineCount: lines.length, lineAt: (index) => lines[index] }, line, tableShape(table));
  expect([...(found?.cells.values() ?? [])].map((cell) => cell.trim())).toEqual(rows[1]);
});

test('a table whose columns are spaced and underlined', () => {
  const table = readCsv('town  visits\n----  ------\nOslo  7\nRome  8\n');
  expect(tableRows(table)).toEqual([
    ['Oslo', '7'],
    ['Rome', '8'],
  ]);
});

test('dashes in the rows of a plain table are cells', () => {
  expect(tableRows(readCsv('a,b\n--,1\n--,2\n'))).toEqual([
    ['--', '1'],
    ['--', '2'],
  ]);
});

test('notes below the rows are not rows, unless the rows above look the same', () => {
  const table = readCsv('a,b,c\nx,1,2\ny,3,4\nz,5,6\nw,7,8\n"Source: World Bank",,\n"Last Updated: 2024",,\n');
  expect(table.rowCount).toBe(4);
  expect(said(table.warnings)).toEqual(['The last 2 lines, from line 6 on, have only a note in the first cell and were skipped.']);
  expect(readCsv('a,b,c\nx y,,\ny,3,4\nz,5,6\nw,7,8\nv w,,\n').rowCount).toBe(5);
  expect(said(readCsv('a,b,c\nx,1,2\ny,3,4\nz,5,6\nTotal,9,12\nSource: me,,\n').warnings)).toHaveLength(2);
});

test('a title above the names is skipped with the empty cells between them', () => {
  const { names, rowCount, warnings } = readCsv('Sales report,,\n,,\ntown,a,b\nx,1,2\ny,3,4\nz,5,6\n');
  expect([names, rowCount]).toEqual([['town', 'a', 'b'], 3]);
  expect(said(warnings)).toEqual(['Line 1 is above the table and a blank line, and was skipped as a note.']);
});
