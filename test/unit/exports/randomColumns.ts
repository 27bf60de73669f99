import fc from 'fast-check';

/** A kind of column: the cells of its table, and other cells for the model: unseen, impossible, out of range. */
export interface RandomColumn {
  readonly cell: fc.Arbitrary<string>;
  readonly asked: readonly string[];
}

const two = (value: number) => String(value).padStart(2, '0');
const dateParts = fc.record({
  year: fc.integer({ min: 1995, max: 2030 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 0, max: 23 }),
});

const numbers = ['', '0', '-0', '1e5', '-250000', '1e30', '-1e30', '3e-12', 'a word'];
const texts = [
  '',
  'unseen',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE x; --",
  'N/A',
  'nan',
  '😀',
  '\\',
  '%s',
  '<b>',
  '0',
  '1.0',
];
const days = [
  ...['', 'no date', '2023-02-31', '2024-02-30', '2024-02-29', '2023-02-29', '1900-02-29', '2000-02-29', '2023-04-31', '2023-06-31'],
  ...['2023-13-01', '2023-00-10', '2023-01-00', '2023-01-32', '2023-12-31', '1969-12-31', '1900-01-01', '2262-04-12', '0050-01-01'],
  ...['2024-01-05 10:30', '2024-01-05T10:30:15', '2024-01-05T23:59:59Z', '2024-01-05 24:00', '2024-01-05 24:30', '2024-01-05 25:10'],
  ...['2024-01-05 10:60', '2024-01-05 10:30:61', '2024-01-05T', '2024-01/05', '2024-1-5x'],
];
const slashed = [
  '',
  '31/02/2023',
  '29/02/2024',
  '30/04/2024',
  '31/04/2024',
  '12/12/2012',
  '02/31/2023',
  '05/13/2024',
  '13/05/2024',
  '2024-02-30',
];
const clocks = ['', '00:00', '23:59', '24:00', '24:30', '25:00', '10:60', '10:30:15', '10:30:61', '10', 'noon'];

/** Names and texts: arbitrary ones, some that end a string or comment, and some with only invisible differences. */
const names = [
  ...['red', 'green', 'blue', "it's", 'ÄÖ', '__proto__', '1a'],
  ...['a "b"', 'x\ny', '', '🍎', '한국어', ' ', '*/', '--', '</script>', '${x}', '%d', '\\n', "''", 'constructor', 'None', 'NULL'],
];

/** One value alone, marks for missing ones that are values, and texts that look like something else. */
const oddCategories = [
  ['only'],
  ['NA', '-', 'null', 'a', 'b'],
  ['=1+1', '1e5', '0012', 'TRUE', 'a'],
  ['2024-01-05', 'later', 'never', '10:30'],
  ['\u00e9', 'e', 'ae'],
  ['`a`', '{0}', '%s', '%%', '\\', '#{x}', '??/'],
  ['a b', 'ab', 'A b', 'a\nb'],
  ['toString', 'hasOwnProperty', 'y'.repeat(300), 'valueOf'],
];
const oddTexts = ['ABC', '=1+', '100000', '12', 'true', '5 Jan 2024', '\u00c9', 'na', 'y'.repeat(301)];

/** Texts that look alike, which only those know apart who see what is not seen. */
const hiddenCategories = [
  ['\u202eabc', 'abc', 'ab\u200bd', 'a\u200db', 'abd'],
  ['\u00e9', 'e\u0301', 'e', 'ae'],
  ['a b', 'a  b', ' a b', 'A b', 'a\u00a0b', 'a\tb', 'a\u2028b'],
];
const hiddenTexts = ['\u202e', '\u200b', '\ufeffabc', 'ABC', 'ab\u00ad', 'a\u3000b', 'e\u0301 ', 'E\u0301'];

