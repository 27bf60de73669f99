import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findColumn } from '../../../src/csv/findColumn.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { tableShape } from '../../../src/csv/tableShape.ts';

/** The text at a column's place in a document; undefined if it was not found. */
function textAt(text: string, name: string, trainedText = text): string | undefined {
  const lines = text.split('\n');
  const shape = tableShape(readCsv(trainedText));
  const place = findColumn({ lineCount: lines.length, lineAt: (line) => lines[line] }, shape, name);
  if (!place) return undefined;
  const { start, end } = place;
  const shown = lines.slice(start.line, end.line + 1);
  shown[shown.length - 1] = shown[shown.length - 1].slice(0, end.character);
  shown[0] = shown[0].slice(start.character);
  return shown.join('\n');
}

const rows = (delimiter: string, count: number) =>
  Array.from({ length: 4 }, (_, row) => Array.from({ length: count }, (_, i) => `${row * 7 + i}`).join(delimiter)).join('\n');

test('every column is found where its name stands, quotes, delimiters and line breaks in names included', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', ',', ';', '"', '\n', '😀', 'x'), minLength: 1, maxLength: 8 });
  const names = fc.uniqueArray(
    letters.map((name) => name.trim()),
    { minLength: 2, maxLength: 5, selector: (name) => name.replace(/\s+/g, ' ') },
  );
  fc.assert(
    fc.property(names, fc.constantFrom(',', ';', '\t'), (written, delimiter) => {
      fc.pre(written.every((name) => name !== '' && !/^#/.test(name)));
      const cells = written.map((name) => (/[",;\n\t]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name));
      const text = `${cells.join(delimiter)}\n${rows(delimiter, cells.length)}\n`;
      const table = readCsv(text);
      fc.pre(table.delimiter === delimiter && table.hasHeader && table.names.length === cells.length);
      expect(table.names.map((name) => textAt(text, name))).toEqual(cells);
    }),
  );
});

test.each([
  ['runs of spaces', '  a   "b c"  d\n 1   2   3\n 4   5   6\n', ['a', 'b c', 'd'], ['a', '"b c"', 'd']],
  ['a line that names the delimiter', 'sep=;\na;b\n1;2\n3;4\n', ['a', 'b'], ['a', 'b']],
  ['comments above', '# made by hand\na,b\n1,2\n3,4\n', ['a', 'b'], ['a', 'b']],
  ['names that are given twice', 'a,a,\n1,2,x\n3,4,y\n', ['a', 'a (2)', 'column 3'], ['a', 'a', '']],
  ['spaces in front of quotes', 'a, "b, c", d\n1, 2, 3\n4, 5, 6\n', ['a', 'b, c', 'd'], ['a', '"b, c"', ' d']],
  ['delimiters of two characters', 'a::"b::c"::d\n1::2::3\n4::5::6\n', ['a', 'b::c', 'd'], ['a', '"b::c"', 'd']],
  ['spaces at the end of the line', 'a  b  \n1  2\n3  4\n', ['a', 'b'], ['a', 'b']],
  ['no names', '1,2\n3,4\n5,6\n', ['column 1', 'column 2'], ['1', '2']],
])('a column is found below or among %s', (_, text, names, places) => {
  expect(readCsv(text).names).toEqual(names);
  expect(names.map((name) => textAt(text, name))).toEqual(places);
});

test('columns are looked up in the current document', () => {
  const trained = 'a,b\n1,2\n3,4\n';
  expect(textAt('c,b\n1,2\n3,4\n', 'a', trained)).toBeUndefined();
  expect(textAt('\nc,d,a\n1,2,3\n', 'a', trained)).toBe('a');
  expect(textAt('', 'a', trained)).toBeUndefined();
  expect(() => textAt('"a,b\n1,2\n', 'a', trained)).toThrow('a quote is opened');
});
