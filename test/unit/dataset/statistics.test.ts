import { assert, constant, constantFrom, double, integer, oneof, property, type Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import { countDistinct, countDistinctWhole } from '../../../src/dataset/columns/countDistinct.ts';
import { histogram } from '../../../src/dataset/columns/distribution.ts';
import { fitInput } from '../../../src/dataset/encoding/fit/fitInput.ts';
import { quantile } from '../../../src/dataset/quantile.ts';
import { createRandom } from '../../../src/random.ts';
import { expectEqual } from '../expectEqual.ts';

const random = createRandom(3);
const drawn = (count: number, draw: () => number) => Float64Array.from({ length: count }, draw);
/** Various distributions of a column's numbers, enough of them to be counted in bins several times. */
const columns: Readonly<Record<string, Float64Array<ArrayBuffer>>> = {
  even: drawn(5000, () => random.nextFloat()),
  equal: drawn(3000, () => -7.5),
  'mostly zero': drawn(4001, () => (random.nextFloat() < 0.9 ? 0 : random.nextFloat())),
  'two values': drawn(3000, () => random.below(2)),
  'orders of magnitude': drawn(3000, () => 10 ** (600 * random.nextFloat() - 300)),
  'one far out': Float64Array.from({ length: 3001 }, (_, row) => (row === 7 ? 1e300 : row * 1e-3)),
  'as large as numbers get': drawn(2000, () => (random.nextFloat() * 2 - 1) * Number.MAX_VALUE),
  'as small as numbers get': drawn(2000, () => random.below(5) * Number.MIN_VALUE),
  decimals: drawn(6000, () => Math.round(random.nextFloat() * 1000) / 100),
};
const values: Arbitrary<Float64Array<ArrayBuffer>> = oneof(
  constantFrom(...Object.values(columns)),
  integer({ min: 1, max: 1200 }).chain((length) =>
    constant(drawn(length, () => (random.nextFloat() < 0.3 ? random.below(4) : random.nextFloat() * 100))),
  ),
  double({ noNaN: true, noDefaultInfinity: true }).map((value) => Float64Array.of(value)),
);

test('a quantile is what sorting gives, and the numbers stay where they are', () => {
  assert(
    property(values, double({ min: 0, max: 1, noNaN: true }), (column, share) => {
      const [before, sorted] = [column.slice(), column.toSorted()];
      const place = share * (column.length - 1);
      const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
      const part = place - Math.floor(place);
      expect(quantile(column, share)).toBe(part === 0 ? low : low * (1 - part) + high * part);
      expectEqual(column, before);
    }),
  );
  expect(quantile(new Float64Array(0), 0.5)).toBeNaN();
});

test.each(Object.entries(columns))('every quantile of a column is what sorting gives: %s', (_, column) => {
  const sorted = column.toSorted();
  const places = Array.from({ length: Math.ceil(column.length / 53) }, (_, index) => 53 * index);
  const expected = places.map((place) => {
    const share = place / (column.length - 1);
    // The index is recomputed and may differ slightly from an integer.
    const near = Math.floor(share * (column.length - 1));
    const part = share * (column.length - 1) - near;
    return { share, quantile: part === 0 ? sorted[near] : sorted[near] * (1 - part) + sorted[near + 1] * part };
  });
  expect(expected.map(({ share }) => ({ share, quantile: quantile(column, share) }))).toEqual(expected);
});

test('an input is scaled by its mean and deviation, also where the sum of its numbers is too large for one', () => {
  const small = fitInput('a', 'a', Float64Array.of(1, 2, 3, 6), 'standard');
  expect([small.mean, small.offset]).toEqual([3, 3]);
  expect(small.scale).toBeCloseTo(Math.sqrt(3.5), 12);
  const large = fitInput('a', 'a', Float64Array.of(1e308, 1.2e308, 1.4e308), 'standard');
  expect(large.mean / 1e308).toBeCloseTo(1.2, 12);
  expect(large.scale / 1e308).toBeCloseTo(Math.sqrt(0.08 / 3), 12);
});

test('what is the same in every row is exactly its own mean', () => {
  const { mean, scale } = fitInput('a', 'a', new Float64Array(1000).fill(0.1), 'standard');
  expect([mean, scale]).toEqual([0.1, 1]);
});

test('different numbers are counted as a set counts them, −0 as 0 and NaN not at all', () => {
  assert(
    property(values, integer({ min: 1, max: 4000 }), (column, limit) => {
      const withHoles = column.map((value, row) => (row % 11 === 3 ? Number.NaN : row % 13 === 5 ? -0 : value));
      const distinct = new Set(withHoles.filter((value) => !Number.isNaN(value)).map((value) => value + 0)).size;
      expect(countDistinct(withHoles)).toBe(distinct);
      expect(countDistinct(withHoles, limit)).toBe(Math.min(distinct, limit));
      const whole = withHoles.map((value) => Math.round(value % 1e6));
      const wholes = whole.filter((value) => !Number.isNaN(value));
      expect(countDistinctWhole(whole, Math.min(...wholes), Math.max(...wholes))).toBe(new Set(wholes.map((value) => value + 0)).size);
    }),
  );
});

test('more distinct numbers than the initial hash table holds', () => {
  const column = drawn(300_000, () => random.below(2 ** 17) / 8);
  expect(countDistinct(column)).toBe(new Set(column).size);
});

test.each([20_000, 29_999, 30_000, 30_001, 50_000])('of %i different numbers no more than 30 000 are counted', (distinct) => {
  const valueOf: readonly ((row: number) => number)[] = [
    (row) => (row % distinct) + 0.25,
    (row) => (row % distinct) * 864e5,
    (row) => (row < 40_000 ? row % distinct : row % 10) / 1e6 + 1,
  ];
  const columns = valueOf.map((value) => Float64Array.from({ length: 70_000 }, (_, row) => value(row)));
  for (const column of columns) expect(countDistinct(column, 30_000)).toBe(Math.min(new Set(column).size, 30_000));
});

test('each number is in one bin of the histogram, the largest in the last', () => {
  assert(
    property(values, (column) => {
      const [min, max] = [column.reduce((a, b) => Math.min(a, b)), column.reduce((a, b) => Math.max(a, b))];
      const distribution = histogram(column, min, max, false);
      if (distribution.type !== 'histogram') throw new Error('No histogram');
      expect(distribution.counts).toHaveLength(24);
      expect(distribution.counts.reduce((sum, count) => sum + count)).toBe(column.length);
      const isApart = max / 2 - min / 2 > 0;
      expect(distribution.counts[23] > 0).toBe(isApart);
      expect(distribution.counts[0]).toBeGreaterThan(0);
    }),
  );
});

test('few whole numbers have a bin each, and missing ones none', () => {
  expect(histogram(Float64Array.of(3, 5, Number.NaN, 5, 4, 5), 3, 5, true)).toEqual({
    type: 'histogram',
    min: 3,
    max: 5,
    counts: [1, 1, 3],
  });
});
