import type { LineCase } from './lineCases.ts';

const xzState = ['x', 'z', 'state'];
const twoStates = [
  ['40', '150', 'light'],
  ['77', '163', 'heavy'],
];
const towns = ['w', 'town', 'price'];
const twoTowns = [
  ['40', 'Paris, France', '12'],
  ['77', 'say "Rome", Italy', '50'],
];

/** Quotes. */
export const quoteCases: readonly LineCase[] = [
  [
    'single quotes where they are needed only',
    "town;x;y\n'Oslo; Norway';1;2\nParis;3;4\nRome;5;6\nBern;7;8\n",
    {
      names: ['town', 'x', 'y'],
      rows: [
        ['Oslo; Norway', '1', '2'],
        ['Paris', '3', '4'],
        ['Rome', '5', '6'],
        ['Bern', '7', '8'],
      ],
    },
  ],
  [
    'a name in single quotes alone',
    "town;'price; net';y\nOslo;1;2\nParis;3;4\nRome;5;6\n",
    { names: ['town', 'price; net', 'y'], first: ['Oslo', '1', '2'], count: 3 },
  ],
  [
    'single quotes that are doubled inside, in few cells',
    "town,x\n'L''Aquila',1\nOslo,2\nRome,3\nBern,4\n",
    { first: ["L'Aquila", '1'], count: 4 },
  ],
  ['single quotes that are part of texts', "town,x\nL'Aquila,1\n'tis,2\nRome,3\nVal d'Isère,4\n", { first: ["L'Aquila", '1'], count: 4 }],
  ['a quoted word in single quotes stays as it is', "word,x\n'so',1\nbut,2\nand,3\nor,4\n", { first: ["'so'", '1'], count: 4 }],
  [
    'spaces in front of a quote',
    'w, town, price\n40, "Paris, France", 12\n77,  "say ""Rome"", Italy" , 50\n',
    { names: towns, rows: twoTowns },
  ],
  ['spaces in front of the first quote of a line', ' "w", "a, b"\n "1", "2"\n', { names: ['w', 'a, b'], rows: [['1', '2']] }],
  ['spaces behind two colons', 'w:: "a::b"\n1:: "2"\n', { names: ['w', 'a::b'], rows: [['1', '2']] }],
  [
    'spaces and quotes inside of quotes',
    'a,b\n"x, ""y"", z",1\n"two\nlines, ""y""",2\n',
    {
      rows: [
        ['x, "y", z', '1'],
        ['two\nlines, "y"', '2'],
      ],
      lines: [1, 2],
    },
  ],
  [
    'single quotes',
    "town,w,price\n'Paris, France',40,12\n'O''Fallon, Illinois',77,50\n'Coeur d\\'Alene','78','5\" disk'\n,1,2\n",
    {
      names: ['town', 'w', 'price'],
      rows: [
        ['Paris, France', '40', '12'],
        ["O'Fallon, Illinois", '77', '50'],
        ["Coeur d'Alene", '78', '5" disk'],
        ['', '1', '2'],
      ],
    },
  ],
  [
    'single quotes everywhere, with spaces in front',
    "'w'; 'town'; 'price'\n'40'; 'Paris; France'; '1,5'\n'77'; 'O'Brien'; '2,5'\n",
    {
      names: towns,
      rows: [
        ['40', 'Paris; France', '1,5'],
        ['77', "O'Brien", '2,5'],
      ],
    },
  ],
  [
    'single quotes between spaces',
    "w   town price\n40 'Paris  France' 12\n77 'Rome' 50\n",
    { names: towns, first: ['40', 'Paris  France', '12'] },
  ],
  ['single quotes between two colons', "a::b\n'x::y'::1\n'z'::2\n", { first: ['x::y', '1'] }],
  [
    'quotes with a backslash in front, as MySQL writes them',
    'id,text,n\n1,"Foo \\"Bar\\"",5\n2,"\\"q\\", x",\\N\n3,"C:\\\\dir\\\\",7\n4,"two\nlines \\"y\\"",8\n5,plain,9\n',
    {
      rows: [
        ['1', 'Foo "Bar"', '5'],
        ['2', '"q", x', '\\N'],
        ['3', 'C:\\dir\\', '7'],
        ['4', 'two\nlines "y"', '8'],
        ['5', 'plain', '9'],
      ],
      lines: [1, 2, 3, 4, 6],
    },
  ],
  [
    'semicolons at the ends of lines, as a spreadsheet adds them to a column of lines',
    'name,age,kind;;\na,1,x;;\n"b, c",2,7;;\n',
    {
      names: ['name', 'age', 'kind'],
      rows: [
        ['a', '1', 'x'],
        ['b, c', '2', '7'],
      ],
    },
  ],
  [
    'semicolons behind decimals below a name with a comma',
    '"temp, C";\n21,5;\n22,5;\n23,75;\n',
    { names: ['temp, C'], rows: [['21,5'], ['22,5'], ['23,75']] },
  ],
  ['semicolons behind two numbers below two names', 'a,b;\n1,2;\n3,4;\n5,6;\n', { names: ['a', 'b'], count: 3, first: ['1', '2'] }],
  [
    'semicolons between names with commas and nothing',
    'name;;\nSmith, John;;\nDoe, Jane;;\n',
    { first: ['Smith, John', ''], count: 2, says: [/^Column 2 has no name/] },
  ],
  [
    'a backslash in front of a closing quote is a part of the cell',
    'id,path\n1,"C:\\dir\\"\n2,"D:\\"\n3,x\n',
    {
      rows: [
        ['1', 'C:\\dir\\'],
        ['2', 'D:\\'],
        ['3', 'x'],
      ],
    },
  ],
  [
    'apostrophes are no quotes',
    "name,n\n'90s,1\nrock 'n' roll,2\n'tis,3\ndon't,4\n",
    {
      rows: [
        ["'90s", '1'],
        ["rock 'n' roll", '2'],
        ["'tis", '3'],
        ["don't", '4'],
      ],
    },
  ],
  ['numbers with an apostrophe in front', "x,amount\n1,'-67.00\n2,'5\n", { first: ['1', "'-67.00"] }],
  ['whole lines in quotes', '"x,z,state"\n"40,150,light"\n"77,163,heavy"\n', { names: xzState, rows: twoStates, lines: [1, 2] }],
  [
    'whole lines in quotes, with quoted cells, and empty cells behind',
    '"w,town,price";;\n"40,""Paris, France"",12";;\n"77,""say """"Rome"""", Italy"",50";;\n',
    { names: towns, rows: twoTowns },
  ],
  [
    'whole lines in quotes, with line breaks in cells',
    '"a;b"\n"1;""two\nlines"""\n"2;x"\n',
    {
      names: ['a', 'b'],
      rows: [
        ['1', 'two\nlines'],
        ['2', 'x'],
      ],
      lines: [1, 3],
    },
  ],
  [
    'whole lines in quotes, tabs between the cells',
    '"x\tz\tstate"\n"40\t150\tlight"\n"77\t163\theavy"\n',
    { names: xzState, rows: twoStates },
  ],
  [
    'whole lines in quotes, and one that is not',
    `"x,z"\n${'"1,2"\n'.repeat(12)}3,4\n`,
    { names: ['x', 'z'], first: ['1', '2'], count: 13 },
  ],
  ['whole lines in quotes below names without', 'x,z,state\n"40,150,light"\n"77,163,heavy"\n', { names: xzState, rows: twoStates }],
  ['a single column in quotes', '"a"\n"x"\n"y"\n', { names: ['a'], rows: [['x'], ['y']] }],
  [
    'a quote with spaces in front that encloses no whole cell',
    'a,b\nx, "y" z\nu,v\n',
    {
      rows: [
        ['x', '"y" z'],
        ['u', 'v'],
      ],
    },
  ],
];

/** Typographic quotes. */
export const printCases: readonly LineCase[] = (
  [
    ['“', '”'],
    ['„', '“'],
    ['„', '”'],
    ['«', '»'],
  ] as const
).map(([open, close]): LineCase => [
  `quotes of print, ${open}…${close}`,
  `town,price\n${open}Paris, France${close},40\n${open}Rome "Roma"${close},107\nOslo,12\n`,
  {
    rows: [
      ['Paris, France', '40'],
      ['Rome "Roma"', '107'],
      ['Oslo', '12'],
    ],
  },
]);
