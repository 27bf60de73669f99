import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CsvTable, Delimiter, Quoting } from '../../../src/csv/csvTable.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { addCells } from '../../../src/tables/addCells.ts';
import { findCellStyle, writeCell, type CellStyle } from '../../../src/tables/cellStyle.ts';
import { fillCells } from '../../../src/tables/fillCells.ts';
import { UserError } from '../../../src/userError.ts';
import { tableRows } from '../csv/tableRows.ts';
import { expectEqual } from '../expectEqual.ts';
import { behind, edited, partOf } from './editedText.ts';

interface Writing {
  readonly delimiter: Delimiter;
  readonly quoting?: Quoting;
  readonly quotes: 'all' | 'texts' | 'none';
  readonly ends: '' | 'delimiter' | 'spaces';
}

const writings: readonly Writing[] = ([',', ';', '\t', '|', ' ', '^', '~', '::', '\u0001', '\u001F'] as const).flatMap((delimiter) =>
  ([undefined, 'single', 'line'] as const).flatMap((quoting) =>
    (['all', 'texts', 'none'] as const).flatMap((quotes) =>
      (delimiter === ' ' ? (['', 'spaces'] as const) : (['', 'delimiter'] as const)).map((ends) => ({
        delimiter,
        ...(quoting ? { quoting } : {}),
        quotes,
        ends,
      })),
    ),
  ),
);

const words = ['red', 'blue sky', 'green', 'grey', 'say "so"', "it's", 'a,b', 'x;y', 'Ünï, 값', 'two\nlines'];
const names = ['width', 'color', 'note', 'label'];

/** Writes a table by hand in the form of `writing`, including lines in quotes. */
function write(rows: readonly (readonly string[])[], { delimiter, quoting, quotes, ends }: Writing): string {
  const style: CellStyle = {
    ...{ delimiter, quotesTexts: quotes !== 'none', quotesNumbers: quotes === 'all', quotesNames: quotes !== 'none', decimal: '.' },
    ...(quoting === 'single' ? { quoting } : {}),
  };
  const kindOf = (cell: string) => (/^[\d.]+$/.test(cell) ? 'number' : 'text');
  return [names, ...rows]
    .map((cells) => {
      const line = cells.map((cell) => writeCell(cell, kindOf(cell), style)).join(delimiter);
      const ended = line + (ends === 'delimiter' ? delimiter : ends === 'spaces' ? '  ' : '');
      return quoting === 'line' ? `"${ended.replaceAll('"', '""')}"` : ended;
    })
    .join('\n');
}

const tables = fc.array(
  fc.record({
    width: fc.integer({ min: 1, max: 99_999 }),
    word: fc.constantFrom(...words),
    note: fc.constantFrom('one', 'two', 'three'),
    label: fc.constantFrom('yes', 'no', 'NA', ''),
  }),
  { minLength: 6, maxLength: 12 },
);

function readUnlessRefused(text: string): CsvTable | undefined {
  try {
    return readCsv(text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

const answersOf = ({ delimiter }: Writing) => [
  'plain',
  delimiter === ' ' ? 'two words' : 'with, comma; and | more',
  'quo"te',
  "apo's",
  '0.25',
];

test.each(writings)('new cells come after those of every row, and nothing else changes: %o', (writing) => {
  const answers = answersOf(writing);
  fc.assert(
    fc.property(tables, (rows) => {
      // A line in quotes, or one of single quotes, is one line.
      const isOneLine = writing.quoting !== undefined || writing.delimiter === ' ' || writing.delimiter === '::';
      const cells = rows.map(({ width, word, note, label }, index) => [
        String(width),
        index < 3 || (isOneLine && word.includes('\n')) ? 'plain' : word,
        note,
        label === '' && writing.delimiter === ' ' ? 'NA' : label,
      ]);
      const text = write(cells, writing);
      // How a random table is read is not tested here, so only tables that are read as they were written are used.
      const before = readUnlessRefused(text);
      fc.pre(before !== undefined);
      fc.pre(before.delimiter === writing.delimiter && before.names.join() === names.join());
      fc.pre(isDeepStrictEqual(tableRows(before), cells));
      const { part, block, headerLine } = partOf(text);
      const style = findCellStyle(before, block.texts[headerLine ?? 0], block.texts.slice(1), '.');
      const ofRow = (row: number) => [writeCell(answers[row % answers.length], 'text', style), writeCell('0.5', 'number', style)];
      const edits = addCells(part, block, headerLine, {
        names: behind([writeCell('guess', 'name', style), writeCell('p', 'name', style)], style),
        nothing: behind([writeCell('', 'text', style), writeCell('', 'text', style)], style),
        ofRow: (row) => behind(ofRow(row), style),
      });
      const after = readCsv(edited(block, edits));
      expectEqual(after.names, [...names, 'guess', 'p']);
      // As they were written, the rows are the cells.
      expectEqual(
        tableRows(after),
        cells.map((row, index) => [...row, answers[index % answers.length], '0.5']),
      );
      expect(edits.every(({ start, end }) => start === end)).toBe(true);
      const blanks = Uint32Array.from(cells.keys()).filter((row) => ['', 'NA'].includes(cells[row][3]));
      const isBlank = (content: string) => content === '' || content === 'NA';
      const filled = fillCells(part, block, { column: 3, kind: 'text', rows: blanks, ofRow: () => answers[1], isBlank }, style);
      expect(filled.length).toBe(blanks.length);
      expectEqual(
        tableRows(readCsv(edited(block, filled))),
        cells.map((row, index) => (blanks.includes(index) ? [...row.slice(0, 3), answers[1]] : row)),
      );
    }),
    { numRuns: 25 },
  );
});

test('what is no row stays as it is, totals get empty cells, repeated names the new ones', () => {
  const text = ['sep=;', '# exported', 'a;b', '1;2', '3;4;', '# a note', '5', '', 'a;b', '6;7;;8', '9;10', '10;11', 'total;27', ''].join(
    '\n',
  );
  const { part, block, headerLine } = partOf(text);
  const edits = addCells(part, block, headerLine, { names: ';c;d', nothing: ';;', ofRow: (row) => `;r${row};x` });
  expect(edited(block, edits).split('\n')).toEqual([
    ...['sep=;', '# exported', 'a;b;c;d', '1;2;r0;x', '3;4;r1;x;', '# a note', '5', '', 'a;b;c;d', '6;7;;8', '9;10;r2;x', '10;11;r3;x'],
    ...['total;27;;', ''],
  ]);
});

test('a delimiter that ends every line ends it still, a header in a comment gets its names, and one of rows alone gets none', () => {
  const addTo = (text: string, delimiter: string) => {
    const { part, block, headerLine } = partOf(text);
    const nothing = delimiter + delimiter;
    const edits = addCells(part, block, headerLine, { names: `${delimiter}c`, nothing, ofRow: (row) => `${delimiter}r${row}` });
    return edited(block, edits);
  };
  expect(addTo('a,b,\n1,2,\n3,4,\n', ',')).toBe('a,b,c,\n1,2,r0,\n3,4,r1,\n');
  expect(addTo('# x y\n1.5 2\n3.5 4\n', ' ')).toBe('# x y c\n1.5 2 r0\n3.5 4 r1\n');
  expect(addTo('1,2\n3,4\n5,6\n7,8', ',')).toBe('1,2,r0\n3,4,r1\n5,6,r2\n7,8,r3');
  expect(addTo('"b","c"\n"1",1,2\n"2",3,4\n"3",5,6\n', ',')).toBe('"b","c",c\n"1",1,2,r0\n"2",3,4,r1\n"3",5,6,r2\n');
});
