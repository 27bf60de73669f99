import { expect, test } from 'vitest';
import { canonicalText } from '../../../src/csv/cellStore.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { readRecordAt } from '../../../src/csv/readRecordAt.ts';
import { tableShape } from '../../../src/csv/tableShape.ts';
import { cellsOf, tableRows } from './tableRows.ts';

/** What a text gives: names, rows, 0-based lines of the rows and what is said, or why it is refused. What is not given is not looked at. */
interface Outcome {
  readonly names?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  readonly count?: number;
  readonly lines?: readonly number[];
  /** One for each warning; none when absent. */
  readonly says?: readonly RegExp[];
  readonly refused?: RegExp;
}

type Case = readonly [name: string, text: string, expected: Outcome];

const ab = ['a', 'b'];
const two = [
  ['1', '2'],
  ['3', '4'],
];
const repeated = (row: string, count: number) => Array.from({ length: count }, () => row);
/** A hundred rows, of which so many are replaced. */
const ragged = (count: number, row: string) => ['a,b', ...repeated(row, count), ...repeated('1,2', 100 - count)].join('\n');

const texts: readonly Case[] = [
  ['a plain table', 'a,b\n1,2\n3,4\n', { names: ab, rows: two, lines: [1, 2] }],
  ['an empty file', '', { refused: /The file is empty/ }],
  ['only a byte order mark', '\uFEFF', { refused: /The file is empty/ }],
  ['only a header', 'a,b\n', { refused: /names of columns but no rows/ }],
  ['only blank lines', '\n \n\n', { refused: /blank lines only/ }],
  ['only comments', '# a\n# b\n', { names: ['# a'], count: 1 }],
  ['one row', 'a,b\n1,2\n', { names: ab, rows: [['1', '2']] }],
  ['two rows', 'a,b\n1,2\n3,4\n', { rows: two }],
  ['no trailing newline', 'a,b\n1,2\n3,4', { rows: two }],
  ['trailing blank lines', 'a,b\n1,2\n3,4\n\n  \n\n', { rows: two }],
  ['a byte order mark', '\uFEFFa,b\n1,2\n3,4\n', { names: ab, rows: two }],
  ['UTF-16 that was decoded as UTF-8', 'a\0,\0b\0\n\0', { refused: /Line 1 holds a NUL character.*wrong encoding/ }],
  ['NUL bytes', 'a,b\n1,\u00002\n', { refused: /Line 2 holds a NUL character/ }],
  ['a binary file named .csv', '\u0089PNG\u001A\u0003\u0004\u0005\u0006\uFFFD\uFFFD\uFFFDx', { refused: /not text/ }],
  ['one line of 10 MB, a single cell', 'a'.repeat(10_000_000), { refused: /names of columns but no rows/ }],
  ['one line of 10 MB of cells', 'a,'.repeat(5_000_000), { refused: /Line 1 has 5000001 cells: no more than 100000 columns/ }],
  ['a cell of 10 MB', `a,b\n${'x'.repeat(10_000_000)},2\n`, { names: ab, count: 1 }],
  ['an unclosed quote at line 3', 'a,b\n1,2\n3,"4\n5,6\n', { refused: /Line 3: a quote is opened and never closed/ }],
  ['text behind a closing quote', 'a,b\n"1"2,3\n', { refused: /Line 2: text follows a closing quote/ }],
  [
    'a quote in the middle of a cell',
    'disk,b\n5" disk,1\n3" disk,2\n',
    {
      rows: [
        ['5" disk', '1'],
        ['3" disk', '2'],
      ],
    },
  ],
  [
    'quotes doubled, with line breaks and delimiters',
    'a,b\n"say ""hi"", now\nor never",2\n3,4\n',
    {
      rows: [
        ['say "hi", now\nor never', '2'],
        ['3', '4'],
      ],
      lines: [1, 3],
    },
  ],
  ['CR only', 'a,b\r1,2\r3,4\r', { rows: two, lines: [1, 2] }],
  ['mixed line ends', 'a,b\r\n1,2\n\r3,4\r', { rows: two, lines: [1, 3] }],
  ['1 % ragged rows, shorter', ragged(1, '1'), { count: 99, says: [/^1 row was skipped.*line 2 has 1/] }],
  ['2 % ragged rows, longer', ragged(2, '1,2,3'), { count: 98, says: [/^2 rows were skipped.*line 2 has 3, line 3 has 3/] }],
  ['20 % ragged rows, shorter', ragged(20, '1'), { count: 80, says: [/^20 rows were skipped.*and 17 more/, /20 % of all rows/] }],
  ['20 % ragged rows, longer', ragged(20, '1,2,3'), { count: 80, says: [/^20 rows were skipped/, /20 % of all rows/] }],
  ['60 % ragged rows', ragged(60, '1,2,3'), { refused: /60 of 100 rows do not have as many cells/ }],
  ['a trailing delimiter on each line', 'a,b,\n1,2,\n3,4,\n', { names: ab, rows: two }],
  ['a trailing delimiter on each row', 'a,b\n1,2,\n3,4,\n', { names: ab, rows: two }],
  ['a trailing delimiter on the header', 'a,b,\n1,2\n3,4\n', { names: ab, rows: two }],
  ['a trailing delimiter and no header', '1,2,\n3,4,\n', { rows: two, says: [/Line 1 holds numbers/] }],
  [
    'a last column without a name that has values',
    'a,\n1,2\n3,4\n',
    { names: ['a', 'column 2'], rows: two, says: [/Column 2 has no name/] },
  ],
  ['a delimiter found nowhere', 'a\n1\n2\n', { names: ['a'], rows: [['1'], ['2']] }],
  ['one column of sentences', 'what they said\nit was good\nthe food came late and cold\n', { names: ['what they said'], count: 2 }],
  [
    'semicolons with decimal commas',
    'a;b\n1,5;2,5\n3,5;4,5\n',
    {
      names: ab,
      rows: [
        ['1,5', '2,5'],
        ['3,5', '4,5'],
      ],
    },
  ],
  ['tabs', 'a\tb\n1\t2\n3\t4\n', { names: ab, rows: two }],
  ['pipes', 'a|b\n1|2\n3|4\n', { names: ab, rows: two }],
  ['runs of spaces', '  a    b\n  1    2\n 3 4  \n', { names: ab, rows: two }],
  [
    'runs of spaces and quotes',
    'a b\n"x  y"  2\nz 4\n',
    {
      rows: [
        ['x  y', '2'],
        ['z', '4'],
      ],
    },
  ],
  ['"sep=;"', 'sep=;\na;b\n1;2\n3;4\n', { names: ab, rows: two, lines: [2, 3] }],
  ['sep= with a delimiter that is not read', 'sep=:\na:b\n', { refused: /Line 1 says that ":" separates/ }],
  [
    'two tables in one file',
    'a,b\n1,2\n3,4\n\nx,y,z\n5,6,7\n',
    { names: ab, rows: two, says: [/Another table.*on line 5: its 2 lines have 3 cells instead of 2/] },
  ],
  ['a note below the table', 'a,b\n1,2\n3,4\n\nThe end\n', { rows: two, says: [/1 row was skipped.*line 5 has 1/, /33 % of all rows/] }],
  ['comments above the names', '# made by x\n# in 2024\na,b\n1,2\n3,4\n', { names: ab, rows: two, lines: [3, 4], says: [/lines 1 to 2/] }],
  ['comments between the rows', 'a,b\n1,2\n# a pause\n3,4\n', { rows: two, lines: [1, 3], says: [/Line 3 begins with # and was skipped/] }],
  ['a comment with a lone quote', 'a,b\n1,2\n# he said,"\n3,4\n', { rows: two, says: [/Line 3 begins with #/] }],
  [
    'names behind a #, as NumPy writes them',
    '# a b\n1 2\n3 4\n',
    { names: ab, rows: two, says: [/Line 1 begins with # and was read as the names/] },
  ],
  ['a first name that begins with #', '#a,b\n1,2\n3,4\n', { names: ['#a', 'b'], rows: two }],
  [
    'values that begin with #',
    'a,b\n#1,2\n#3,4\n',
    {
      rows: [
        ['#1', '2'],
        ['#3', '4'],
      ],
    },
  ],
  ['no header, numbers', '1,2\n3,4\n', { names: ['column 1', 'column 2'], rows: two, says: [/Line 1 holds numbers/] }],
  ['no header, a class behind the numbers', '5.1,s\n4.9,s\n6.3,v\n5.8,v\n', { count: 4, says: [/Line 1 looks like the rows below it/] }],
  ['years as names', 'name,2019,2020\nAnn,2,3\nBob,4,5\nEve,6,7\n', { names: ['name', '2019', '2020'], count: 3 }],
  ['a line of units', 'a,b\ncm,kg\n1,2\n3,4\n5,6\n', { refused: /Lines 1 and 2 both look like names.*"cm", "kg"/ }],
  ['a row with missing values first', 'a,b\nNA,?\n1,2\n3,4\n5,6\n', { names: ab, count: 4 }],
  ['a title above the names', 'Report\n\na,b\n1,2\n3,4\n', { refused: /Line 1 is a single cell.*2 cells each/ }],
  [
    '3 rows of 2000 columns',
    [0, 1, 2, 3].map((row) => Array.from({ length: 2000 }, (_, i) => (row === 0 ? `c${i}` : row)).join()).join('\n'),
    { count: 3 },
  ],
];

const published: readonly Case[] = [
  [
    'csv-spectrum: comma in quotes',
    'first,last,address,city,zip\nJohn,Doe,120 any st.,"Anytown, WW",08123\n',
    { rows: [['John', 'Doe', '120 any st.', 'Anytown, WW', '08123']] },
  ],
  [
    'csv-spectrum: empty',
    'a,b,c\n1,"",""\n2,3,4\n',
    {
      rows: [
        ['1', '', ''],
        ['2', '3', '4'],
      ],
    },
  ],
  [
    'csv-spectrum: empty, CRLF',
    'a,b,c\r\n1,"",""\r\n2,3,4\r\n',
    {
      rows: [
        ['1', '', ''],
        ['2', '3', '4'],
      ],
    },
  ],
  [
    'csv-spectrum: escaped quotes',
    'a,b\n1,"ha ""ha"" ha"\n3,4\n',
    {
      rows: [
        ['1', 'ha "ha" ha'],
        ['3', '4'],
      ],
    },
  ],
  [
    'csv-spectrum: json',
    'key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n',
    { rows: [['1', '{"type": "Point", "coordinates": [102.0, 0.5]}']] },
  ],
  [
    'csv-spectrum: newlines',
    'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
    {
      rows: [
        ['1', '2', '3'],
        ['Once upon \na time', '5', '6'],
        ['7', '8', '9'],
      ],
    },
  ],
  [
    'csv-spectrum: newlines, CRLF',
    'a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n',
    {
      rows: [
        ['1', '2', '3'],
        ['Once upon \na time', '5', '6'],
        ['7', '8', '9'],
      ],
    },
  ],
  [
    'csv-spectrum: quotes and newlines',
    'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
    {
      rows: [
        ['1', 'ha \n"ha" \nha'],
        ['3', '4'],
      ],
    },
  ],
  ['csv-spectrum: simple', 'a,b,c\n1,2,3\n', { rows: [['1', '2', '3']] }],
  ['csv-spectrum: simple, CRLF', 'a,b,c\r\n1,2,3\r\n', { rows: [['1', '2', '3']] }],
  [
    'csv-spectrum: utf8',
    'a,b,c\n1,2,3\n4,5,ʤ\n',
    {
      rows: [
        ['1', '2', '3'],
        ['4', '5', 'ʤ'],
      ],
    },
  ],
  ['csv-spectrum: location coordinates', 'lat,lng,name\n51.5,-0.12,"London, UK"\n', { rows: [['51.5', '-0.12', 'London, UK']] }],
  [
    'RFC 4180, 2.1: a line break ends each record',
    'aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n',
    { names: ['aaa', 'bbb', 'ccc'], rows: [['zzz', 'yyy', 'xxx']] },
  ],
  ['RFC 4180, 2.2: the last may have none', 'aaa,bbb,ccc\r\nzzz,yyy,xxx', { rows: [['zzz', 'yyy', 'xxx']] }],
  [
    'RFC 4180, 2.3: a header',
    'field_name,field_name2,field_name3\r\naaa,bbb,ccc\r\nzzz,yyy,xxx\r\n',
    { names: ['field_name', 'field_name2', 'field_name3'], count: 2 },
  ],
  ['RFC 4180, 2.5: quotes', '"aaa","bbb","ccc"\r\nzzz,yyy,xxx\r\n', { names: ['aaa', 'bbb', 'ccc'], rows: [['zzz', 'yyy', 'xxx']] }],
  [
    'RFC 4180, 2.6: line breaks in quotes',
    '"aaa","b\r\nbb","ccc"\r\nzzz,yyy,xxx\r\n',
    { names: ['aaa', 'b bb', 'ccc'], rows: [['zzz', 'yyy', 'xxx']], lines: [2] },
  ],
  ['RFC 4180, 2.7: doubled quotes', '"aaa","b""bb","ccc"\r\nzzz,yyy,xxx\r\n', { names: ['aaa', 'b"bb', 'ccc'], count: 1 }],
];

/** A table whose first column has this name; the name that it gets when it is another one. */
const named = (what: string, name: string, given = name): Case => [
  `a name: ${what}`,
  `"${name.replaceAll('"', '""')}",b\n1,2\n3,4\n`,
  { names: [given, 'b'], rows: two },
];

const names: readonly Case[] = [
  ['names: duplicate', 'a,a,a\n1,2,3\n', { names: ['a', 'a (2)', 'a (3)'], says: [/Column 2 has the same name/, /Column 3/] }],
  ['names: empty', ',b\n1,2\n3,4\n', { names: ['column 1', 'b'], rows: two, says: [/Column 1 has no name/] }],
  ['names: whitespace', '" \t ",b\n1,2\n3,4\n', { names: ['column 1', 'b'], says: [/Column 1 has no name/] }],
  [
    'names: a thousand without',
    `${','.repeat(999)}z\n${'1,'.repeat(999)}1\n`,
    { count: 1, says: [...Array<RegExp>(5).fill(/has no name/), /994 more columns/] },
  ],
  ['names: numbers among words', 'id,1,2\nx,5,6\n', { names: ['id', '1', '2'] }],
  ['names: numbers in quotes', '"1","2"\n3,4\n', { names: ['column 1', 'column 2'], count: 2, says: [/Line 1 holds numbers/] }],
  named('500 characters', 'n'.repeat(500)),
  named('a line break', 'two\nlines', 'two lines'),
  named('emoji', '🍎👩‍🔬'),
  named('right to left', 'שם'),
  named('__proto__', '__proto__'),
  named('constructor', 'constructor'),
  named('toString', 'toString'),
  named('</script>', '</script><img src=x onerror=alert(1)>'),
  named('a command link', '[link](command:workbench.action.quit)'),
  named('an icon', '$(zap)'),
];

const cases = [...texts, ...published, ...names].map(([name, text, expected]) => ({ name, text, expected }));

test.each(cases)('$name', ({ text, expected }) => {
  if (expected.refused) {
    expect(() => readCsv(text)).toThrow(expected.refused);
    expect(() => readCsv(text)).toThrow(expect.objectContaining({ name: 'UserError' }));
    return;
  }
  const table = readCsv(text);
  expect(readCsv(text, 'library')).toEqual(table);
  if (expected.names) expect(table.names).toEqual(expected.names);
  if (expected.rows) expect(tableRows(table)).toEqual(expected.rows.map((cells) => cells.map(canonicalText)));
  if (expected.count !== undefined) expect(table.rowCount).toBe(expected.count);
  if (expected.lines) expect([...table.startLines]).toEqual(expected.lines);
  expect(table.warnings).toEqual((expected.says ?? []).map((says) => expect.stringMatching(says) as unknown));
});

test.each(cases.filter(({ expected }) => !expected.refused))('$name: a hover reads the same rows', ({ text }) => {
  const table = readCsv(text);
  const lines = text.split(/\r\n|\r|\n/);
  const source = { lineCount: lines.length, lineAt: (line: number) => lines[line] };
  const shape = tableShape(table);
  const ofLine = new Map([...table.startLines].map((line, row) => [line, row]));
  const ignored = new Set(table.ragged.map(({ startLine }) => startLine));
  let row: number | undefined;
  for (let line = 0; line < lines.length; line++) {
    row = ofLine.get(line) ?? (shape.hasMultilineRecords && lines[line].trim() !== '' ? row : undefined);
    if (ignored.has(line) || /^(x,y,z|5,6,7)$/.test(lines[line])) {
      expect(() => readRecordAt(source, line, shape)).toThrow(`Line ${line + 1} has`);
      continue;
    }
    const found = readRecordAt(source, line, shape)?.cells;
    const cells = found && [...found].map(([name, cell]) => [name, canonicalText(cell)]);
    expect(cells).toEqual(row === undefined ? undefined : [...cellsOf(table, row)]);
  }
});
