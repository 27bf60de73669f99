import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../src/csv/store/cellStore.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { readRecordAt, type LineSource } from '../../../src/csv/readRecordAt.ts';
import { tableShape } from '../../../src/csv/tableShape.ts';
import { tableRows } from './tableRows.ts';
import { said } from '../said.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** A text by lines, split like VS Code. */
function lines(text: string): LineSource {
  const split = text.split(/\r\n|\r|\n/);
  return { lineCount: split.length, lineAt: (line) => split[line] };
}

test.each(delimiters)('the delimiter %j is found', (delimiter) => {
  const text = [
    ['name', 'x', 'y'],
    ['"Ann, Bob; and | Eve"', '1.5', '2'],
    ['b', '3', '4'],
  ]
    .map((cells) => cells.join(delimiter))
    .join('\n');
  const table = readCsv(text);
  expect(table.delimiter).toBe(delimiter);
  expect(table.names).toEqual(['name', 'x', 'y']);
  expect(tableRows(table)[0]).toEqual(['Ann, Bob; and | Eve', '1.5', '2']);
});

test('decimal commas do not make a semicolon table one of commas', () => {
  expect(readCsv('a;b;c\n1,5;2,5;0\n3,2;4,1;1').delimiter).toBe(';');
});

test('decimal commas do not make a semicolon table without a header one of commas', () => {
  expect(readCsv('0,5;1,5\n2,5;3,5\n').delimiter).toBe(';');
  expect(readCsv('a;b,c;d\n1;2,3;4\n').delimiter).toBe(';');
  expect(readCsv('1,2\n3,4\n').delimiter).toBe(',');
});

test('many equal names are made unique quickly', () => {
  const { names } = readCsv(`${Array(20_000).fill('a').join()}\n${Array(20_000).fill('1').join()}\n`);
  expect(new Set(names).size).toBe(20_000);
  expect(names.at(-1)).toBe('a (20000)');
});

test('a quote that was just opened in the header does not make a hover read the table again for every line', () => {
  const read = new Map<number, number>();
  const source = {
    lineCount: 3000,
    lineAt: (line: number) => {
      read.set(line, (read.get(line) ?? 0) + 1);
      return line === 0 ? '"a,b' : `${line},1`;
    },
  };
  const shape = { delimiter: ',', columnCount: 2, hasMultilineRecords: false } as const;
  expect(() => readRecordAt(source, 9, shape)).toThrow('Line 1: a quote is opened');
  expect(Math.max(...read.values())).toBeLessThan(20);
});

test.each([
  ['\n', 'LF'],
  ['\r\n', 'CRLF'],
  ['\r', 'CR'],
])('line breaks %j (%s), a BOM, blank lines and quoted line breaks keep the lines right', (lineBreak) => {
  const text = '\uFEFF' + ['a,b', '', '"one', 'two",2', '', '3,"say ""hi"""', '', ''].join(lineBreak);
  const table = readCsv(text);
  expect(table.names).toEqual(['a', 'b']);
  expect(tableRows(table)).toEqual([
    ['one\ntwo', '2'],
    ['3', 'say "hi"'],
  ]);
  expect([...table.startLines]).toEqual([2, 5]);
  expect(table.hasMultilineRecords).toBe(true);
});

test.each([
  ['', 'The file is empty'],
  [' \n\t\n\n', 'blank lines only'],
  ['a,b\n', 'no rows'],
  ['a,b\n1,2\n3,"4\n5,6\n', 'Line 3: a quote is opened and never closed'],
  ['a,b\n"1"2,3\n', 'Line 2: text follows a closing quote'],
  ['a,b\n1,\u00002\n', 'Line 2 holds a NUL character'],
])('%j is refused: %s', (text, message) => {
  expect(() => readCsv(text)).toThrow(message);
});

test('ragged rows are set aside and named', () => {
  const table = readCsv('a,b\n1,2\n3\n4,5\n6,7,8\n');
  expect([...table.startLines]).toEqual([1, 3]);
  expect(said(table.warnings)).toEqual([
    '2 rows were skipped because they do not have 2 cells like the first line (line 3 has 1, line 5 has 3).',
    expect.stringContaining('50 % of all rows'),
  ]);
});