/** Cells in notations that every format reads. */
export const plainColumns: readonly RandomColumn[] = [
  { cell: fc.integer({ min: -50, max: 900 }).map(String), asked: numbers },
  { cell: fc.double({ noNaN: true, min: -1e4, max: 1e4 }).map((x) => x.toFixed(3)), asked: numbers },
  { cell: fc.double({ noNaN: true, min: 1e-9, max: 1e-3 }).map((x) => x.toExponential(4)), asked: numbers },
  { cell: fc.constantFrom('-0', '0', '0.0', '-1', '2.50', '1e2', '+3'), asked: numbers },
  { cell: fc.integer({ min: -9, max: 9 }).map((x) => `${x}e${20 + x}`), asked: numbers },
  // One column with an outlier, and one constant column.
  { cell: fc.integer({ min: 0, max: 20 }).map((x) => (x === 20 ? '1000000' : String(x))), asked: numbers },
  { cell: fc.constant('7'), asked: numbers },
  { cell: fc.constantFrom('red', 'green', 'blue', "it's", 'ÄÖ', '__proto__', '1a'), asked: [...texts, 'RED', 'Red'] },
  { cell: fc.constantFrom(...names), asked: [...texts, 'unseen\n'] },
  { cell: fc.constantFrom('a', 'A', 'b', 'B', 'ß', 'SS', 'ı', 'I'), asked: texts },
  ...oddCategories.map((of) => ({ cell: fc.constantFrom(...of), asked: [...texts, ...of, ...oddTexts] })),
  { cell: fc.constantFrom('yes', 'no'), asked: ['', 'maybe', 'YES', 'No', '1'] },
  { cell: fc.constantFrom('TRUE', 'False', 'true', 'FALSE'), asked: ['', 'True', 'yes', '0'] },
  { cell: fc.constantFrom('01', '1', '02', '7'), asked: ['', '001', '7', '2', '9'] },
  { cell: fc.constantFrom('007', '008', '012', '100'), asked: ['', '7', '8', '0100', '100', '999'] },
  { cell: fc.constantFrom('0', '1', '2'), asked: ['', '3', '1.0', '-0', '01'] },
  // A number that becomes 0 is another name than 0.
  { cell: fc.constantFrom('0', '1', 'A1', '1e-400'), asked: ['', '0.0', '-0', '1e-400', '2e-400', '-1E-400'] },
  { cell: dateParts.map(({ year, month, day }) => `${year}-${two(month)}-${two(day)}`), asked: days },
  { cell: dateParts.map(({ year, month, day, hour }) => `${year}-${two(month)}-${two(day)} ${two(hour)}:05:09`), asked: days },
  { cell: dateParts.map(({ year, month, day }) => `${two(day)}/${two(month)}/${year}`), asked: slashed },
  {
    cell: dateParts.map(({ year, month, day }) => `${two(month)}.${two(day)}.${year}`),
    asked: slashed.map((day) => day.replaceAll('/', '.')),
  },
  { cell: dateParts.map(({ hour }) => `${two(hour)}:45`), asked: clocks },
];

const parts = [
  ...[
    '',
    '12',
    '-3.5',
    `51°30'26"N`,
    `51° 61' W`,
    '400°',
    '51 30 26 N',
    'N 51 30',
    '51.5',
    '5W',
    'NE 5',
    '0x1F',
    '0b101',
    '0o17',
    '0xG',
    '0x',
    '5th',
  ],
  ...[
    '1st',
    '#5',
    'No. 5',
    '9 st 4 lb',
    '9 st 15 lb',
    '7 lb 3 oz',
    '7 lb',
    '5 CR',
    '5 dr',
    '-5 DR',
    'DR',
    '▼5',
    '↑5',
    '5▲',
    '(5) DR',
    '12 s',
    'x',
  ],
];
const digitDays = [
  ...['', '20240131', '2024013110', '20240131101530', '20240131240000', '20230229', '31012024', '01312024', '1312024', '1012024'],
  ...['2024-01-31', '2024-01-31T10:30:00Z', '5 Mar 2024', '45322', '-20240131', '2.0240131e7', '20240131.5', 'x', '19000101', '18991231'],
];

