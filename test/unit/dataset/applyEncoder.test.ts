import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../../src/userError.ts';
import type { CsvTable } from '../../../src/csv/csvTable.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import type { Recipe } from '../../../src/dataset/columns/recipe/recipe.ts';
import { createDenseMatrix } from '../../../src/dataset/dataset.ts';
import { applyEncoder } from '../../../src/dataset/encoding/apply/applyEncoder.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { countUp } from '../../../src/dataset/pickValues.ts';
import { cellsOf, tableRows } from '../csv/tableRows.ts';
import { buildFrom, repeat, scatter, tableOf } from './buildFrom.ts';

/** Cells that mean something different to every kind of column. */
const wild = fc.constantFrom(
  ...[
    '',
    'NA',
    '?',
    '-',
    '0',
    '-0',
    '1',
    '1.0',
    '007',
    '1.250',
    '1.25',
    '1,5',
    '12 %',
    '77 kg',
    '(67.00)',
    '2.3k',
    '1e400',
    '1e-400',
    '1e30',
  ],
  ...['2024', '202405', '20240531', '2024-05-31', '31.05.2024', '2024-05-31 10:20', '08:30', '1:23:45', 'May 2024', '2024-W22', 'Q2 2024'],
  ...[
    'yes',
    'YES',
    'no',
    'true',
    'red',
    ' red',
    'Red',
    'constructor',
    '__proto__',
    '9007199254740993',
    '12345678901234567',
    '🍎',
    'a,b',
    'say "x"',
  ],
);
const often = <Cell>(usual: fc.Arbitrary<Cell>) => fc.oneof({ weight: 16, arbitrary: usual }, wild);
const date = (time: number) => new Date(time).toISOString();
/** How the cells of a column are usually written. */
const written = {
  number: fc.integer({ min: -500, max: 500 }).map((n) => n / 4),
  comma: fc.integer({ min: -50_000, max: 50_000 }).map((n) => `${(n / 100).toFixed(2)}`.replace('.', ',')),
  grouped: fc.integer({ min: 1000, max: 99_000 }).map((n) => `${Math.floor(n / 1000)}.${String(n % 1000).padStart(3, '0')},5`),
  pounds: fc.nat(300).map((n) => `${n} lb`),
  duration: fc
    .nat(9000)
    .map((n) => `${Math.floor(n / 3600)}:${String(Math.floor(n / 60) % 60).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`),
  category: fc.constantFrom('red', 'green', 'blue', 'Oslo'),
  grade: fc.constantFrom(1, 2, 3, '1.0', '02'),
  flag: fc.constantFrom('yes', 'no'),
  day: fc.nat(900).map((day) => date(day * 864e5).slice(0, 10)),
  moment: fc.nat(9_000_000).map((minute) =>
    date(minute * 6e4)
      .slice(0, 16)
      .replace('T', ' '),
  ),
  clock: fc.nat(1439).map((minute) => date(minute * 6e4).slice(11, 16)),
};
const names = Object.keys(written);

type Rows = Record<string, (string | number)[]>;
const anyRows = (count: number) =>
  fc.record(
    Object.fromEntries(
      Object.entries(written).map(([name, cell]) => [name, fc.array(often<string | number>(cell), { minLength: count, maxLength: count })]),
    ),
  );
const completed = (rows: Rows, count: number) => tableOf({ ...rows, key: scatter(count), target: repeat([0, 1], count) });
const anyOptions = fc.record({
  seed: fc.nat(50),
  scaling: fc.constantFrom('standard', 'minmax', 'none'),
  clipOutliers: fc.boolean(),
  kinds: fc.constantFrom<Recipe['kinds']>(
    ['day', 'moment', 'clock'].map((column) => ({ column, kind: 'date' })),
    ['grade', 'number', 'clock'].map((column) => ({ column, kind: 'category' })),
  ),
  target: fc.constant('target'),
} as const);

/** Reads the table. A text that is refused because its first row happens to look like a second header is skipped. */
function readAccepted(text: string): CsvTable {
  try {
    return readCsv(text);
  } catch (error) {
    fc.pre(!(error instanceof UserError));
    throw error;
  }
}

