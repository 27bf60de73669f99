import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumber } from '../../../src/dataset/cells/numbers/parseNumber.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { rowKey, tableKeys } from '../../../src/model/rowLedger.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { buildFrom, repeat, tableOf } from './buildFrom.ts';
import { said } from '../said.ts';

// Columns from public bug reports, and how each is read. Every kind is also tested with other cells.

/** The columns of a table whose cells are separated by semicolons. */
const described = (rows: readonly string[]) => new Map(describeColumns(readCsv(rows.join('\n'))).map((column) => [column.name, column]));

/** A column of these cells beside a numeric column. */
function columnOf(cells: readonly (string | number)[], options = {}) {
  const y = cells.map((_, row) => ((row * 7919) % 1000) / 10);
  const built = buildFrom(tableOf({ x: cells, y }), { target: 'y', features: ['x'], ...options });
  return { built, column: built.columns[0] };
}

describe('a point between thousands is told by the whole table', () => {
  const german = ['Einwohner;Miete', ...repeat(['480;5,5', '1.250;6,5', '2.950;7,5', '12.500;8,5'], 24)];

  test('"1.250" beside decimal commas is 1250', () => {
    const column = described(german).get('Einwohner');
    expect(column).toMatchObject({ kind: 'number', range: { min: 480, max: 12_500 } });
    expect(said(column?.remarks)).toEqual([expect.stringMatching(/"1.250" is read as 1250/)]);
  });

  test('with tabs too', () => {
    const tabbed = german.map((row) => row.replaceAll(';', '\t'));
    expect(described(tabbed).get('Einwohner')?.range).toEqual({ min: 480, max: 12_500 });
  });

  test.each([
    ['other digits behind the point', ['78.5', '1.250', '40.0']],
    ['whole numbers of four digits', ['1.250', '1250', '3.125']],
    ['numbers below one', ['0.125', '0.250', '0.375']],
  ])('but not with %s', (_, cells) => {
    const rows = repeat(cells, 24).map((cell, row) => `${cell};${row},5`);
    expect(described(['a;b', ...rows]).get('a')?.format).toEqual({ decimal: '.' });
  });

  test('"1,234" is a decimal in a table of decimal commas, and 1234 in one of points', () => {
    const rows = (other: string) => ['a;b', ...repeat([`1,234;${other}`, `2,500;${other}`], 24)];
    expect(described(rows('6,25')).get('a')?.range).toEqual({ min: 1.234, max: 2.5 });
    expect(described(rows('6.25')).get('a')?.range).toEqual({ min: 1234, max: 2500 });
  });
});

test.each([
  ['(67.00)', -67],
  ['(1,234.50)', -1234.5],
  ['($1,234.50)', -1234.5],
  ['$(5)', -5],
  ['(12.5 %)', -12.5],
  ['67.00-', -67],
  ['1,234.50-', -1234.5],
  ['5.00- €', -5],
  ["'-67.00", -67],
  ["'42", 42],
  ['–7.1', -7.1],
  ['‑7.1', -7.1],
  ['12.-', 12],
  ['40\u2009000', 40_000],
  ['40\u3000000', 40_000],
  ['1’234’567.5', 1_234_567.5],
  ['٧٧٫٥', 77.5],
  ['۱۲۳', 123],
  ['३४५', 345],
  ['７７．５', 77.5],
  ['="40"', 40],
  ['=77.5', 77.5],
  ['4.0000D+1', 40],
  ['1.5d-3', 0.0015],
  ['77.5\u200b', 77.5],
  ['\u202d40\u202c', 40],
])('%j is the number %d', (cell, value) => {
  expect(parseNumber(cell)).toBe(value);
});

test.each(['(5', '5)', '-(5)', '(-5)', '-5-', '--5', '12-Mar', '2024-01-05', '3.8.10', '1:30', '1st', '5 pm', '2h 50m', 'A12', 'Room 5'])(
  '%j is no number, whatever unit is allowed',
  (cell) => {
    expect(parseNumber(cell, { decimal: '.', isAnyUnit: true })).toBeNaN();
  },
);