test('names are made unique, and what was done is said', () => {
  const table = readCsv('a,a,, b ,a (2)\n1,2,3,4,5\n');
  expect(table.names).toEqual(['a', 'a (3)', 'column 3', 'b', 'a (2)']);
  expect(said(table.warnings)).toHaveLength(2);
});

test('a first line of numbers is a row', () => {
  const table = readCsv('1,2\n3,4\n');
  expect(table.names).toEqual(['column 1', 'column 2']);
  expect(table.rowCount).toBe(2);
  expect(said(table.warnings)[0]).toContain('no names of columns');
});

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '1', ',', ';', '"', '\n', '|', '\t', ' ', 'é', '🍎'), maxLength: 6 }),
  fc.integer().map(String),
);

test('what is written is read back, and each line of it finds its record', () => {
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
  fc.assert(
    fc.property(table, fc.constantFrom(...delimiters), fc.constantFrom('\n', '\r\n', '\r'), (cells, delimiter, lineBreak) => {
      // No numeric column, because a line of texts above numbers would be a second header.
      const rows = [...cells, cells[0].map(() => 'x')];
      const header = rows[0].map((_, index) => `name${index}`);
      // Everything is quoted, so that cells can hold any text.
      const quoted = rows.map((cells) =>
        cells.map((text) => `"${text.replaceAll('"', '""').replaceAll('\n', lineBreak)}"`).join(delimiter),
      );
      const text = [header.join(delimiter), ...quoted].join(lineBreak);
      const read = readCsv(text);
      expect(tableRows(read)).toEqual(rows.map((cells) => cells.map(canonicalText)));
      const source = lines(text);
      for (const [row, cells] of rows.entries()) {
        const endLine = row + 1 < rows.length ? read.startLines[row + 1] - 1 : source.lineCount - 1;
        for (let line = read.startLines[row]; line <= endLine; line++) {
          const found = readRecordAt(source, line, {
            delimiter,
            columnCount: header.length,
            hasMultilineRecords: read.hasMultilineRecords,
          });
          expect(found?.record).toEqual({ cells, startLine: read.startLines[row], endLine });
          expect([...(found?.cells.values() ?? [])]).toEqual(cells);
        }
      }
    }),
  );
});

test('no text does anything but be read or be refused in words', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '1', ',', ';', '"', '\n', '\r', '\0', ' ', '\uFEFF'), maxLength: 60 });
  fc.assert(
    fc.property(text, (input) => {
      try {
        const { names, columns, rowCount } = readCsv(input);
        expect(new Set(names).size).toBe(names.length);
        expect(names.every((name) => name !== '')).toBe(true);
        expect(columns).toHaveLength(names.length);
        for (const { length, numbers, codes } of columns) {
          expect(length).toBe(rowCount);
          // Each cell is a number or a text; either array may be missing, but not both.
          expect([numbers.length, codes?.length ?? 0]).toContain(rowCount);
        }
      } catch (error) {
        expect(error).toMatchObject({ name: 'UserError' });
      }
    }),
    { numRuns: 2000 },
  );
});

test('a row that was broken by an edit is refused in words, the header is no row', () => {
  const shape = { delimiter: ',', columnCount: 2, hasMultilineRecords: false } as const;
  expect(readRecordAt(lines('a,b\n1,2\n'), 0, shape)).toBeUndefined();
  expect(readRecordAt(lines('a,b\n1,2\n'), 2, shape)).toBeUndefined();
  expect(readRecordAt(lines('a,b\n1,2\n'), 99, shape)).toBeUndefined();
  const tabs = tableShape(readCsv('a\tb\n1\t2\n\t\n'));
  expect([...(readRecordAt(lines('a\tb\n1\t2\n\t\n'), 2, tabs)?.cells ?? [])]).toEqual([
    ['a', ''],
    ['b', ''],
  ]);
  expect(readRecordAt(lines('a\tb\n1\t2\n \n'), 2, tabs)).toBeUndefined();
  expect(() => readRecordAt(lines('a,b\n1\n'), 1, shape)).toThrow('Line 2 has 1 cells');
  expect(() => readRecordAt(lines('a,b\n1,"2\n'), 1, shape)).toThrow('Line 2: a quote is opened');
  // A quoted line break typed after training.
  expect(readRecordAt(lines('a,b\n"x\ny",2\n'), 2, shape)?.cells.get('a')).toBe('x\ny');
});
