import { expect, test } from 'vitest';
import type { Column } from '../../../src/dataset/column.ts';
import { describeColumns } from '../../../src/dataset/describeColumns.ts';
import type { KindChoice } from '../../../src/dataset/recipe.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { repeat, scatter, tableOf } from './buildFrom.ts';

/** What is found: properties of the column, and a text that its remarks hold (none without `says`). */
type Found = Partial<Omit<Column, 'remarks'>> & { readonly says?: RegExp };

const numbers = (count: number) => scatter(count);
const words = (count: number) => Array.from({ length: count }, (_, i) => `w${(i * 7) % count}`);

const cases: readonly (readonly [name: string, cells: readonly (string | number)[], found: Found, chosen?: KindChoice['kind']])[] = [
  // Nothing to learn from.
  ['all missing', ['', 'NA', 'N/A', 'null', 'NaN', '?', '-', ' '], { kind: 'empty', missing: 8, distinct: 0, leftOut: 'it has no values' }],
  ['all equal', repeat([5], 30), { kind: 'constant', distinct: 1, leftOut: 'it is the same in every row', tasks: [] }],
  ['one text, or nothing', repeat(['x', ''], 30), { kind: 'constant', missing: 15, leftOut: 'it is "x" or has no value' }],
  ['all different texts', words(30), { kind: 'identifier', distinct: 30, leftOut: 'it is different in every row', tasks: [] }],
  [
    'sentences',
    words(30).map((word) => `the ${word} of it`),
    { kind: 'text', leftOut: 'it holds free text (30 different values)', tasks: [] },
  ],
  ['names with few repeats', repeat(words(50), 60), { kind: 'text', distinct: 50 }],
  ['a number that counts the rows', Array.from({ length: 30 }, (_, i) => i + 1), { kind: 'identifier', leftOut: 'it counts the rows' }],
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
    { kind: 'number', invalid: 1, firstText: { line: 10_001, cell: 'abc' }, says: /1 cell is no number \(line 10001: "abc"\)/ },
  ],
  [
    'numbers and one word for no number',
    [...numbers(60), ...repeat(['unknown'], 30)],
    { kind: 'number', invalid: 30, says: /30 cells are no numbers \(line 62: "unknown"; .* and 27 more\)/ },
  ],
  ['numbers and words', repeat([1, 2, 'x', 'y'], 40), { kind: 'category', distinct: 4, classes: ['1', '2', 'x', 'y'] }],
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
    { kind: 'number', range: { min: 7, max: 2500 }, says: /"1,234" is read as 1234: the comma stands between thousands/ },
  ],
  [
    '"1,234" beside decimals with a point',
    repeat(['1,234', '0.5', '2.25'], 30),
    { range: { min: 0.5, max: 1234 }, format: { decimal: '.' } },
  ],
  [
    '"1,234" beside decimals with a comma',
    repeat(['1,234', '0,5', '2,25'], 30),
    { range: { min: 0.5, max: 2.25 }, says: /"1,234" is read as 1.234: the comma stands before decimals/ },
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
  ['"$5" and "€ 5"', repeat(['$5', '€ 6', '$ 7'], 30), { kind: 'number', says: /the units differ \(\$, €\)/ }],
  ['"+1e-400"', [...numbers(40), '+1e-400'], { kind: 'number', invalid: 0, says: /"\+1e-400" is too small to be told from 0/ }],
  ['"1e400"', [...numbers(40), '1e400'], { kind: 'number', invalid: 1, says: /1 cell is no number \(line 42: "1e400"\)/ }],
  ['"Infinity"', [...numbers(40), 'Infinity'], { kind: 'number', invalid: 1, says: /line 42: "Infinity"/ }],
  ['"NaN"', [...numbers(40), 'NaN'], { kind: 'number', missing: 1, invalid: 0 }],
  ['"-0"', repeat(['-0', '0', '1'], 30), { kind: 'number', distinct: 2, classes: ['0', '1'] }],
  ['"0x10"', [...numbers(40), '0x10'], { kind: 'number', invalid: 1, says: /line 42: "0x10"/ }],
  ['"1_000"', [...numbers(40), '1_000'], { kind: 'number', invalid: 1, says: /line 42: "1_000"/ }],
  ['"007" beside other numbers', [...numbers(40), '007'], { kind: 'number', invalid: 0, says: /"007" is read as 7/ }],
  [
    '"007", "012" …',
    repeat(['007', '012', '999'], 30),
    { kind: 'category', classes: ['007', '012', '999'], says: /"007" has zeros in front/ },
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
    { kind: 'boolean', distinct: 2, classes: ['false', 'TRUE'], tasks: ['binary'] },
  ],
  ['yes and no', repeat(['yes', 'NO', ''], 30), { kind: 'boolean', missing: 10, classes: ['NO', 'yes'] }],
  ['0 and 1', repeat([0, 1], 30), { kind: 'number', tasks: ['binary', 'regression'], classes: ['0', '1'] }],
  ['two other words', repeat(['apple', 'banana'], 30), { kind: 'category', tasks: ['binary'], classes: ['apple', 'banana'] }],
  // Categories.
  [
    'three words',
    repeat(['red', 'green', 'blue', 'NA'], 40),
    { kind: 'category', missing: 10, tasks: ['multiclass'], classes: ['blue', 'green', 'red'] },
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
    { kind: 'date', invalid: 1, says: /1 cell is no date \(line 42: "2024-02-30"\)/ },
  ],
  // What the user says.
  ['numbers, as a category', repeat([1, 2, 3], 30), { kind: 'category', tasks: ['multiclass'], classes: ['1', '2', '3'] }, 'category'],
  ['a counter, as a number', Array.from({ length: 40 }, (_, i) => i), { kind: 'number' }, 'number'],
  [
    'numbers among words, as a number',
    repeat(['1.5', '2.5', 'a', 'b'], 40),
    { kind: 'number', invalid: 20, says: /20 cells are no numbers/ },
    'number',
  ],
  ['words, as a number', repeat(['a', 'b'], 30), { kind: 'category', says: /no cell is a number/ }, 'number'],
  ['texts, as a category', words(30), { kind: 'category', distinct: 30 }, 'category'],
  ['0 and 1, as yes and no', repeat([0, 1], 30), { kind: 'boolean', classes: ['0', '1'] }, 'boolean'],
  ['numbers, as an identifier', numbers(30), { kind: 'identifier', leftOut: 'it was set to identifier', tasks: [] }, 'identifier'],
];

