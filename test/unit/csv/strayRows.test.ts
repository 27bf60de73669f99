import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { readRecordAt } from '../../../src/csv/readRecordAt.ts';
import { tableShape } from '../../../src/csv/tableShape.ts';
import { createTableReader } from '../../../src/csv/tableReader.ts';
import { said } from '../said.ts';

// Lines that are not rows, or may not be, and texts that are not tables, as users report them.

const towns = Array.from({ length: 16 }, (_, row) => `${['Paris', 'Rome', 'Oslo'][row % 3]},${10 + row},${20 + ((row * 7) % 13)}`);
const sums = '280,406';
const table = (...rows: readonly string[]) => ['town,visits,sales', ...rows].join('\n');
const warningsOf = (text: string) => said(readCsv(text).warnings).join(' | ');

describe('names again', () => {
  test.each(['TOWN,VISITS,SALES', ' Town , Visits , Sales ', '"Town",visits,"SALES"'])('in another letter case: %s', (again) => {
    const text = table(...towns.slice(0, 8), again, ...towns.slice(8));
    const { rowCount, warnings } = readCsv(text);
    expect(rowCount).toBe(16);
    expect(said(warnings)).toEqual(['Line 10 repeats the column names and was skipped.']);
    const reader = createTableReader({ way: 'library' });
    reader.push(text);
    expect(reader.finish().rowCount).toBe(16);
    const lines = text.split('\n');
    const shape = tableShape(readCsv(text));
    expect(readRecordAt({ lineCount: lines.length, lineAt: (line) => lines[line] }, 9, shape)).toBeUndefined();
  });

  test('but not where one cell is another', () => {
    expect(readCsv(table(...towns, 'TOWN,VISITS,7')).rowCount).toBe(17);
  });
});

describe('a first line of texts', () => {
  const rows = Array.from({ length: 12 }, (_, row) => `${['red', 'blue'][row % 2]},${['s', 'm', 'l'][row % 3]},${['yes', 'no'][row % 2]}`);

  test('is a row where all of them stand in their columns again', () => {
    expect(readCsv(rows.join('\n'))).toMatchObject({ hasHeader: false, rowCount: 12 });
  });

  test.each(['colour,size,yes', 'red,size,answer', 'colour,s,answer'])('holds the names where one does not: %s', (header) => {
    expect(readCsv([header, ...rows].join('\n'))).toMatchObject({ hasHeader: true, rowCount: 12 });
  });

  test('is a row with an empty cell, too, where a text stands in its column again', () => {
    const numbers = Array.from({ length: 12 }, (_, row) => `${row}.5,${row % 7}.25,${row % 2 ? 'a' : 'b'}`);
    expect(readCsv([',3.5,a', ...numbers].join('\n'))).toMatchObject({ hasHeader: false, rowCount: 13 });
    expect(readCsv([',2019,2020', ...numbers].join('\n')).hasHeader).toBe(true);
  });
});

describe('totals', () => {
  test.each([`Sum of all towns,${sums}`, `Paris Total,${sums}`, `,${sums}`, `Grand total (all),${sums}`])(
    'at the end are left out: %s',
    (total) => {
      const text = table(...towns, total);
      expect(readCsv(text).rowCount).toBe(16);
      expect(warningsOf(text)).toBe('Line 18 sums up the rows above it and was skipped.');
    },
  );

  test.each(['Total Wine,25,30', ',25,30', 'Summit,25,30'])('are told by their numbers: %s', (row) => {
    expect(readCsv(table(...towns, row)).rowCount).toBe(17);
    expect(warningsOf(table(...towns, row))).toBe('');
  });

  test('at the beginning and in the middle are said', () => {
    expect(warningsOf(table(`Total,${sums}`, ...towns))).toMatch(/^Line 2 is called a total and is among other rows: it was read as one\./);
    expect(warningsOf(table(...towns.slice(0, 8), 'Subtotal,108,215', ...towns.slice(8)))).toMatch(/^Line 10 is called a total/);
    const parts = [`합계,560,0`, ...towns, 'Subtotal,280,0', ...towns];
    expect(warningsOf(table(...parts))).toMatch(/^2 lines, the first of them 2, are called totals/);
    expect(warningsOf(table(...towns.slice(0, 8), 'Total,108.5,25', ...towns.slice(8)))).toBe('');
  });

  test('but not where the word is one of many answers', () => {
    expect(warningsOf(table(...towns.map((row, index) => (index % 2 === 0 ? row.replace(/^\w+/, 'Total') : row))))).toBe('');
  });
});

