import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../src/csv/store/cellStore.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { readRecordAt } from '../../../src/csv/readRecordAt.ts';
import { createTableReader } from '../../../src/csv/tableReader.ts';
import { tableShape } from '../../../src/csv/tableShape.ts';
import { cellsOf, tableRows } from './tableRows.ts';
import { aroundNamesCases } from './aroundNamesCases.ts';
import { delimiterCases, otherLineCases, rowCases, totalCases } from './lineCases.ts';
import { printCases, quoteCases } from './quoteCases.ts';
import { said } from '../said.ts';

// How people's tables are written, and how they are read. Each case is read by the fast reader, by the library, in pieces, and row by row
// as for hovers.

const cases = [...delimiterCases, ...quoteCases, ...printCases, ...rowCases, ...otherLineCases, ...totalCases, ...aroundNamesCases].map(
  ([name, text, expected]) => ({
    name,
    text,
    expected,
  }),
);

test.each(cases)('$name', ({ text, expected: { names, rows, first, lines, count, says = [] } }) => {
  const table = readCsv(text);
  if (names) expect(table.names).toEqual(names);
  if (rows) expect(tableRows(table)).toEqual(rows.map((cells) => cells.map(canonicalText)));
  if (first) expect(tableRows(table)[0]).toEqual(first.map(canonicalText));
  if (count !== undefined) expect(table.rowCount).toBe(count);
  if (lines) expect([...table.startLines]).toEqual(lines);
  expect(said(table.warnings)).toEqual(says.map((pattern) => expect.stringMatching(pattern) as unknown));
  expect(readCsv(text, 'library')).toEqual(table);
  const reader = createTableReader();
  for (const character of text) reader.push(character);
  expect(reader.finish()).toEqual(table);
});

test.each(cases)('$name: a hover reads the same rows', ({ text }) => {
  const table = readCsv(text);
  const lines = text.split('\n');
  const source = { lineCount: lines.length, lineAt: (line: number) => lines[line] };
  const rowOf = new Map([...table.startLines].map((line, row) => [line, row]));
  const ragged = new Set(table.ragged.map(({ startLine }) => startLine));
  let row: number | undefined;
  for (let line = 0; line < lines.length; line++) {
    row = rowOf.get(line) ?? (table.hasMultilineRecords && lines[line].trim() !== '' ? row : undefined);
    if (ragged.has(line)) continue;
    const found = readRecordAt(source, line, tableShape(table))?.cells;
    const cells = found && [...found].map(([name, cell]) => [name, canonicalText(cell)]);
    expect(cells, `line ${line + 1}`).toEqual(row === undefined ? undefined : [...cellsOf(table, row)]);
  }
});

const cell = fc.string({ unit: fc.constantFrom('a', '7', ',', ';', ':', '^', "'", '"', ' ', 'é'), maxLength: 6 });
const twice = (text: string, quote: string) => text.replaceAll(quote, quote + quote);
/** Ways to write a row, with the quoting that should be found. */
const writers = [
  { write: (cells: readonly string[], mark: string) => cells.map((text) => `'${twice(text, "'")}'`).join(mark), quoting: 'single' },
  { write: (cells: readonly string[], mark: string) => cells.map((text) => `'${twice(text, "'")}'`).join(`${mark} `), quoting: 'single' },
  { write: (cells: readonly string[], mark: string) => cells.map((text) => `"${twice(text, '"')}"`).join(`${mark} `), quoting: undefined },
  {
    write: (cells: readonly string[], mark: string) => `"${twice(cells.map((text) => `"${twice(text, '"')}"`).join(mark), '"')}"`,
    quoting: 'line',
  },
] as const;

test('whatever the quotes and the delimiter, what is written is read back', () => {
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 4, maxLength: 8 }));
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t', '^', '::', '\u0001'),
      fc.constantFrom(...writers),
      (rows, mark, { write, quoting }) => {
        const header = rows[0].map((_, index) => `name${index}`);
        // A word in each column, so that the first row is not a second header. It fills the lines, so that few cells look like delimiters.
        const known = [...rows, ...Array.from({ length: 12 }, () => header.map(() => 'x'))];
        const text = [header, ...known].map((cells) => write(cells, mark)).join('\n');
        const read = readCsv(text);
        expect(read).toMatchObject({ delimiter: mark, names: header });
        expect(read.quoting).toBe(quoting);
        expect(tableRows(read)).toEqual(known.map((cells) => cells.map(canonicalText)));
        expect(readCsv(text, 'library')).toEqual(read);
      },
    ),
    { numRuns: 500 },
  );
});

test('single quotes between signs that do not separate quote nothing', () => {
  expect(readCsv(`"a", "b", "c"\n"x", "^'''", "'^"\n"y", "z", "z"\n`).quoting).toBeUndefined();
  expect(readCsv(`a^b^c\nx^'it''s'^z\ny^z^z\n`).quoting).toBe('single');
});

test.each([
  [
    'a name is missing somewhere',
    'town,visits\nParis,1,40\nRome,2,50\nOslo,3,60\n',
    /No row has as many cells.*line 2 has 3.*one name short/,
  ],
  ['decimal commas between commas', 'w,h\n1,5,2\n1,7,3\n2,5,4\n', /one name short.*If a cell contains the delimiter.*put it in quotes/],
  [
    'unknown separators',
    'x,y\n1@2\n3@4\n',
    /line 2 has 1.*a comma, a semicolon, a tab, \|, ¦, \^, ~, :, ::, spaces, or the character U\+0001/,
  ],
])('refused with what to do: %s', (_, text, message) => {
  expect(() => readCsv(text)).toThrow(message);
});

test.each([
  ['a blank line in a cell', 'a,b\n"x\n\ny",1\nz,2\nu,3\nv,4\n', 4],
  ['a table above another one', 'a,b\nx,1\ny,2\nz,3\n\ntown,x,y\np,1,2\nq,2,3\nr,3,4\ns,4,5\nt,5,6\n', 3],
])('no note stands above %s', (_, text, count) => {
  expect(readCsv(text)).toMatchObject({ names: ['a', 'b'], rowCount: count });
});