/** Cells that only Neuron's own readers, or copies of them, understand. */
export const richColumns: readonly RandomColumn[] = [
  ...hiddenCategories.map((of) => ({ cell: fc.constantFrom(...of), asked: [...of, ...hiddenTexts] })),
  ...[
    fc.integer({ min: 1, max: 99_999 }).map((x) => `$${x.toLocaleString('en')}`),
    fc.integer({ min: 1, max: 99 }).map((x) => `${x} kg`),
    fc.integer({ min: 10, max: 99 }).map((x) => `${x},5`),
    fc.integer({ min: 1000, max: 99_999_999 }).map((x) => `${x.toLocaleString('de')},25 €`),
    fc.integer({ min: 1000, max: 99_999_999 }).map((x) => x.toLocaleString('en').replaceAll(',', ' ')),
    fc.integer({ min: 1000, max: 99_999_999 }).map((x) => x.toLocaleString('en').replaceAll(',', "'")),
    fc.integer({ min: 1000, max: 99_999_999 }).map((x) => x.toLocaleString('en-IN')),
    fc.integer({ min: 1, max: 99 }).map((x) => `${x}%`),
    fc.integer({ min: 1, max: 99 }).map((x) => `−${x}`),
    fc.integer({ min: 61, max: 9999 }).map((x) => `${Math.floor(x / 60)}:${two(x % 60)}`),
    fc.integer({ min: 1, max: 50 }).map((x) => `(${x})`),
    fc.integer({ min: 1, max: 99_999 }).map((x) => `${x.toLocaleString('en')}${x % 3 === 0 ? '+' : ''}`),
    fc.integer({ min: 1, max: 99 }).map((x) => `${['', '', '<', '>='][x % 4]}${x}`),
    fc.integer({ min: 1, max: 99 }).map((x) => `${x},-`),
    fc.integer({ min: 1, max: 99 }).map((x) => `${x / 4}×10${x % 2 === 0 ? '³' : '^-2'}`),
    fc.integer({ min: -9, max: 9 }).map((x) => `${x}e${300 + x}`),
    fc.integer({ min: 1, max: 99 }).map((x) => `${x / 2}${['k', 'M', ''][x % 3]}`),
  ].map((cell) => ({
    cell,
    asked: [...numbers, '1,234.5', '1.234,5', '12 kg', '5 lb', '(5)', '50%', '1e308', '-1e308', '1e400', '٣', '½'],
  })),
  ...[
    dateParts.map(({ year, day, hour }) => `${day} Mar ${year} ${two(hour)}:30`),
    dateParts.map(({ year, month, day, hour }) => `${year}-${two(month)}-${two(day)}T${two(hour)}:15:30+02:00`),
    dateParts.map(({ year, month, day, hour }) => `${year}. ${month}. ${day}. ${hour < 12 ? '오전' : '오후'} ${hour % 12 || 12}:05`),
    dateParts.map(({ year, month }) => `${['ene', 'Feb', 'März', 'août', 'dic', 'Mai'][month % 6]}-${two(year % 100)}`),
    dateParts.map(({ year, month, day }) => `${day} de ${['enero', 'julio', 'agosto'][month % 3]} de ${year}`),
    dateParts.map(({ year, month, day }) => `${year}${two(month)}${two(day)}T101530+02:00`),
    dateParts.map(({ year, month }) => `${1 + (month % 4)}Q${two(year % 100)}`),
    dateParts.map(({ year, month }) => `${year}M${two(month)}`),
    dateParts.map(({ month, day, year }) => `${month}/${day}/${two(year % 100)}`),
    dateParts.map(({ month, day, year, hour }) => `${month}/${day}/${year} ${hour % 12 || 12}:05 ${hour < 12 ? 'AM' : 'PM'}`),
  ].map((cell) => ({ cell, asked: [...days, ...slashed, '31 Feb 2023', '30 Feb 2024 10:30', 'Feb-31', '5Q23', '2023M13', '1/2/3'] })),
  ...[
    dateParts.map(({ year, month, day }) => `${year}${two(month)}${two(day)}`),
    dateParts.map(({ year, month, day }) => `${two(day)}${two(month)}${year}`),
    dateParts.map(({ year, month, day }) => `${two(month)}${two(day)}${year}`),
  ].map((cell) => ({ cell, asked: digitDays })),
  ...[
    fc.integer({ min: 0, max: 3599 }).map((x) => `${x % 90}°${two(x % 60)}'${two((x * 7) % 60)}.5"${x % 2 ? 'N' : 'S'}`),
    fc.integer({ min: 0, max: 3599 }).map((x) => `${x % 180}.${x}${x % 2 ? 'E' : 'W'}`),
    fc.integer({ min: 0, max: 9999 }).map((x) => `0x${x.toString(16)}`),
    fc.integer({ min: 4, max: 99 }).map((x) => `${x}th`),
    fc.integer({ min: 4, max: 99 }).map((x) => `${['ca. ', 'about ', ''][x % 3]}${x}${x % 4 ? '' : ' (p)'}`),
    fc.integer({ min: 90, max: 250 }).map((x) => `${Math.floor(x / 14)} st ${x % 14} lb`),
    fc.integer({ min: 20, max: 250 }).map((x) => `${Math.floor(x / 16)} lb ${x % 16} oz`),
    fc.integer({ min: 1, max: 9999 }).map((x) => `${x}.50 ${x % 2 ? 'CR' : 'DR'}`),
    fc.integer({ min: 1, max: 9999 }).map((x) => `${x % 2 ? '▲' : '▼'}${x}`),
  ].map((cell) => ({ cell, asked: parts })),
];