describe('lines with # as wide as a row', () => {
  test('are said', () => {
    expect(warningsOf(table(...towns.slice(0, 8), '#Rome,5,7', ...towns.slice(8)))).toBe(
      'Line 10 begins with # and has as many cells as a row: it was read as one. Delete it if it is a comment.',
    );
  });

  test('but not where they are many', () => {
    expect(warningsOf(table(...towns.map((row) => `#${row}`)))).toBe('');
  });
});

describe('a table on its side', () => {
  const side = (...rows: readonly string[]) => rows.join('\n');
  const cells = (name: string, cell: (column: number) => string | number) =>
    [name, ...Array.from({ length: 12 }, (_, column) => cell(column))].join(',');

  test('is said', () => {
    const text = side(
      cells('name', (i) => `p${i}`),
      cells('age', (i) => 20 + i),
      cells('sex', (i) => 'mf'[i % 2]),
    );
    expect(warningsOf(text)).toMatch(/^The table seems to be transposed/);
  });

  test('but not one of numbers alone, or of mixed rows', () => {
    expect(
      warningsOf(
        side(
          cells('name', (i) => `p${i}`),
          cells('a', (i) => i),
          cells('b', (i) => i + 1),
        ),
      ),
    ).toBe('');
    expect(
      warningsOf(
        side(
          cells('name', (i) => `p${i}`),
          cells('a', (i) => (i % 2 ? 'x' : i)),
          cells('b', (i) => i + 1),
        ),
      ),
    ).toBe('');
  });
});

test.each<[string, string, RegExp]>([
  ['JSON', '[{"a":1,"b":2},{"a":2,"b":3}]', /holds JSON/],
  ['JSON lines', '{"a":1,"b":2}\n{"a":2,"b":3}\n', /holds JSON.*\.jsonl/],
  ['a page', '<!DOCTYPE html>\n<html><body>Not found</body></html>', /holds HTML or XML/],
  ['XML', '<?xml version="1.0"?>\n<rows><row a="1"/></rows>', /holds HTML or XML/],
  ['ARFF', '% iris\n@RELATION iris\n\n@ATTRIBUTE x NUMERIC\n@DATA\n1,a\n', /ARFF format of Weka/],
  ['a pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n', /git lfs pull/],
  ['SQL', "-- dump\nCREATE TABLE t (a int);\nINSERT INTO t VALUES (1,'a');\n", /holds SQL/],
  ['elements without a declaration', '<rows>\n<row a="1"/>\n</rows>', /holds HTML or XML/],
  ['libsvm', '+1 1:0.5 3:1\n-1 2:0.25 3:1 # a note\n+1 1:1\n', /format of libsvm/],
  ['libsvm of ranks', '3 qid:1 1:0.5 2:1\n1 qid:1 1:0.25\n', /format of libsvm/],
  ['Vowpal Wabbit', "1 |f a:1 b:2.5\n-1 'tag|f a:0.5 c\n", /Vowpal Wabbit/],
  ['Matrix Market', '%%MatrixMarket matrix coordinate real general\n3 3 1\n1 1 5.0\n', /Matrix Market/],
  ['YAML', '- town: Oslo\n  visits: 7\n- town: Rome\n  visits: 8\n', /holds YAML/],
  ['LaTeX', 'a & b \\\\ \\hline\n1 & 2 \\\\\n3 & 4 \\\\\n', /table of LaTeX/],
])('%s is refused as what it is', (_, text, said) => {
  expect(() => readCsv(text)).toThrow(said);
});

