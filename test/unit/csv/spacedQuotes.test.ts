import { expect, test } from 'vitest';
import { cellText } from '../../../src/csv/csvTable.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { readRecordAt } from '../../../src/csv/readRecordAt.ts';
import { createTableReader } from '../../../src/csv/tableReader.ts';
import { tableShape } from '../../../src/csv/tableShape.ts';

const rowsOf = (text: string) => {
  const table = readCsv(text);
  return Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => cellText(column, row)));
};

test.each([
  [
    'comma',
    'w, town, price\n40, "Paris,\nFrance", 40\n77, "Rome, Italy", 107\n64, "Oslo,\n\nNorway", 124\n',
    [
      ['40', 'Paris,\nFrance', '40'],
      ['77', 'Rome, Italy', '107'],
      ['64', 'Oslo,\n\nNorway', '124'],
    ],
  ],
  [
    'semicolon, a quote inside',
    'a; b; c\n1; "x\nsays ""y"""; 3\n2; "z"; 4\n3; "x\nq; r"; 5\n',
    [
      ['1', 'x\nsays "y"', '3'],
      ['2', 'z', '4'],
      ['3', 'x\nq; r', '5'],
    ],
  ],
  [
    'at the beginning and the end of lines',
    'town, note\n "A\nB", "c\nd"\n "C", "e"\n "D", "f, g\nh" \n',
    [
      ['A\nB', 'c\nd'],
      ['C', 'e'],
      ['D', 'f, g\nh'],
    ],
  ],
])('a cell over several lines may have a space in front of its quote: %s', (_, text, rows) => {
  expect(rowsOf(text)).toEqual(rows);
  // The row under the mouse is the same.
  const lines = text.split('\n');
  const source = { lineCount: lines.length, lineAt: (line: number) => lines[line] };
  const shape = tableShape(readCsv(text));
  expect(Array.from(readRecordAt(source, 2, shape)?.cells.values() ?? [], (cell) => cell.trim())).toEqual(rows[0]);
});

test('such cells are read wherever a block of the text ends', () => {
  const rows = Array.from({ length: 9000 }, (_, i) => `${i}, "town ${i % 7},\nland ${'x'.repeat(i % 23)}", ${i * 2}`);
  const text = `w, town, price\n${rows.join('\n')}\n`;
  const reader = createTableReader({ expectedLength: text.length });
  for (let at = 0; at < text.length; at += 70_001) reader.push(text.slice(at, at + 70_001));
  const table = reader.finish();
  expect([table.rowCount, table.ragged.length]).toEqual([9000, 0]);
  expect(cellText(table.columns[1], 4567)).toBe(`town ${4567 % 7},\nland ${'x'.repeat(4567 % 23)}`);
});

test('a lone quote after a space does not include the lines below', () => {
  const rows = Array.from({ length: 4000 }, (_, i) => `${i}, ${i % 900 === 5 ? '"open' : `n${i % 3}`}, ${i * 2}`);
  const table = readCsv(`w, size, price\n${rows.join('\n')}\n`);
  expect([table.rowCount, table.ragged.length]).toEqual([4000, 0]);
});
