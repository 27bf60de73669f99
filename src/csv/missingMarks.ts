/**
 * What programs write for "no value", in their letter case ("Na" is sodium and "Nan" a name): R, pandas (including Python's None), SQL,
 * JavaScript, MATLAB, Julia.
 */
const words = new Set([
  'NA',
  'na',
  'NaN',
  'nan',
  'NAN',
  'NaT',
  'NULL',
  'null',
  'None',
  'undefined',
  // Infinities, from which nothing can be learned.
  ...['inf', '-inf', '+inf', 'Inf', '-Inf', '+Inf', 'INF', '-INF', '+INF', 'Infinity', '-Infinity', '+Infinity', '∞', '-∞', '+∞', '−∞'],
  // Eurostat's flags without a space are also faces.
  ...[':b', ':c', ':d', ':e', ':m', ':n', ':p', ':u', ':z'],
  'NA_character_',
  'NA_integer_',
  'NA_real_',
]);

/** In any letter case, because they do not look like words. */
const marks = new Set([
  // Eurostat: not available, with a flag.
  ...[': b', ': c', ': d', ': e', ': m', ': n', ': p', ': u', ': z'],
  ...['n/a', 'n.a.', 'n.a', 'n. a.', 'k.a.', 'k. a.', 's/d', 's.d.'],
  // SQL dumps, Hive, pandas, R, MATLAB, database tools.
  ...[
    '\\n',
    '\\\\n',
    '__hive_default_partition__',
    '<na>',
    '<nan>',
    '<nat>',
    '<null>',
    '<none>',
    '<missing>',
    '<undefined>',
    '<empty>',
    '<blank>',
    '<nil>',
    // MySQL's invalid date.
    '0000-00-00',
    '0000-00-00 00:00:00',
    // The same in other orders, and day 0 of spreadsheets.
    '00/00/0000',
    '0/0/0000',
    '00.00.0000',
    '00-00-0000',
    '1900-01-00',
    '1/0/1900',
    '01/00/1900',
    '00.01.1900',
  ],
  ...[
    '(null)',
    '(na)',
    '(n/a)',
    '(none)',
    '(missing)',
    '(blank)',
    '(empty)',
    '[null]',
    '[na]',
    '[n/a]',
    '[missing]',
    '[blank]',
    '[empty]',
    '<n/a>',
    '{null}',
    '@na',
  ],
  // What C's printf writes for NaN and infinity.
  ...['-nan', '+nan', '1.#ind', '-1.#ind', '1.#qnan', '-1.#qnan', '1.#snan', 'nan(ind)', '-nan(ind)', '1.#inf', '-1.#inf'],
  // Excel and other spreadsheets, in several languages; Bloomberg.
  ...[
    '#n/a',
    '#na',
    '#n/a n/a',
    '#n/a n.a.',
    '#nv',
    '#n/d',
    '#н/д',
    '#null!',
    '#div/0!',
    '#value!',
    '#ref!',
    '#name?',
    '#num!',
    '#error!',
    '#calc!',
    ...[
      '#div/0',
      '#¡div/0!',
      '#error',
      '#name',
      '#value',
      '#ref',
      '#err',
      'err:502',
      'err:504',
      'err:508',
      'err:509',
      'err:520',
      'err:522',
    ],
  ],
  ...[
    '#spill!',
    '#getting_data',
    '#wert!',
    '#bezug!',
    '#zahl!',
    '#valeur!',
    '#nom?',
    '#nombre!',
    '#¡valor!',
    '#¿nombre?',
    '#¡num!',
    '#¡ref!',
  ],
  // Weka and KNIME, SAS and Stata, the World Bank, Eurostat, YAML, and people.
  // A column that was too narrow in a spreadsheet.
  ...['###', '####', '#####', '######', '#######', '########'],
  ...['?', '??', '???', '.', '..', '...', '…', ':', '~', '-', '--', '---', '----', '–', '—', '——', '―', '−', '_', '__', "''", '""', '._'],
]);

/** SAS and Stata distinguish 26 reasons for missing values. */
const lettered = /^\.[a-z]$/i;
const longest = Math.max(...[...words, ...marks].map(({ length }) => length));

/** For each ASCII character 1 if a mark, in any letter case, can begin with it. */
const beginnings = Uint8Array.from({ length: 128 }, (_, code) => {
  const first = String.fromCharCode(code);
  return [...words, ...marks].some((mark) => mark.startsWith(first) || mark.startsWith(first.toLowerCase())) ? 1 : 0;
});
const space = 32;

/** True if the cell's first visible character is ASCII and cannot begin a mark. This cheap test is enough for most cells. */
export function beginsNoMark(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return code > space && code < 127 && beginnings[code] === 0;
}

/** True for a text (nonempty and trimmed) that by default means "no value". */
export function isMissingMark(text: string): boolean {
  if (text.length > longest) return false;
  return words.has(text) || marks.has(text.toLowerCase()) || (text.length === 2 && lettered.test(text));
}

/** The default marks as data, for programs that must treat the same cells as missing. */
export const usualMarks: {
  /** Matched in exactly this letter case. */
  readonly exact: readonly string[];
  /** Matched in any letter case, given in lower case, including a point with one letter (".a"). */
  readonly anyCase: readonly string[];
} = {
  exact: [...words],
  anyCase: [...marks, ...Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => `.${letter}`)],
};