test.each([
  'version,a\n1,2\n3,4\n',
  '{a},b\n1,2\n3,4\n',
  '<5,b\n1,2\n3,4\n',
  'create,b\n1,2\n3,4\n',
  '- a,b\n1,2\n3,4\n',
  '<p>,b\n1,2\n3,4\n',
])('a table that begins like one is read: %j', (text) => {
  expect(readCsv(text).rowCount).toBe(2);
});

test.each(['5 10:30\n6 11:45\n7 12:15\n', '5 | note: a\n6 | note: b\n7 | note: c\n', 'a & b,c\n1,2\n3,4\n'])('so is %j', (text) => {
  expect(() => readCsv(text)).not.toThrow();
});

describe('lines above and below the names', () => {
  test.each([
    ['another line of names', `name,size,place\n${table(...towns)}`, /Lines 1 and 2 both look like names/],
    ['a line of one cell above rows without names', `Report\n${towns.join('\n')}\nBern,1,2\n`, /Line 1 is a single cell/],
    [
      'a title and notes',
      `Report,,\nMade on,2024-01-01,\n${table(...towns)}`,
      /names of the columns seem to be in line 3\. Delete what is above/,
    ],
  ])('%s are refused with what to do', (_, text, said) => {
    expect(() => readCsv(text)).toThrow(said);
  });

  test.each([
    ['names of which most are empty', `town,,\n${towns.join('\n')}`],
    ['missing values below the names', table('--,--,5', ...towns)],
  ])('%s are read', (_, text) => {
    expect(() => readCsv(text)).not.toThrow();
  });

  test('names between lines of =', () => {
    const rule = '====  ======';
    const { names, rowCount } = readCsv([rule, 'town  visits', rule, 'Oslo  7', 'Rome  8', 'Bern  9', rule].join('\n'));
    expect([names, rowCount]).toEqual([['town', 'visits'], 3]);
  });
});

type Cells = readonly (string | number)[];

describe('a row of sums that is called by a word of no language in the list', () => {
  const rows = Array.from({ length: 12 }, (_, row) => [`t${row}`, 40 + ((row * 17) % 60), 10 + ((row * 29) % 47)] as const);
  const sums = [1, 2].map((index) => rows.reduce((sum, row) => sum + Number(row[index]), 0));
  const read = (last: Cells, above: readonly Cells[] = rows) =>
    readCsv(['town,visits,sales', ...[...above, last].map((cells) => cells.join(','))].join('\n'));

  test.each(['All', 'Summary', 'Overall', 'Celkem', '総計', 'Σ', 'Yhteenveto'])('%s is no row', (label) => {
    const table = read([label, ...sums]);
    expect(table.rowCount).toBe(12);
    expect(said(table.warnings)).toEqual([expect.stringMatching(/^Line 14 sums up the rows above it and was skipped/)]);
  });

  test('nor one of a single column', () => expect(read(['All', '', sums[1]]).rowCount).toBe(12));

  test.each<[string, Cells, Cells[]?]>([
    ['one sum is none', ['All', sums[0], sums[1] + 1]],
    ['there are two texts', ['All', sums[0], 'many']],
    ['the text is a value above', ['t3', ...sums]],
    [
      'a single sum below few rows may be chance',
      ['All', '', 6],
      [
        ['p', '', 1],
        ['q', '', 2],
        ['r', '', 0],
        ['s', '', 0],
        ['t', '', 1],
        ['u', '', 2],
      ],
    ],
  ])('but where %s', (_, last, above = rows) => expect(read(last, above).rowCount).toBe(above.length + 1));
});
