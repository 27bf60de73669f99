import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { columnValues } from '../../../src/dataset/columns/columnValues.ts';
import { said } from '../said.ts';
import { tableOf } from './buildFrom.ts';

/** The first cells of a column, how they are read, and the remark. More numbers follow where needed. */
const cases: readonly (readonly [name: string, cells: readonly string[], values: readonly number[], says: RegExp | undefined])[] = [
  ['at least so many', ['10,000+', '1,000,000+', '50+'], [10_000, 1_000_000, 50], /"10,000\+" is read as 10000: the sign/],
  ['at least so many thousands', ['1.5M+', '20k+', '3k'], [1_500_000, 20_000, 3000], /"1.5M\+" is read as 1500000/],
  ['so many and more of a unit', ['10+ years', '3 years', '7 years'], [10, 3, 7], /"10\+ years" is read as 10/],
  ['below the limit of detection', ['<0.5', '0.7', '1.2'], [0.5, 0.7, 1.2], /"<0.5" is read as 0.5/],
  ['about', ['~12', '≈ 15', '~7.5'], [12, 15, 7.5], /"~12" is read as 12/],
  ['prices without cents', ['12,-', '1.250,-', '7,-'], [12, 1250, 7], /decimal comma/],
  ['prices without cents and a currency', ['12,- €', '1.250,-€', '7,50 €'], [12, 1250, 7.5], /decimal comma/],
  ['Swiss prices', ["1'250.-", '7.-', '12.50'], [1250, 7, 12.5], undefined],
  ['Indian prices', ['Rs. 1,23,456/-', 'Rs. 500/-', 'Rs. 70/-'], [123_456, 500, 70], undefined],
  ['powers of ten', ['1.5×10³', '2 x 10^-2', '3·10⁻¹'], [1500, 0.02, 0.3], undefined],
  ['no numbers among numbers', ['inf', '-Infinity', '7'], [Number.NaN, Number.NaN, 7], /"inf" in 1 cell is taken for a missing value/],
];

test.each(cases)('%s', (_, cells, values, says) => {
  const unit = cells.find((cell) => /[€]|Rs\.|years/.test(cell)) ?? '';
  const more = Array.from({ length: 12 }, (__, row) =>
    unit === '' ? String(31 + row * 2) : unit.replace(/\d.*\d|\d/, String(31 + row * 2)),
  );
  const table = readCsv(tableOf({ v: [...cells, ...more], other: [...cells, ...more].map((__, row) => row % 3) }));
  const [column] = describeColumns(table);
  expect(column.kind).toBe('number');
  expect([...columnValues(table.columns[0], column)].slice(0, cells.length)).toEqual(values);
  if (says) expect(said(column.remarks).join(' | ')).toMatch(says);
  else expect(said(column.remarks)).toEqual([]);
});

test('groups such as <30 and >30 are no numbers', () => {
  const [column] = describeColumns(readCsv(tableOf({ again: ['<30', '>30', '<30', '>30', '30'], other: [1, 2, 3, 4, 5] })));
  expect(column.kind).toBe('category');
  expect(column.classes).toHaveLength(3);
});

test('a number of nines that stands apart may say that there is no value; it is said, and can be chosen', () => {
  const cells = ['-999', '12', '15', '-999', '18', '20'];
  const text = tableOf({ v: cells, other: cells.map((_, row) => row) });
  const [column] = describeColumns(readCsv(text));
  expect(column.markCounts).toEqual([{ mark: '-999', count: 2, takenAs: 'value' }]);
  const [chosen] = describeColumns(readCsv(text), { missingValues: [{ column: 'v', marks: ['-999'] }] });
  expect([chosen.missing, chosen.range]).toEqual([2, { min: 12, max: 20 }]);
  const near = ['99', '12', '95', '99', '80', '20'];
  expect(describeColumns(readCsv(tableOf({ v: near, other: [1, 2, 3, 4, 5, 6] })))[0].markCounts).toBeUndefined();
});

test('a word among the different numbers of a short table is no number, and said', () => {
  const cells = ['unknown', ...Array.from({ length: 11 }, (_, row) => String(40 + row * 3)), 'unknown'];
  const [column] = describeColumns(readCsv(tableOf({ v: cells, other: cells.map((_, row) => row % 2) })));
  expect([column.kind, column.invalid]).toEqual(['number', 2]);
  expect(said(column.remarks).join()).toMatch(/2 cells are not numbers \(line 2: "unknown"/);
});
