import type { Column } from '../../src/dataset/columns/column.ts';
import type { KindChoice, Recipe } from '../../src/dataset/columns/recipe/recipe.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { repeat, scatter } from './dataset/buildFrom.ts';

// What people's tables look like, and what should happen. Each entry is a test: texts and names run in `csv/textCases.test.ts`, columns in
// `dataset/columnCases.test.ts` (leaks in `dataset/honesty.test.ts`), targets in `dataset/targetCases.test.ts`, whole tables in
// `cases.test.ts`. Sizes are in `sizes.test.ts`; faults need an editor and are in `../vscode/suite/faults.test.ts`.

/**
 * The expected result for a text: names, rows, 0-based lines of the rows and messages, or why it is refused. Absent properties are not
 * checked.
 */
export interface TextOutcome {
  readonly names?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  readonly count?: number;
  readonly lines?: readonly number[];
  /** One for each warning; no warnings if absent. */
  readonly says?: readonly RegExp[];
  readonly refused?: RegExp;
}

export type TextCase = readonly [name: string, text: string, expected: TextOutcome];

const ab = ['a', 'b'];
const two = [
  ['1', '2'],
  ['3', '4'],
];
const repeated = (row: string, count: number) => Array.from({ length: count }, () => row);
/** A hundred rows, `count` of which are replaced. */
const ragged = (count: number, row: string) => ['a,b', ...repeated(row, count), ...repeated('1,2', 100 - count)].join('\n');

/** Texts of every kind, and how they are read. */
export const texts: readonly TextCase[] = [
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
  ['one line of 10 MB of cells', 'a,'.repeat(5_000_000), { refused: /Line 1 has 5.000.001 cells: no more than 100.000 columns/ }],
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
  ['sep= with a delimiter that is not read', 'sep=@\na@b\n', { refused: /Line 1 says that "@" separates/ }],
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
  [
    'a line of units',
    'a,b\ncm,kg\n1,2\n3,4\n5,6\n',
    { names: ab, count: 3, lines: [2, 3, 4], says: [/^Line 2 holds the units of the columns/] },
  ],
  ['a second line of names', 'a,b\nfoo,bar\n1,2\n3,4\n5,6\n', { refused: /Lines 1 and 2 both look like names.*"foo", "bar"/ }],
  ['a row with missing values first', 'a,b\nNA,?\n1,2\n3,4\n5,6\n', { names: ab, count: 4 }],
  ['a title above the names', 'Report\n\na,b\n1,2\n3,4\n', { refused: /Line 1 is a single cell.*2 cells each/ }],
  [
    '3 rows of 2000 columns',
    [0, 1, 2, 3].map((row) => Array.from({ length: 2000 }, (_, i) => (row === 0 ? `c${i}` : row)).join()).join('\n'),
    { count: 3 },
  ],
];