test.each(cases.map(([name, cells, found, chosen]) => ({ name, cells, found, chosen })))('$name', ({ cells, found, chosen }) => {
  const table = readCsv(tableOf({ x: cells, other: repeat(['p', 'q', 'r'], cells.length) }));
  const [column] = describeColumns(table, chosen ? [{ column: 'x', kind: chosen }] : []);
  const { says, ...properties } = found;
  // Only what is left out says why.
  if (column.kind === 'number' || column.kind === 'category') expect(column).not.toHaveProperty('leftOut');
  expect(column).toMatchObject(properties);
  // A choice that is left to the user is no remark about what was found.
  const remarks = column.remarks.filter((remark) => !/(are|be) taken as classes/.test(remark));
  if (says) expect(remarks.join('; ')).toMatch(says);
  else expect(remarks).toEqual([]);
});

test.each([
  ['customer_id', 'identifier'],
  ['orderId', 'identifier'],
  ['ID', 'identifier'],
  ['row', 'identifier'],
  ['paid', 'number'],
  ['Madrid', 'number'],
  ['weight', 'number'],
] as const)('whole numbers that are all different, called %s, are of the kind %s', (name, kind) => {
  const text = tableOf({ [name]: [17, 4, 99, 23], other: ['p', 'q', 'p', 'q'] });
  expect(describeColumns(readCsv(text))[0].kind).toBe(kind);
});

test.each([
  [
    'few values have a bar each, in their order',
    repeat([3, 1, 2, 1], 40),
    {
      type: 'bars',
      bars: [
        { value: '1', count: 20 },
        { value: '2', count: 10 },
        { value: '3', count: 10 },
      ],
      others: 0,
    },
  ],
  [
    'the commonest eight, and how many others',
    [...repeat(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], 90), 'i', 'i'],
    { type: 'bars', others: 10 },
  ],
  [
    'whole numbers have a bin each while they are few',
    repeat([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 20),
    { type: 'histogram', min: 1, max: 10, counts: repeat([2], 10) },
  ],
  ['other numbers have 24 bins', Array.from({ length: 48 }, (_, i) => i / 10), { type: 'histogram', counts: repeat([2], 24) }],
  ['numbers as far apart as can be', repeat(['-1.7e308', '1.7e308', '0', ...numbers(20)], 46), { type: 'histogram' }],
] as const)('%s', (_, cells, distribution) => {
  const [column] = describeColumns(readCsv(tableOf({ x: cells, other: repeat(['p', 'q'], cells.length) })));
  expect(column.distribution).toMatchObject(distribution);
  const { distribution: shown } = column;
  const total =
    shown?.type === 'bars' ? shown.bars.reduce((sum, { count }) => sum + count, shown.others) : shown?.counts.reduce((a, b) => a + b, 0);
  expect(total).toBe(cells.length);
});

test('1 000 columns are described each by itself', () => {
  const names = Array.from({ length: 1000 }, (_, i) => `c${i}`);
  const row = (seed: number) => names.map((_, i) => (i % 2 ? seed * i : `t${seed % 3}`)).join(',');
  const columns = describeColumns(readCsv([names.join(','), row(1), row(2), row(3), row(4)].join('\n')));
  expect(columns).toHaveLength(1000);
  expect(columns[998]).toMatchObject({ name: 'c998', kind: 'category', distinct: 3 });
  expect(columns[999]).toMatchObject({ name: 'c999', kind: 'number', range: { min: 999, max: 3996 } });
});