const amount = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100);
const inThousands = (value: number, mark: string, decimal: string) => {
  const [whole, fraction] = Math.abs(value).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, mark)}${decimal}${fraction}`;
};

test('any amount is read back in every notation', () => {
  const marks = fc.constantFrom(' ', '\u00a0', '\u2009', '\u202f', '\u2007', "'", '’');
  const negatives = fc.constantFrom(
    (digits: string) => `-${digits}`,
    (digits: string) => `−${digits}`,
    (digits: string) => `–${digits}`,
    (digits: string) => `(${digits})`,
    (digits: string) => `${digits}-`,
  );
  const units = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `USD ${text}`,
    (text) => `${text} USD`,
    (text) => `${text}USD`,
  );
  fc.assert(
    fc.property(amount, marks, negatives, units, fc.constantFrom('.', ','), (value, mark, negate, withUnit, decimal) => {
      const digits = inThousands(value, mark, decimal);
      // A minus after the digits of a number with a unit is at the end.
      const text = value < 0 ? negate(digits) : digits;
      fc.pre(!(text.endsWith('-') && withUnit(text).endsWith('USD')));
      expect(parseNumber(withUnit(text), { decimal, unit: 'USD' })).toBe(value + 0);
    }),
  );
});

test('digits of any script and invisible characters make no difference', () => {
  const zeros = fc.constantFrom(0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10);
  fc.assert(
    fc.property(fc.nat(), zeros, fc.constantFrom('', '\u200b', '\ufeff', '\u200e'), (value, zero, mark) => {
      const text = String(value).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
      expect(parseNumber(`${mark}${text}${mark}`)).toBe(value);
    }),
  );
});

describe('units', () => {
  test.each([
    ['kg', ['40 kg', '77.5 kg', '54 kg'], 40, 77.5],
    ['km/kg', ['26.6 km/kg', '19.1 km/kg'], 19.1, 26.6],
    ['CC', ['796 CC', '1248CC', '1968 cc'], 796, 1968],
    ['year', ['1 year', '2 years', '5 years'], 1, 5],
    ['USD', ['USD 1,000.00', 'USD 2,350.50'], 1000, 2350.5],
    ['Rs.', ['Rs. 1,000', 'Rs.500'], 500, 1000],
    ['°C', ['21.5 °C', '-3 °C'], -3, 21.5],
    ['kg', ['40 kg', '77.5', '54 kg'], 40, 77.5],
    ['l/100 km', ['7.5 l/100 km', '5 l/100 km'], 5, 7.5],
  ])('%s stands beside the digits', (unit, cells, min, max) => {
    expect(columnOf(repeat(cells, 30)).column).toMatchObject({ range: { min, max }, format: { unit }, invalid: 0 });
  });

  test('in front of a decimal comma', () => {
    const rows = repeat(['R$ 1.000,00;78.5', 'R$ 1.937,50;40.0', 'R$ 990,00;12.0'], 30);
    const columns = described(['preco;y', ...rows]);
    expect(columns.get('preco')).toMatchObject({ range: { min: 990, max: 1937.5 }, format: { unit: 'R$' } });
    expect(columns.get('y')?.range).toEqual({ min: 12, max: 78.5 });
  });

  test.each([
    [['850', '2.30k', '19.00M'], 850, 19_000_000],
    [['$1.2M', '$950K', '$3B'], 950_000, 3_000_000_000],
    [['50k', '65k'], 50_000, 65_000],
    [['850 m', '120 m'], 120, 850],
    [['293 K', '301 K'], 293, 301],
  ])('letters of thousands: %j', (cells, min, max) => {
    expect(columnOf(repeat(cells, 30)).column).toMatchObject({ range: { min, max }, invalid: 0 });
  });

  test.each([[['40 kg', '88 lb']], [['5 €', '$6', '£7']], [['1.2 GB', '500 MB']]])('%j cannot be compared', (cells) => {
    const { column } = columnOf(repeat(cells, 30));
    expect(column.format).toBeUndefined();
    expect(said(column.remarks)).toContainEqual(expect.stringMatching(/units differ .* kept as text: write all values in one unit/));
  });

  test('a cell of another unit among many is none of the numbers', () => {
    expect(columnOf([...repeat(['40 kg', '77.5 kg'], 39), '88 lb']).column).toMatchObject({ invalid: 1, range: { max: 77.5 } });
  });
});

describe('names that are made of digits', () => {
  test.each([
    ['zeros in front', ['0010', '0100', '007', '00042', '310'], /leading zeros/],
    ['zeros in front, as Excel keeps them', ['="007"', '="012"', '="310"'], /leading zeros/],
    ['codes with letters', ['22423', '21212', '85123A', '22423', '71053', '21730'], /"85123A" is among the numbers/],
    ['versions', ['11.0.1', ...repeat(['10.5', '11.2', '12.5'], 19)], /is a version/],
  ])('%s', (_, cells, says) => {
    const { column } = columnOf(repeat(cells, 60));
    expect(column.kind).toBe('category');
    expect(said(column.remarks)).toContainEqual(expect.stringMatching(says));
  });

  test.each([
    ['letters in both cases', ['n', 'N', 't', 'T'], ['N', 'T', 'n', 't']],
    ['alleles', ['T', 't'], ['T', 't']],
    ['alleles of all kinds', ['A', 'a', 'F', 'f', 'T', 't', 'N', 'n'], ['A', 'F', 'N', 'T', 'a', 'f', 'n', 't']],
    ['codes with zeros in front', ['01', '1', 'A1'], ['1', '01', 'A1']],
    ['y and n in both cases', ['y', 'N', 'Y', 'n'], ['N', 'y']],
    ['words in any case', ['Yes', 'no', 'YES', 'No'], ['no', 'Yes']],
  ])('%s', (_, cells, classes) => {
    const values = repeat(cells, 48);
    const y = values.map((_, row) => ((row * 7919) % 1000) / 10);
    const built = buildFrom(tableOf({ letter: values, y }), { target: 'letter' });
    expect(built.columns[0].classes).toEqual(classes);
    expect(built.encoder.target).toMatchObject({ classes });
  });

  test('versions that are one number are two, to the row', () => {
    const versions = repeat(['10.1', '10.10', '11.0.1', '10.5', '11', '10.50'], 120);
    const load = versions.map((_, row) => (row * 7919) % 100);
    const cost = versions.map((version, row) => load[row] + (version === '10.10' ? 500 : version === '10.50' ? 900 : 0));
    const built = buildFrom(tableOf({ os: versions, load, cost }), { target: 'cost' });
    expect(built.columns[0]).toMatchObject({ kind: 'category', distinct: 6 });
    expect(built.encoder.inputs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['os = 10.1', 'os = 10.10', 'os = 10.5', 'os = 10.50']),
    );
    const keys = tableKeys(built.table, built.recipe);
    const row = new Map<string, string | number>([
      ['os', '10.10'],
      ['load', load[1]],
      ['cost', cost[1]],
    ]);
    expect(rowKey(row, built.recipe)).toBe(keys[1]);
  });

  test.each([
    ['macOS', ['10.15.7', '10.15', '10.9', '10.10', '11.0'], 5],
    ['with a v', ['v1.2.3', '1.20', '1.2'], 3],
    ['amounts with one slip', [...repeat(['1.50', '1.5', '2.25'], 99), '1.2.3'], 2],
    ['amounts', ['12.50', '12.5', '7.10'], 2],
  ])('%s: how many values', (_, cells, distinct) => {
    expect(columnOf(repeat(cells, Math.max(60, cells.length))).column.distinct).toBe(distinct);
  });

  test('1, 2 and 2A are three', () => {
    expect(columnOf(repeat(['1', '2', '2A'], 60)).column).toMatchObject({ kind: 'category', distinct: 3 });
  });
});