/** The published examples of csv-spectrum and of RFC 4180. */
export const published: readonly TextCase[] = [
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

/** A table whose first column has this name, and the name that it gets if that is different. */
const named = (what: string, name: string, given = name): TextCase => [
  `a name: ${what}`,
  `"${name.replaceAll('"', '""')}",b\n1,2\n3,4\n`,
  { names: [given, 'b'], rows: two },
];

/** Column names of every kind. */
export const names: readonly TextCase[] = [
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

/** Expected properties of the column, and a text that its remarks contain (no remarks without `says`). */
export type ColumnOutcome = Partial<Omit<Column, 'remarks'>> & { readonly says?: RegExp };

const numbers = (count: number) => scatter(count);
const words = (count: number) => Array.from({ length: count }, (_, i) => `w${(i * 7) % count}`);

/** Columns of every kind, what is found in them, and the user's choices. */
export const columns: readonly (readonly [
  name: string,
  cells: readonly (string | number)[],
  found: ColumnOutcome,
  chosen?: KindChoice['kind'],
])[] = [
  // Nothing to learn from.
  [
    'all missing',
    ['', 'NA', 'N/A', 'null', 'NaN', '?', '-', ' '],
    { kind: 'empty', missing: 8, distinct: 0, leftOut: { type: 'empty' }, says: /"NA" in 1 cell is taken for a missing value/ },
  ],
  ['all equal', repeat([5], 30), { kind: 'constant', distinct: 1, leftOut: { type: 'sameValue' }, tasks: [] }],
  [
    'one text, or nothing',
    repeat(['x', ''], 30),
    { kind: 'category', missing: 15, says: /"x" stands in 15 cells and all others are empty/ },
  ],
  ['1, or nothing', repeat([1, '', ''], 30), { kind: 'number', missing: 20, says: /"1" stands in 10 cells and all others are empty/ }],
  [
    'one text, or unknown',
    repeat(['x', 'NA'], 30),
    { kind: 'constant', missing: 15, leftOut: { type: 'oneTextOrNone', text: 'x' }, says: /"NA" in 15 cells/ },
  ],
  ['one text, and few empty cells', [...repeat(['x'], 98), '', ''], { kind: 'constant', missing: 2 }],
  ['all different texts', words(30), { kind: 'identifier', distinct: 30, leftOut: { type: 'allDifferent' }, tasks: [] }],
  ['sentences', words(30).map((word) => `the ${word} of it`), { kind: 'text', leftOut: { type: 'freeText', distinct: 30 }, tasks: [] }],
  ['names with few repeats', repeat(words(50), 60), { kind: 'text', distinct: 50 }],
  ['a number that counts the rows', Array.from({ length: 30 }, (_, i) => i + 1), { kind: 'identifier', leftOut: { type: 'countsRows' } }],
  ['a few whole numbers in a row', [1, 2, 3, 4, 5, 6], { kind: 'number', range: { min: 1, max: 6 } }],
  // Numbers.
  [
    'one value on one row differs',
    [...repeat([3], 99), 4],
    { kind: 'number', distinct: 2, tasks: ['binary', 'regression'], classes: ['3', '4'] },
  ],
  [
    'numbers with one "abc" in 10 000 rows',
    [...numbers(9999), 'abc'],
    { kind: 'number', invalid: 1, firstText: { line: 10_001, cell: 'abc' }, says: /1 cell is not a number \(line 10001: "abc"\)/ },
  ],
  [
    'numbers and one word for no number',
    [...numbers(60), ...repeat(['unknown'], 30)],
    { kind: 'number', invalid: 30, says: /30 cells are not numbers \(line 62: "unknown"; .* and 27 more\)/ },
  ],
  [
    'numbers and words',
    repeat([1, 2, 'x', 'y'], 40),
    { kind: 'category', distinct: 4, classes: ['1', '2', 'x', 'y'], says: /20 of 40 cells are numbers, and "x" is not/ },
  ],
  [
    '"1,234.50"',
    repeat(['1,234.50', '2,000.25', '7.5'], 30),
    { kind: 'number', range: { min: 7.5, max: 2000.25 }, format: { decimal: '.' } },
  ],
  [
    '"1.234,50"',
    repeat(['1.234,50', '2.000,25', '1.250', '7,5'], 30),
    { kind: 'number', range: { min: 7.5, max: 2000.25 }, format: { decimal: ',', pointsGroup: true }, says: /decimal comma/ },
  ],
  [
    '"1,234" alone',
    repeat(['1,234', '2,500', '7'], 30),
    { kind: 'number', range: { min: 7, max: 2500 }, says: /"1,234" is read as 1234: the comma separates thousands/ },
  ],
  [
    '"1,234" beside decimals with a point',
    repeat(['1,234', '0.5', '2.25'], 30),
    { range: { min: 0.5, max: 1234 }, format: { decimal: '.' } },
  ],
  [
    '"1,234" beside decimals with a comma',
    repeat(['1,234', '0,5', '2,25'], 30),
    { range: { min: 0.5, max: 2.25 }, says: /"1,234" is read as 1.234: the comma is the decimal separator/ },
  ],
  [
    'a comma and a point before decimals',
    repeat(['1,5', '2,25', '1.5'], 30),
    { range: { min: 1.5, max: 2.25 }, says: /some numbers have a decimal point/ },
  ],
  ['"12 %"', repeat(['12 %', '3 %', '4.5%'], 30), { kind: 'number', range: { min: 3, max: 12 }, format: { decimal: '.', unit: '%' } }],
  ['"$5"', repeat(['$5', '$1,000.5', '-$3'], 30), { kind: 'number', range: { min: -3, max: 1000.5 }, format: { decimal: '.', unit: '$' } }],
  [
    '"€ 3" and "5 €" and "7"',
    repeat(['€ 3', '5 €', '7'], 30),
    { kind: 'number', range: { min: 3, max: 7 }, says: /the units differ \(€, none\)/ },
  ],
  [
    '"$5" and "€ 5"',
    repeat(['$5', '€ 6', '$ 7'], 30),
    { kind: 'category', says: /its units differ \(\$, €\), so it is kept as text: write all values in one unit/ },
  ],
  [
    '"$5" and "€ 5" as numbers',
    repeat(['$5', '€ 6', '$ 7'], 30),
    { kind: 'number', range: { min: 5, max: 7 }, says: /the units differ \(\$, €\); numbers are taken as they are/ },
    'number',
  ],
  ['"+1e-400"', [...numbers(40), '+1e-400'], { kind: 'number', invalid: 0, says: /"\+1e-400" is too small to be told from 0/ }],
  ['"1e400"', [...numbers(40), '1e400'], { kind: 'number', invalid: 1, says: /1 cell is not a number \(line 42: "1e400"\)/ }],
  ['"1e-400"', [...numbers(40), '1e-400'], { kind: 'number', invalid: 0, says: /"1e-400" is too small to be told from 0/ }],
  ['zeros of many digits', [...numbers(40), '0.0000', '0e-400', '-0.000e5'], { kind: 'number', invalid: 0 }],
  ['"Infinity"', [...numbers(40), 'Infinity'], { kind: 'number', missing: 1, says: /"Infinity" in 1 cell is taken for a missing value/ }],
  ['"NaN"', [...numbers(40), 'NaN'], { kind: 'number', missing: 1, invalid: 0, says: /"NaN" in 1 cell/ }],
  ['"-0"', repeat(['-0', '0', '1'], 30), { kind: 'number', distinct: 2, classes: ['0', '1'] }],
  ['"0x10"', [...numbers(40), '0x10'], { kind: 'number', invalid: 1, says: /line 42: "0x10"/ }],
  ['"1_000"', [...numbers(40), '1_000'], { kind: 'number', invalid: 0 }],
  ['"10_00"', [...numbers(40), '10_00'], { kind: 'number', invalid: 1, says: /line 42: "10_00"/ }],
  ['"007" beside other numbers', [...numbers(40), '007'], { kind: 'number', invalid: 0, says: /"007" is read as 7/ }],
  [
    '"007", "012" …',
    repeat(['007', '012', '999'], 30),
    { kind: 'category', classes: ['007', '012', '999'], says: /"007" has leading zeros/ },
  ],
  ['1e300 next to 1e-300', repeat(['1e300', '1e-300', '1'], 30), { kind: 'number', range: { min: 1e-300, max: 1e300 }, distinct: 3 }],
  [
    'integers past 2⁵³, all different',
    Array.from({ length: 30 }, (_, i) => `90071992547409${i + 10}3`),
    { kind: 'identifier', distinct: 30, says: /more digits than a number can keep/ },
  ],
  [
    'one integer past 2⁵³',
    [...numbers(40), '9007199254740993'],
    { kind: 'number', invalid: 0, says: /"9007199254740993" has more digits .* rounded/ },
  ],
  // Yes and no.
  [
    'TRUE/true/True and false',
    repeat(['TRUE', 'true', 'True', 'false'], 40),
    {
      kind: 'boolean',
      distinct: 2,
      classes: ['false', 'TRUE'],
      tasks: ['binary'],
      says: /"TRUE" \(10\), "true" \(10\) and "True" \(10\) are one value/,
    },
  ],
  ['yes and no', repeat(['yes', 'NO', ''], 30), { kind: 'boolean', missing: 10, classes: ['NO', 'yes'] }],
  ['0 and 1', repeat([0, 1], 30), { kind: 'number', tasks: ['binary', 'regression'], classes: ['0', '1'] }],
  ['two other words', repeat(['apple', 'banana'], 30), { kind: 'category', tasks: ['binary'], classes: ['apple', 'banana'] }],
  // Categories.
  [
    'three words',
    repeat(['red', 'green', 'blue', 'NA'], 40),
    { kind: 'category', missing: 10, tasks: ['multiclass'], classes: ['blue', 'green', 'red'], says: /"NA" in 10 cells is taken for/ },
  ],
  ['10 000 categories', repeat(words(10_000), 30_000), { kind: 'category', distinct: 10_000, tasks: [], says: /too many to be predicted/ }],
  ['a category seen once', [...repeat(['a', 'b'], 30), 'c'], { kind: 'category', distinct: 3 }],
  // Dates.
  [
    '2024-01-31',
    repeat(['2024-01-31', '2023-02-28', '2024-03-01T10:00:00Z'], 30),
    { kind: 'date', dateFormat: 'ymd', range: { min: Date.UTC(2023, 1, 28), max: Date.UTC(2024, 2, 1, 10) } },
  ],
  [
    '31.1.2024',
    repeat(['31.1.2024', '01.02.2024'], 30),
    { kind: 'date', dateFormat: 'dmy', range: { min: Date.UTC(2024, 0, 31), max: Date.UTC(2024, 1, 1) } },
  ],
  [
    '1/31/2024',
    repeat(['1/31/2024', '02/01/2024'], 30),
    { kind: 'date', dateFormat: 'mdy', range: { min: Date.UTC(2024, 0, 31), max: Date.UTC(2024, 1, 1) } },
  ],
  [
    '31/1/2024',
    repeat(['01/02/2024', '31/1/2024'], 30),
    { kind: 'date', dateFormat: 'dmy', range: { min: Date.UTC(2024, 0, 31), max: Date.UTC(2024, 1, 1) } },
  ],
  ['2024/1/31', repeat(['2024/1/31', '2024/02/01'], 30), { kind: 'date', dateFormat: 'ymd' }],
  [
    '1/2/2024, either way',
    repeat(['1/2/2024', '1/3/2024', '1/1/2024'], 30),
    { kind: 'date', dateFormat: 'mdy', says: /"1\/2\/2024" is read as month and day; the other order is possible/ },
  ],
  [
    'the order in which the file is sorted',
    ['1/10/2023', '2/11/2023', '1/12/2023', '5/1/2024', '1/2/2024'],
    { kind: 'date', dateFormat: 'dmy', says: /is read as day and month/ },
  ],
  [
    'dates in four formats',
    repeat(['2024-01-31', '31.01.2024', '5 Feb 2024', 'Mar 6, 2024'], 40),
    { kind: 'date', dateFormat: 'dmy', distinct: 3, says: /written in 3 ways/ },
  ],
  [
    'times of day',
    repeat(['08:30', '12:15:30', '11:00 PM'], 30),
    { kind: 'date', dateFormat: 'time', range: { min: 30_600_000, max: 82_800_000 } },
  ],
  [
    'dates and one that the calendar does not have',
    [...repeat(['2024-01-31', '2024-02-28'], 40), '2024-02-30'],
    { kind: 'date', invalid: 1, says: /1 cell is not a date \(line 42: "2024-02-30"\)/ },
  ],
  // The user's choices.
  ['numbers, as a category', repeat([1, 2, 3], 30), { kind: 'category', tasks: ['multiclass'], classes: ['1', '2', '3'] }, 'category'],
  ['a counter, as a number', Array.from({ length: 40 }, (_, i) => i), { kind: 'number' }, 'number'],
  [
    'numbers among words, as a number',
    repeat(['1.5', '2.5', 'a', 'b'], 40),
    { kind: 'number', invalid: 20, says: /20 cells are not numbers/ },
    'number',
  ],
  ['words, as a number', repeat(['a', 'b'], 30), { kind: 'category', says: /no cell is a number/ }, 'number'],
  ['texts, as a category', words(30), { kind: 'category', distinct: 30 }, 'category'],
  ['0 and 1, as yes and no', repeat([0, 1], 30), { kind: 'boolean', classes: ['0', '1'] }, 'boolean'],
  [
    'numbers, as an identifier',
    numbers(30),
    { kind: 'identifier', leftOut: { type: 'chosen', kind: 'identifier' }, tasks: [] },
    'identifier',
  ],
];

export interface TargetOutcome {
  readonly task?: Recipe['task'];
  readonly classes?: readonly string[];
  /** Number of rows in all parts, and of those in none. */
  readonly used?: number;
  readonly skipped?: number;
  /** A text in a remark of the column, a warning or a data check. */
  readonly says?: RegExp;
  readonly refused?: RegExp;
}

/** The target, beside a feature of distinct numbers. */
export const targets: readonly (readonly [
  name: string,
  target: readonly (string | number)[],
  outcome: TargetOutcome,
  options?: Partial<Recipe>,
])[] = [
  ['0 and 1', repeat([0, 1], 40), { task: 'binary', classes: ['0', '1'], used: 40 }],
  ['yes and no', repeat(['yes', 'no'], 40), { task: 'binary', classes: ['no', 'yes'] }],
  ['two fruits', repeat(['banana', 'apple'], 40), { task: 'binary', classes: ['apple', 'banana'] }],
  [
    'TRUE/true/True',
    repeat(['TRUE', 'false', 'true', 'False', 'True', 'FALSE'], 60),
    { task: 'binary', classes: ['false', 'TRUE'], used: 60 },
  ],
  ['"1" and "1.0"', repeat(['1', '0', '1.0', '0.0'], 40), { task: 'binary', classes: ['0', '1'], used: 40 }],
  ['one class', repeat([1], 40), { refused: /"target" cannot be predicted: it has 1 different value/ }],
  ['no class', repeat([''], 40), { refused: /"target" cannot be predicted: it has 0 different values/ }],
  ['classes 199 : 1', [...repeat(['no'], 199), 'yes'], { refused: /only one usable row is "yes".*two rows of each class/ }],
  [
    'classes 198 : 2',
    [...repeat(['no'], 198), 'yes', 'yes'],
    { task: 'binary', used: 200, says: /99 % of the training rows have "target" = "no"/ },
  ],
  ['2 rows a class', ['a', 'b', 'a', 'b'], { task: 'binary', used: 4, says: /The test has only 2 rows: .* by 50 %/ }],
  [
    '50 classes',
    repeat(
      Array.from({ length: 50 }, (_, i) => `c${i}`),
      500,
    ),
    { task: 'multiclass', used: 500 },
  ],
  [
    '50 classes with 2 rows each',
    repeat(
      Array.from({ length: 50 }, (_, i) => `c${i}`),
      100,
    ),
    { task: 'multiclass', used: 100, says: /Fewer than 5 training rows/ },
  ],
  [
    '51 classes',
    repeat(
      Array.from({ length: 51 }, (_, i) => `c${i}`),
      510,
    ),
    { refused: /"target" cannot be predicted: it has 51 different values, too many/ },
  ],
  [
    'one class with one row',
    [...repeat(['a', 'b'], 40), 'c'],
    { task: 'multiclass', used: 41, says: /Too few rows to test on have "target" = "c"/ },
  ],
  [
    'missing in half the rows',
    repeat([0, '', 1, 'NA'], 80),
    {
      task: 'binary',
      used: 40,
      skipped: 40,
      says: /40 rows were skipped because "target" has no usable value \(line 3: empty; line 5: "NA"/,
    },
  ],
  [
    'numbers with three values',
    repeat([1, 2, 3], 60),
    { task: 'multiclass', classes: ['1', '2', '3'], says: /its 3 values are taken as classes/ },
  ],
  ['numbers with three values, as a number', repeat([1, 2, 3], 60), { task: 'regression', classes: [], used: 60 }, { task: 'regression' }],
  [
    'whole numbers with many values',
    repeat(
      Array.from({ length: 30 }, (_, i) => i),
      90,
    ),
    { task: 'regression', says: /its 30 values can be taken as classes/ },
  ],
  [
    'whole numbers with many values, as classes',
    repeat(
      Array.from({ length: 30 }, (_, i) => i),
      90,
    ),
    { task: 'multiclass' },
    { task: 'multiclass' },
  ],
  ['amounts', scatter(60).map((x) => x * 3 + 1.5), { task: 'regression' }],
  [
    'amounts, as classes',
    scatter(60),
    { refused: /"target" cannot be predicted as one of several classes.* 60 different values/ },
    { task: 'multiclass' },
  ],
  [
    'words, as a number',
    repeat(['a', 'b', 'c'], 60),
    { refused: /"target" cannot be predicted as a number.*which are not numbers/ },
    { task: 'regression' },
  ],
  [
    'a number that is constant',
    repeat([2.5], 40),
    { refused: /"target" cannot be predicted: it has 1 different value/ },
    { task: 'regression' },
  ],
  ['an outlier of 1e12', [...repeat([1, 2, 3, 4.5, 5], 200), '1e12'], { task: 'regression', used: 201 }, { task: 'regression' }],
  [
    'skewed over six orders',
    Array.from({ length: 60 }, (_, i) => 10 ** (((i * 7) % 60) / 10)),
    { task: 'regression', says: /spans several orders of magnitude/ },
  ],
  ['three numbers', [1.5, 2.5, 3.5], { refused: /There are too few rows: 3 with a usable "target"/ }, { task: 'regression' }],
  [
    'dates in digits',
    repeat([20_240_101, 20_240_102, 20_240_103], 60),
    { refused: /it holds dates or times in digits; .* choose "number"/ },
  ],
  ['dates', repeat(['2024-01-01', '2024-01-02', '2024-01-03'], 60), { refused: /"target" cannot be predicted: it holds dates/ }],
  [
    'different texts',
    Array.from({ length: 60 }, (_, i) => `r${i}`),
    { refused: /"target" cannot be predicted: it is different in every row/ },
  ],
];

/** Rows of a table that can be learned: x, z, and y, which is 1 in the second half. */
const rows = (count: number) => Array.from({ length: count }, (_, i) => `${i},${(i * 7) % 10},${i < count / 2 ? 0 : 1}`);
const tableText = (header: string, count = 20) => [header, ...rows(count)].join('\n');

/** The expected result for a table: the model's columns and the messages, or why it is refused. */
export interface WholeOutcome {
  readonly target?: string;
  readonly features?: readonly string[];
  readonly used?: number;
  readonly skipped?: number;
  readonly says?: RegExp;
  readonly refused?: RegExp;
}

/** Whole tables, from text to model. */
export const tables: readonly (readonly [name: string, text: string, expected: WholeOutcome, options?: TrainOptions])[] = [
  ['a clean table', tableText('x,z,y'), { target: 'y', features: ['x', 'z'], used: 20, skipped: 0 }],
  ['an empty file', '', { refused: /The file is empty/ }],
  ['only a header', 'x,z,y\n', { refused: /names of columns but no rows/ }],
  [
    'one column',
    '# a comment\nvisits\n1\n2\n',
    { refused: /one column, "visits" in line 2: there is nothing to predict it from.*: a comma, a semicolon, a tab/ },
  ],
  ['one column of texts', 'x/y\na/1\nb/2\n', { refused: /"x\/y" in line 1.*Line 2 is one cell, "a\/1".*a comma, a semicolon/ }],
  ['one column without a name', '1\n2\n3\n', { refused: /one column, which begins in line 1.*a comma, a semicolon/ }],
  ['one row', 'x,z,y\n1,2,0\n', { refused: /No column can be predicted.*"x" has 1/ }],
  ['two rows', 'x,z,y\n1,2,0\n3,4,1\n', { refused: /only one usable row is "0".*two rows of each class/s }],
  ['one class', 'x,y\n1,1\n2,1\n3,1\n', { refused: /No column besides "x" can be learned from \("y": it is the same in every row\)/ }],
  [
    'one class in the column that was asked for',
    'x,y\n1,1\n2,1\n3,1\n',
    { refused: /"y" cannot be predicted: it has 1 different value/ },
    { target: 'y' },
  ],
  [
    'rows of one class without a usable number',
    'x,y\n1,1\n2,1\n3,1\nabc,0\n,0\n' + '4,1\n'.repeat(30),
    { used: 35, skipped: 0, says: /2 rows have no usable value of "x" \(line 5: "abc"; line 6: empty\): the median, 4, stands in for it/ },
  ],
  [
    'names only',
    'a,b,y\nred,p,0\nblue,q,1\ngreen,r,0\n',
    { refused: /No column besides "y" can be learned from \("a": it is different in every row; "b"/ },
  ],
  ['a ragged row, too short', `${tableText('x,z,y')}\n5,5\n`, { used: 20, skipped: 1, says: /line 22 has 2/ }],
  ['a ragged row, too long', `${tableText('x,z,y')}\n5,5,1,9\n`, { used: 20, skipped: 1, says: /line 22 has 4/ }],
  [
    'a cell that is no number',
    `${tableText('x,z,y')}\n5,abc,1\n`,
    { used: 21, skipped: 0, says: /1 row has no usable value of "z" \(line 22: "abc"\): the median, \d+(\.5)?, stands in for it/ },
  ],
  ['an empty cell', `${tableText('x,z,y')}\n,5,1\n`, { used: 21, skipped: 0, says: /1 row has no usable value of "x" \(line 22: empty\)/ }],
  ['a row without target', `${tableText('x,z,y')}\n5,5,\n`, { used: 20, skipped: 1, says: /"y" has no usable value \(line 22: empty\)/ }],
  [
    'a stray text in the target',
    `${tableText('x,z,y')}\n5,5,x\n`,
    { target: 'y', used: 20, skipped: 1, says: /"y" has no usable value \(line 22: "x"\)/ },
  ],
  [
    'rows that all have another number of cells',
    'x,y\n1,2,0\n3,4,1\n',
    { refused: /as many cells as the first line, 2 \(line 2 has 3, line 3/ },
  ],
  ['an unclosed quote among semicolons', 'x;z;y\n1;2;0\n2;"3;1\n3;4;0\n', { refused: /Line 3: a quote is opened and never closed/ }],
  ['spaces behind the last quote', `${tableText('x,z,y')}\n5.25,5.75,"1"  `, { used: 21 }],
  [
    'an input that names the rows',
    ['x,city,y', ...rows(20).map((row, i) => row.replace(/,\d+,/, `,town${i},`))].join('\n'),
    { refused: /"city" cannot be an input: it is different in every row, the first in line 2: "town0"/ },
    { features: ['city'] },
  ],
  [
    'a column of one text',
    ['x,city,y', ...rows(20).map((row) => row.replace(/,\d+,/, ',town,'))].join('\n'),
    { features: ['x'], says: /"city" was left out: it is the same in every row/ },
  ],
  [
    'a constant column',
    ['x,c,y', ...rows(20).map((row) => row.replace(/,\d+,/, ',3,'))].join('\n'),
    { features: ['x'], says: /"c" was left out: it is the same in every row/ },
  ],
  ['duplicate header names', tableText('x,x,y'), { features: ['x', 'x (2)'], says: /Column 2 has the same name/ }],
  ['an empty header name', tableText('x,,y'), { features: ['x', 'column 2'], says: /Column 2 has no name/ }],
  ['a feature called __proto__', tableText('__proto__,constructor,y'), { target: 'y', features: ['__proto__', 'constructor'], used: 20 }],
  ['a target called __proto__', tableText('x,toString,__proto__'), { target: '__proto__', features: ['x', 'toString'], used: 20 }],
  [
    'a header with </script>',
    tableText('</script><img src=x onerror=alert(1)>,z,y'),
    { features: ['</script><img src=x onerror=alert(1)>', 'z'] },
  ],
  ['semicolons', tableText('x,z,y').replaceAll(',', ';'), { features: ['x', 'z'], used: 20 }],
  ['tabs', tableText('x,z,y').replaceAll(',', '\t'), { features: ['x', 'z'], used: 20 }],
  ['pipes', tableText('x,z,y').replaceAll(',', '|'), { features: ['x', 'z'], used: 20 }],
  ['a BOM and CRLF', `\uFEFF${tableText('x,z,y').replaceAll('\n', '\r\n')}\r\n\r\n`, { features: ['x', 'z'], used: 20, skipped: 0 }],
  ['line breaks in quotes', tableText('x,z,y').replaceAll(/^(\d+),/gm, '"$1\n",'), { features: ['x', 'z'], used: 20 }],
  ['an unclosed quote', `${tableText('x,z,y')}\n"5,5,1\n6,6,1\n`, { refused: /Line 22: a quote is opened and never closed/ }],
  ['no header', rows(20).join('\n'), { target: 'column 3', features: ['column 1', 'column 2'], used: 20, says: /Line 1 holds numbers/ }],
  ['words as classes', tableText('x,z,y').replaceAll(/,0$/gm, ',apple').replaceAll(/,1$/gm, ',banana'), { target: 'y', used: 20 }],
  ['an option of the wrong form', tableText('x,z,y'), { refused: /option "hidden"/ }, { hidden: [0] }],
  ['numbers without any scaling', tableText('x,z,y'), { features: ['x', 'z'] }, { scaling: 'none' }],
  ['hidden layers', tableText('x,z,y'), { features: ['x', 'z'] }, { hidden: [8, 4] }],
];