/** Texts that differ in more than letter case, without numbers. */
const sheetTexts = ['', 'unseen', '__proto__', "'; DROP TABLE x; --", '=1+1', '😀', '\\', '%s', '<b>', '*', 'a?', '~b'];

/** Cells that a spreadsheet distinguishes like Neuron; numbers and dates are entered as such. */
export const sheetColumns: readonly RandomColumn[] = [
  ...plainColumns.slice(0, 7),
  // A spreadsheet has no days before 1900, and one too many in that year.
  ...plainColumns
    .filter(({ asked }) => asked === days || asked === slashed || asked === clocks)
    .map(({ cell, asked }) => ({ cell, asked: asked.filter((text) => !/^(0050|1900)/.test(text)) })),
  { cell: fc.constantFrom('red', 'green', 'blue', "it's", 'ÄÖ', '1a'), asked: sheetTexts },
  { cell: fc.constantFrom('a "b"', '🍎', '한국어', '*/', '-- x', '</script>', '${x}', '%d', "''x''"), asked: sheetTexts },
  { cell: fc.constantFrom('yes', 'no'), asked: ['', 'maybe', 'yes', 'no'] },
  // Numbers that are values, where somebody says so.
  { cell: fc.constantFrom('0', '1', '2', '2.5'), asked: ['', '3', '1.0', '-0', '2.50'] },
  { cell: fc.constantFrom('TRUE', 'False', 'true', 'FALSE'), asked: ['', 'True', 'yes'] },
  // More than the nested functions that a spreadsheet allows.
  { cell: fc.nat(99).map((place) => `shop ${place}`), asked: [...sheetTexts, 'shop 100'] },
  // Numbers and dates in notations of which the sheet has the values.
  ...richColumns
    .slice(hiddenCategories.length)
    .map(({ cell, asked }) => ({ cell, asked: asked.filter((text) => !/19000101|18991231|0050|^1900|[½٣]/.test(text)) })),
];
