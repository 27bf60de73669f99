/** The expected result of reading a text. Absent properties are not checked. */
export interface LineOutcome {
  readonly names?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  /** Only the first row. */
  readonly first?: readonly string[];
  readonly count?: number;
  /** 0-based. */
  readonly lines?: readonly number[];
  /** One for each warning; no warnings if absent. */
  readonly says?: readonly RegExp[];
}

export type LineCase = readonly [name: string, text: string, expected: LineOutcome];

const xzState = ['x', 'z', 'state'];
const twoStates = [
  ['40', '150', 'light'],
  ['77', '163', 'heavy'],
];
const separatedBy = (mark: string) => [xzState, ...twoStates].map((cells) => cells.join(mark)).join('\n');
const april = (count: number, row: (month: string, index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(['Jan', 'Feb', 'Mar'][index % 3], index)).join('\n');

/** Delimiters. */
export const delimiterCases: readonly LineCase[] = [
  ...[',', ';', '\t', '|', '¦', '^', '~', ':', '::', '\u0001', '\u001F', ' ', '   ', ' ^ ', ' :: '].map((mark): LineCase => [
    `separated by ${JSON.stringify(mark)}`,
    separatedBy(mark),
    { names: xzState, rows: twoStates },
  ]),
  [
    'accounts of Unix, without names',
    'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1::/usr/sbin:/usr/sbin/nologin\nbin:x:2:2:bin:/bin:/usr/sbin/nologin\nsync:x:4:65534:sync:/bin:/bin/sync\nlist:x:38:38:List, all:/var/list:/bin/sh',
    { first: ['root', 'x', '0', '0', 'root', '/root', '/bin/bash'], count: 5, says: [/^Line 1 looks like the rows below it/] },
  ],
  ['times below names with colons', 'h:m:s\n10:15:30\n10:16:30\n11:17:45', { names: ['h:m:s'], count: 3 }],
  ['laps below a name with colons', 'start:end:lap\n10:15:30\n10:16:30\n11:17:45', { names: ['start:end:lap'], count: 3 }],
  ['addresses of devices', 'aa:bb:cc:dd:ee:ff\n00:1b:44:11:3a:b7\n00:1b:44:11:3a:b8', { count: 2 }],
  ['keys and values', 'port: 1: a\nhost: 2: b\nname: 3: c', { count: 2 }],
  [
    'a caret below names with commas and semicolons',
    'Weight, kg^Height, cm^a; b\n40,5^150,2^light\n77,5^163,2^heavy',
    { names: ['Weight, kg', 'Height, cm', 'a; b'], first: ['40,5', '150,2', 'light'] },
  ],
  [
    'films: titles with commas and colons, genres with |, no names',
    '1::Toy Story: One (1995)::Animation|Comedy\n2::American President, The (1995)::Comedy|Drama|Romance\n3::Heat (1995)::Action\n4::Antz (1998)::Animation|Comedy\n',
    { first: ['1', 'Toy Story: One (1995)', 'Animation|Comedy'], count: 4, says: [/^Line 1 looks like the rows below it/] },
  ],
  [
    'two colons in quotes separate nothing',
    'x::name\n1::"a::b"\n2::"two\nlines::"\n3::c:d\n',
    {
      rows: [
        ['1', 'a::b'],
        ['2', 'two\nlines::'],
        ['3', 'c:d'],
      ],
      lines: [1, 2, 4],
    },
  ],
  [
    'commas in the names above decimal commas',
    'Weight, kg;Height, cm;class\n40,5;150,2;light\n77,5;163,2;heavy\n',
    { names: ['Weight, kg', 'Height, cm', 'class'], first: ['40,5', '150,2', 'light'] },
  ],
  [
    'commas in the names, tabs between them',
    'Length, m\tDepth, m\tkind\n4,5\t1,2\ta\n7,5\t3,2\tb\n',
    { names: ['Length, m', 'Depth, m', 'kind'], first: ['4,5', '1,2', 'a'] },
  ],
  [
    'one comma in each name and in each town',
    'Town, country;People, M;price\nParis, France;2,1;40\nRome, Italy;2,8;50\n',
    { names: ['Town, country', 'People, M', 'price'], first: ['Paris, France', '2,1', '40'] },
  ],
  ['semicolons in the names of a table of commas', 'a;b,c;d,e\n1,2,x\n3,4,y\n', { names: ['a;b', 'c;d', 'e'], first: ['1', '2', 'x'] }],
  ['lists in cells separate nothing', 'id,tags,n\n1,a;b;c,5\n2,b;c;d,6\n', { names: ['id', 'tags', 'n'], first: ['1', 'a;b;c', '5'] }],
  [
    'a date with a comma in front of semicolons, the last rows one cell shorter, no names',
    `${april(20, (month, index) => `${month} ${index + 1}, 2023;${40 + index}.25;4.00;Ray;pending;`)}\n${april(9, (month, index) => `${month} ${index + 1}, 2023;${30 + index}.25;4.00;Ray;`)}\n`,
    { first: ['Jan 1, 2023', '40.25', '4', 'Ray', 'pending'], count: 29, says: [/^Line 1 looks like the rows/] },
  ],
  [
    'names and prices with commas between bars',
    'who|amount|when\nDoe, Jane|1,250|Jan 3, 2023\nRoe, Rick|2,500|Feb 4, 2023\n',
    { first: ['Doe, Jane', '1,250', 'Jan 3, 2023'] },
  ],
  [
    'decimal commas without names',
    '40,6;150,4;190,7\n77,6;163,4;240,7\n64,6;176,4;240,7\n',
    { first: ['40,6', '150,4', '190,7'], count: 3, says: [/^Line 1 holds numbers/] },
  ],
  [
    'decimal commas and words without names',
    'Köln;1.040,5;2\nBonn;900,5;3\nKöln;1.100,5;1\nBonn;980,25;2\n',
    { first: ['Köln', '1.040,5', '2'], count: 4, says: [/^Line 1 looks like the rows/] },
  ],
  ['a line that says what separates', 'sep=^\na,b^c\n1,5^2\n', { names: ['a,b', 'c'], rows: [['1,5', '2']], lines: [2] }],
  ['a line that says that a colon separates', 'sep=:\na:b\n1:2\n', { names: ['a', 'b'], rows: [['1', '2']], lines: [2] }],
  ['a line that says that two colons separate', 'sep=::\na::b\n1::2\n', { names: ['a', 'b'], rows: [['1', '2']], lines: [2] }],
];

/** Spaces and tabs between numbers, and texts in the whole first line. */
export const rowCases: readonly LineCase[] = [
  [
    'spaces, and a tab in front of the last cell',
    '18.0   8   307.0\t"a b c"\n15.0   8   350.0\t"d e"\n25.0   4   98.00\t"f"\n22.0   6   310.0\t"g"\n',
    { first: ['18', '8', '307', 'a b c'], count: 4, says: [/^Line 1 looks like the rows below it/] },
  ],
  [
    'a decimal beside names of rows, higher than the others',
    'KR-SV1|9,4|AC\nKR-SV2|3,5|AD\nKR-SV3|3,9|BC\nKR-SV4|2,5|BD\n',
    { first: ['KR-SV1', '9,4', 'AC'], count: 4, says: [/^Line 1 looks like the rows below it/] },
  ],
  [
    'decimals, the first cell empty',
    ',27.9,0.5,46.1,,6.7\n1973-01-01,28.2,,,,\n1973-01-04,26.7,,,,\n1973-01-05,26.9,,,,\n',
    { first: ['', '27.9', '0.5', '46.1', '', '6.7'], count: 4, says: [/^Line 1 looks like the rows below it/] },
  ],
  [
    'wavelengths are names in any order',
    'sample,402.1,401.5,403.9,class\na,0.1,0.2,0.3,x\nb,0.2,0.3,0.4,y\nc,0.1,0.2,0.5,x\n',
    { names: ['sample', '402.1', '401.5', '403.9', 'class'], count: 3 },
  ],
  [
    'doses are names in any order',
    'cell,0.3,1.0,0.1\nA9,0.5,0.9,0.2\nB7,0.4,0.8,0.3\nC1,0.6,0.7,0.2\n',
    { names: ['cell', '0.3', '1.0', '0.1'] },
  ],
  [
    'doses are names beside an empty cell',
    ',0.3,1.0,0.1\nA9,0.5,0.9,0.2\nB7,0.4,0.8,0.3\nC1,0.6,0.7,0.2\n',
    { first: ['A9', '0.5', '0.9', '0.2'], count: 3, says: [/^Column 1 has no name/] },
  ],
  ['quantiles are names', 'name,0.05,0.5,0.95\na,1.5,2.5,3.5\nb,1.7,2.7,3.7\nc,1.2,2.2,3.1\n', { count: 3 }],
  [
    'letters in each column, of which a rare one stands nowhere else',
    ['p,x,s,n,t', 'e,x,s,y,t', 'e,b,s,w,t', 'p,x,y,w,f'].join('\n'),
    { first: ['p', 'x', 's', 'n', 't'], count: 4, says: [/^Line 1 looks like the rows below it/] },
  ],
];

const kinds = ['town', 'kind', 'price'];
const twoKinds = [
  ['Paris', 'light', '40'],
  ['Rome', 'heavy', '107'],
];
const again = /^Line 4 repeats the column names/;

/** Lines that are not rows. */
export const otherLineCases: readonly LineCase[] = [
  [
    'an empty line of cells above the names',
    ',,\ntown,kind,price\nParis,light,40\nRome,heavy,107\n',
    { names: kinds, rows: twoKinds, lines: [2, 3], says: [/^Line 1 has only empty cells/] },
  ],
  [
    'several empty lines of cells, and blank ones',
    '\n;;\n"";"";\n \ntown;kind;price\nParis;light;40\nRome;heavy;107\n',
    { names: kinds, rows: twoKinds, lines: [5, 6], says: [/^2 lines above the table have only empty cells/] },
  ],
  [
    'an empty line of tabs above comments',
    '\t\t\n# made by hand\ntown\tkind\tprice\nParis\tlight\t40\nRome\theavy\t107\n',
    { names: kinds, rows: twoKinds, lines: [3, 4], says: [/^Line 2 begins with #/] },
  ],
  ...['%', '//', ';', '!', '--'].map((mark): LineCase => [
    `comments that begin with ${mark}`,
    `${mark} from the station\n${mark} in May\ntown,kind,price\nParis,light,40\n${mark} the second day\nRome,heavy,107\n`,
    {
      names: kinds,
      rows: twoKinds,
      lines: [3, 5],
      says: [new RegExp(`^2 lines above the table begin with ${mark} and`), new RegExp(`^Line 5 begins with ${mark} and was skipped`)],
    },
  ]),
  [
    'names in a comment of MATLAB',
    '% t v w\n1 2 3\n2 3 4\n3 1 5\n',
    { names: ['t', 'v', 'w'], count: 3, says: [/^Line 1 begins with % and was read as the names/] },
  ],
  ['a first name that begins with a comment', '% of all,x\n1,2\n3,4\n', { names: ['% of all', 'x'], count: 2 }],
  ['a first name that is empty', '; kind;price\n0; light;40\n1; heavy;107\n', { count: 2, says: [/^Column 1 has no name/] }],
  [
    'types and roles of Orange',
    'town\tkind\tprice\nstring\td\tcontinuous\nmeta\t\tclass\nParis\tlight\t40\nRome\theavy\t107\n',
    { names: kinds, rows: twoKinds, lines: [3, 4], says: [/^Lines 2 and 3 say what the columns are, as Orange writes them/] },
  ],
  ['letters that are no types', 'kind,cap\nc,d\nm,c\nc,m\nm,d\n', { names: ['kind', 'cap'], count: 4 }],
  [
    'the names again',
    'town,kind,price\nParis,light,40\nRome,heavy,107\ntown,kind,price\nOslo,light,5\n',
    { names: kinds, rows: [...twoKinds, ['Oslo', 'light', '5']], lines: [1, 2, 4], says: [again] },
  ],
  [
    'the names again and again, quoted and with spaces',
    'town,kind,price\n"town","kind","price"\nParis,light,40\n town, kind,price \nRome,heavy,107\ntown,kind,price\n',
    { rows: twoKinds, lines: [2, 4], says: [/^3 lines repeat the column names.*lines 2, 4, 6/] },
  ],
  [
    'the names again, of which the first is empty',
    ',kind,price\n0,light,40\n1,heavy,107\n,kind,price\n0,light,5\n',
    { count: 3, says: [/^Column 1 has no name/, again] },
  ],
  [
    'the names again, with letters beyond ASCII',
    'größe,x\n1,2\n3,4\ngröße,x\nélan,5\n',
    {
      rows: [
        ['1', '2'],
        ['3', '4'],
        ['élan', '5'],
      ],
      says: [again],
    },
  ],
  [
    'the names again, a delimiter behind them',
    'a,b,\n1,2,\n3,4,\na,b,\n5,6,\n',
    {
      names: ['a', 'b'],
      rows: [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
      says: [again],
    },
  ],
  [
    'a row that begins as the names do is a row',
    'town,kind,price\nParis,light,40\ntown,heavy,107\n"town","kind",5\n',
    { rows: [twoKinds[0], ['town', 'heavy', '107'], ['town', 'kind', '5']] },
  ],
  [
    "R's header that is one name short",
    '"w"\t"h"\n"1"\t40\t150\n"2"\t77\t163\n"3"\t64\t176\n',
    { names: ['row names', 'w', 'h'], first: ['1', '40', '150'], count: 3, says: [/^Line 1 has one name fewer/] },
  ],
  [
    "R's header that is one name short, without quotes, between spaces",
    'w h kind\n1 40 150 a\n2 77 163 b\n3 64 176 a\n',
    { names: ['row names', 'w', 'h', 'kind'], first: ['1', '40', '150', 'a'], says: [/^Line 1 has one name fewer/] },
  ],
  [
    "R's names of rows, and its header again",
    '"mpg" "cyl"\n"Mazda RX4" 21 6\n"Fiat 128" 32.4 4\n"mpg" "cyl"\n"Honda" 30.4 4\n"row names" 15 8\n',
    {
      names: ['row names', 'mpg', 'cyl'],
      rows: [
        ['Mazda RX4', '21', '6'],
        ['Fiat 128', '32.4', '4'],
        ['Honda', '30.4', '4'],
        ['row names', '15', '8'],
      ],
      says: [/^Line 1 has one name fewer/, again],
    },
  ],
  [
    "R's names of rows that are texts, without quotes, between tabs",
    's1\ts2\nBRCA1\t1.5\t2\nTP53\t2.5\t3\nEGFR\t3.5\t4\n',
    { names: ['row names', 's1', 's2'], first: ['BRCA1', '1.5', '2'], says: [/^Line 1 has one name fewer/] },
  ],
  [
    "R's names of rows beside a column that is called so",
    '"row names","x"\n"7",1,2\n"3",3,4\n"12",5,6\n',
    { names: ['row names', 'row names (2)', 'x'], says: [/same name/, /^Line 1 has one name fewer/] },
  ],
];

const sales = [
  ['light', '40', '40.5'],
  ['heavy', '77', '107'],
  ['light', '64', '124'],
  ['light', '51', '51'],
];
const salesAnd = (...lines: readonly string[]) => ['town,visits,sales', ...sales.map((cells) => cells.join(',')), ...lines].join('\n');

/** Rows of totals at the end. */
export const totalCases: readonly LineCase[] = [
  ...['Total', 'TOTAL:', 'Summe', 'Gesamt', 'Gesamtergebnis', 'Grand total', '합계', '合計', 'Итого', 'Total (n=4)'].map(
    (label): LineCase => [`a row called ${label}`, salesAnd(`${label},232,322.5`), { rows: sales, says: [/^Line 6 sums up the rows/] }],
  ),
  ['a mean, rounded', salesAnd('Average,58,80.63'), { rows: sales, says: [/^Line 6 sums up/] }],
  [
    'a total and a mean',
    salesAnd('', 'Total,232,322.5', 'Mean,58,80.625', ''),
    { rows: sales, says: [/^The last 2 rows, from line 7 on, sum up/] },
  ],
  ['a total of one column', salesAnd('Total,,322.5'), { rows: sales, says: [/^Line 6 sums up/] }],
  ['a total in another notation', 'a;b;c\nx;1.250,5;1\ny;700;2\nz;10,5;3\nSumme;1.961,0;\n', { count: 3, says: [/^Line 5 sums up/] }],
  ['a label in the second column', 'n,town,x\n1,a,5\n2,b,6\n3,c,8\n,Total,19\n', { count: 3, says: [/^Line 5 sums up/] }],
  [
    'a total of all groups below their own',
    'zone,town,x\nA,p,5\nA,q,7\nSubtotal A,,12\nB,r,4\nB,s,6\nSubtotal B,,10\nGrand Total,,22\n',
    { count: 6, says: [/^Line 8 sums up the rows above it/, /^2 lines, the first of them 4, are called totals|^Line 4 is called a total/] },
  ],
  [
    'half of the sum beside names with a word for a sum',
    'media,spend,n\nSocial media,10,1\nprint,20,2\ntv,30,3\nradio,40,4\ndigital media,50,5\n',
    { count: 5 },
  ],
  ['a total that is none', salesAnd('Total,5,5'), { rows: [...sales, ['Total', '5', '5']], says: [/^Line 6 is called a total, but none/] }],
  ['a company of that name', salesAnd('Total,5,5', 'Total,232,327.5'), { count: 6 }],
  ['a total that is no label', salesAnd('Totally,232,322.5'), { count: 5 }],
];
