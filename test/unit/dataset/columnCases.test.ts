import { expect, test } from 'vitest';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { columns } from '../tableOfCases.ts';
import { repeat, scatter, tableOf } from './buildFrom.ts';
import { said } from '../said.ts';

test.each(columns.map(([name, cells, found, chosen]) => ({ name, cells, found, chosen })))('$name', ({ cells, found, chosen }) => {
  const table = readCsv(tableOf({ x: cells, other: repeat(['p', 'q', 'r'], cells.length) }));
  const [column] = describeColumns(table, chosen ? { kinds: [{ column: 'x', kind: chosen }] } : {});
  const { says, ...properties } = found;
  // Only columns that are left out have a reason.
  if (column.kind === 'number' || column.kind === 'category') expect(column).not.toHaveProperty('leftOut');
  expect(column).toMatchObject(properties);
  if (says) expect(said(column.remarks).join('; ')).toMatch(says);
  else expect(said(column.remarks)).toEqual([]);
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
  ['numbers as far apart as can be', repeat(['-1.7e308', '1.7e308', '0', ...scatter(20)], 46), { type: 'histogram' }],
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
  const described = describeColumns(readCsv([names.join(','), row(1), row(2), row(3), row(4)].join('\n')));
  expect(described).toHaveLength(1000);
  expect(described[998]).toMatchObject({ name: 'c998', kind: 'category', distinct: 3 });
  expect(described[999]).toMatchObject({ name: 'c999', kind: 'number', range: { min: 999, max: 3996 } });
});