test('fitted to one table and applied to another, a row has the same bytes in bulk and alone', () => {
  fc.assert(
    fc.property(anyRows(50), anyRows(12), anyOptions, fc.integer({ min: 0, max: 5 }), (rows, others, options, firstRow) => {
      const { encoder } = buildFrom(completed(rows, 50), options);
      const table = readAccepted(completed(others, 12));
      const featureCount = encoder.inputs.length;
      // With padding between the rows, as in the kernel.
      const featureStride = featureCount + 3;
      const features = new Float32Array((table.rowCount + firstRow) * featureStride);
      const records = countUp(table.rowCount).reverse();
      applyEncoder(encoder, table)(records, { features, featureStride }, firstRow);
      for (const [place, record] of records.entries()) {
        const start = (firstRow + place) * featureStride;
        const { inputs } = encodeRow(encoder, cellsOf(table, record));
        expect({ record, inputs: features.slice(start, start + featureCount) }).toEqual({ record, inputs });
        expect(features.slice(start + featureCount, start + featureStride)).toEqual(new Float32Array(3));
      }
      expect(features.slice(0, firstRow * featureStride)).toEqual(new Float32Array(firstRow * featureStride));
    }),
    { numRuns: 50 },
  );
});

test('cells as they are written in a document have the same bytes as those of the table', () => {
  fc.assert(
    fc.property(anyRows(40), anyOptions, (rows, options) => {
      const { encoder, table, dataset } = buildFrom(completed(rows, 40), options);
      expect(tableRows(table)).toHaveLength(40);
      for (const [row, record] of dataset.records.entries()) {
        const asWritten = new Map([...cellsOf(table, record), ...names.map((name) => [name, String(rows[name][record])] as const)]);
        const start = row * dataset.featureStride;
        const { inputs } = encodeRow(encoder, asWritten);
        expect(inputs).toEqual(dataset.features.slice(start, start + dataset.featureCount));
      }
    }),
    { numRuns: 50 },
  );
});

test.each([
  { cells: ['A1', '1', '1.0', '-0'], values: 4 },
  { cells: ['A1', '1', '1.0', '-0', '0', '-0.0'], values: 6 },
  { cells: ['red', '1', '1.0', '-0', '-0.0', '0'], values: 3 },
  { cells: ['1.0.1', '1.1', '1.10', '-0'], values: 4 },
  { cells: ['1.0.1', '1.1', '1.10', '-2'], values: 3 },
  { cells: ['A1', '0', '1e-400', '-0', '1', '2'], values: 5 },
])('$cells are $values values, in the table and alone', ({ cells, values }) => {
  const list = repeat(cells, 60);
  const { encoder, table, dataset } = buildFrom(tableOf({ code: list, key: scatter(60), target: repeat([0, 1], 60) }), {
    target: 'target',
    kinds: [{ column: 'code', kind: 'category' }],
  });
  const rows = Array.from(dataset.records, (record, row) => {
    const start = row * dataset.featureStride;
    const inTable = dataset.features.slice(start, start + dataset.featureCount);
    expect(encodeRow(encoder, new Map([...cellsOf(table, record), ['code', list[record]] as const])).inputs).toEqual(inTable);
    return inTable.subarray(0, -1).join();
  });
  expect(new Set(rows).size).toBe(values);
});

test('many rows are written as few are', () => {
  const count = 2500;
  const { encoder, dataset, table } = buildFrom(
    tableOf({ size: scatter(count), city: repeat(['Oslo', '', 'Rome'], count), target: repeat([0, 1], count) }),
  );
  const encode = applyEncoder(encoder, table);
  const matrix = createDenseMatrix(dataset);
  for (let row = 0; row < count; row += 7) encode(dataset.records.subarray(row, row + 7), matrix, row);
  expect(matrix.features).toEqual(dataset.features);
});

test('a table without one of the columns is refused by its name', () => {
  const { encoder } = buildFrom(tableOf({ size: scatter(20), age: scatter(20), target: repeat([0, 1], 20) }));
  expect(() => applyEncoder(encoder, readCsv('size,target\n1,0\n2,1\n'))).toThrow('There is no column "age" in the table.');
});
