import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText } from '../../../src/csv/csvTable.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { fitInput } from '../../../src/dataset/encoding/fit/fitInput.ts';
import type { Recipe } from '../../../src/dataset/columns/recipe/recipe.ts';
import { cellsOf } from '../csv/tableRows.ts';
import { buildFrom, repeat, scatter, tableOf } from './buildFrom.ts';
import { said } from '../said.ts';

/** A table with every kind of column and some missing cells. */
const numberCell = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -500, max: 500 }).map((n) => n / 4) },
  fc.constantFrom('', 'NA', 'abc'),
);
const cityCell = fc.constantFrom('Oslo', 'Rome', 'Kyiv', 'Lima', '');
const flagCell = fc.constantFrom('yes', 'no');
const dateCell = fc.oneof(
  { weight: 9, arbitrary: fc.nat(900).map((day) => new Date(day * 864e5).toISOString().slice(0, 10)) },
  fc.constant('?'),
);
const anyTable = fc.integer({ min: 40, max: 80 }).chain((count) => {
  const column = <Cell>(cell: fc.Arbitrary<Cell>) => fc.array(cell, { minLength: count, maxLength: count });
  return fc
    .record({ size: column(numberCell), city: column(cityCell), member: column(flagCell), since: column(dateCell) })
    .map((cells) => ({
      ...cells,
      // All rows are distinct, and every other one is a "1".
      key: scatter(count),
      target: repeat([0, 1], count),
    }));
});
const kinds: Recipe['kinds'] = [
  { column: 'size', kind: 'number' },
  { column: 'city', kind: 'category' },
  { column: 'since', kind: 'date' },
];
const features = ['size', 'city', 'member', 'since', 'key'];
const anyOptions = fc.record({
  seed: fc.nat(50),
  scaling: fc.constantFrom('standard', 'minmax', 'none'),
  clipOutliers: fc.boolean(),
  validationFraction: fc.constantFrom(0, 0.2),
  kinds: fc.constant(kinds),
  features: fc.constant(features),
  target: fc.constant('target'),
} as const);

test('fit_idempotent: fitted twice, everything is the same', () => {
  fc.assert(
    fc.property(anyTable, anyOptions, (cells, options) => {
      const text = tableOf(cells);
      expect(buildFrom(text, options)).toEqual(buildFrom(text, options));
    }),
    { numRuns: 30 },
  );
});

test('a row is encoded as in training, whatever its cells', () => {
  fc.assert(
    fc.property(anyTable, anyOptions, (cells, options) => {
      const { encoder, dataset, table } = buildFrom(tableOf(cells), options);
      for (let row = 0; row < dataset.rowCount; row++) {
        const { inputs, raw } = encodeRow(encoder, cellsOf(table, dataset.records[row]));
        expect(inputs).toEqual(dataset.features.slice(row * dataset.featureCount, (row + 1) * dataset.featureCount));
        expect(raw).toHaveLength(encoder.inputs.length);
      }
    }),
    { numRuns: 30 },
  );
});

test('what is learned from never depends on the test rows', () => {
  fc.assert(
    fc.property(anyTable, anyOptions, (cells, options) => {
      const first = buildFrom(tableOf(cells), options);
      const isTest = new Set(first.dataset.test);
      const changed = {
        ...cells,
        size: cells.size.map((cell, row) => (isTest.has(row) ? 5000 + row : cell)),
        city: cells.city.map((cell, row) => (isTest.has(row) ? 'Atlantis' : cell)),
        since: cells.since.map((cell, row) => (isTest.has(row) ? '1999-12-31' : cell)),
      };
      const second = buildFrom(tableOf(changed), options);
      expect(second.dataset.train).toEqual(first.dataset.train);
      expect(second.encoder).toEqual(first.encoder);
      const trained = ({ dataset }: typeof first) =>
        Array.from(dataset.train, (row) => dataset.features.subarray(row * dataset.featureCount, (row + 1) * dataset.featureCount));
      expect(trained(second)).toEqual(trained(first));
    }),
    { numRuns: 30 },
  );
});

test('a constant feature changes nothing', () => {
  fc.assert(
    fc.property(anyTable, anyOptions, (cells, options) => {
      const first = buildFrom(tableOf(cells), options);
      const second = buildFrom(tableOf({ ...cells, same: repeat([7], cells.target.length) }), { ...options, features: undefined });
      expect(second.recipe.features).not.toContain('same');
      expect(second.dataset.train).toEqual(first.dataset.train);
    }),
    { numRuns: 20 },
  );
});

test('scaling a feature by 1 000 changes nothing under standardization', () => {
  fc.assert(
    fc.property(anyTable, fc.nat(20), (cells, seed) => {
      const options = { seed, kinds, features, target: 'target' };
      const first = buildFrom(tableOf(cells), options);
      const times1000 = cells.size.map((cell) => (typeof cell === 'number' ? cell * 1000 : cell));
      const second = buildFrom(tableOf({ ...cells, size: times1000 }), options);
      expect(second.dataset.train).toEqual(first.dataset.train);
      for (const [index, value] of first.dataset.features.entries()) expect(second.dataset.features[index]).toBeCloseTo(value, 5);
    }),
    { numRuns: 30 },
  );
});

test('the order of the columns changes nothing but the order of the inputs', () => {
  fc.assert(
    fc.property(anyTable, fc.nat(20), (cells, seed) => {
      const options = { seed, kinds, target: 'target' };
      const first = buildFrom(tableOf(cells), { ...options, features });
      const { target, ...others } = cells;
      const second = buildFrom(tableOf({ target, ...Object.fromEntries(Object.entries(others).reverse()) }), { ...options, features });
      const names = first.encoder.inputs.map(({ name }) => name);
      const places = names.map((name) => second.encoder.inputs.findIndex((input) => input.name === name));
      expect(places.map((place) => second.encoder.inputs[place])).toEqual(first.encoder.inputs);
      const { features: ofFirst, ...rest } = first.dataset;
      const { features: ofSecond, ...restOfSecond } = second.dataset;
      expect(restOfSecond).toEqual(rest);
      const start = (index: number) => Math.floor(index / places.length) * places.length;
      expect(ofFirst.map((_, index) => ofSecond[start(index) + places[index % places.length]])).toEqual(ofFirst);
    }),
    { numRuns: 20 },
  );
});

test('standard, minmax and none', () => {
  const values = Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9);
  expect(fitInput('x', 'x', values, 'standard')).toEqual({ name: 'x', column: 'x', mean: 5, offset: 5, scale: 2, min: 2, max: 9 });
  expect(fitInput('x', 'x', values, 'minmax')).toMatchObject({ offset: 2, scale: 7 });
  expect(fitInput('x', 'x', values, 'none')).toMatchObject({ offset: 0, scale: 1 });
  expect(fitInput('x', 'x', Float64Array.of(3, 3, 3), 'standard')).toMatchObject({ offset: 3, scale: 1 });
  // Neither squares nor sums overflow or underflow.
  expect(fitInput('x', 'x', Float64Array.of(-8e307, 8e307), 'standard').scale / 8e307).toBeCloseTo(1, 9);
  expect(fitInput('x', 'x', Float64Array.of(1e-300, 3e-300), 'standard').scale / 1e-300).toBeCloseTo(1, 9);
  const widest = fitInput('x', 'x', Float64Array.of(-1.7e308, 1.7e308), 'standard');
  expect(Number.isFinite(widest.offset) && widest.scale > 0 && Number.isFinite(widest.scale)).toBe(true);
});

const inputsOf = (text: string, options: Partial<Recipe> = {}) => {
  const built = buildFrom(text, { target: 'target', ...options });
  return { ...built, names: built.encoder.inputs.map(({ name }) => name) };
};
const beside = (name: string, cells: readonly (string | number)[]) =>
  tableOf({ x: scatter(cells.length), [name]: cells, target: repeat([0, 0, 1, 1], cells.length) });

test('categories have an input each, in their order; rare ones share one', () => {
  const { names, encoder } = inputsOf(beside('city', [...repeat(['Rome', 'Oslo', 'Kyiv', 'Kyiv'], 200), 'Lima', 'Bonn']));
  expect(names).toEqual(['x', 'city = Kyiv', 'city = Oslo', 'city = Rome', 'city = other']);
  expect(encoder.inputs.slice(1).every(({ offset, scale, min, max }) => offset === 0 && scale === 1 && min === 0 && max === 1)).toBe(true);
});

test('of many categories the commonest 20 have an input', () => {
  const cells = repeat(
    Array.from({ length: 200 }, (_, i) => `c${i % 20 === 0 ? 0 : i}`),
    4000,
  );
  const { names } = inputsOf(beside('c', cells));
  expect(names).toHaveLength(22);
  expect(names[1]).toBe('c = c0');
  expect(names.at(-1)).toBe('c = other');
});

test('yes and no share an input', () => {
  const { names, dataset, table } = inputsOf(beside('member', repeat(['no', 'yes', 'NO'], 60)));
  expect(names).toEqual(['x', 'member = yes']);
  const isYes = Array.from(dataset.records, (record) => (cellText(table.columns[1], record) === 'yes' ? 1 : 0));
  expect(Array.from(isYes, (_, row) => dataset.features[row * 2 + 1])).toEqual(isYes);
});

test('a date gives the parts that mean something over its span', () => {
  const dates = (count: number, ms: number) =>
    Array.from({ length: count }, (_, i) => new Date(Date.UTC(2020, 0, 1) + i * ms).toISOString());
  const part = (name: string) => [`when (time of ${name}, sine)`, `when (time of ${name}, cosine)`];
  const week = ['when (day of week, sine)', 'when (day of week, cosine)'];
  const day = 864e5;
  expect(inputsOf(beside('when', dates(60, 20 * day))).names).toEqual(['x', 'when', ...part('year'), ...week]);
  expect(inputsOf(beside('when', dates(60, day))).names).toEqual(['x', 'when', ...week]);
  expect(inputsOf(beside('when', dates(60, 7 * day))).names).toEqual(['x', 'when', ...part('year')]);
  expect(inputsOf(beside('when', dates(60, 5 * 36e5))).names).toEqual(['x', 'when', ...part('day')]);
  expect(inputsOf(beside('when', repeat(['08:30', '20:30', '12:00'], 60))).names).toEqual(['x', ...part('day')]);
});

test('milliseconds are never an input as they are', () => {
  const dates = Array.from({ length: 60 }, (_, i) => new Date(i * 864e5).toISOString());
  const { dataset, encoder } = inputsOf(beside('when', dates), { scaling: 'none' });
  const at = encoder.inputs.findIndex(({ name }) => name === 'when');
  for (let row = 0; row < dataset.rowCount; row++) expect(Math.abs(dataset.features[row * dataset.featureCount + at])).toBeLessThan(2);
});

test('a missing cell is filled in, and told by an input where it carries information', () => {
  const often = inputsOf(beside('age', repeat([1, 2, 3, ''], 80)));
  expect(often.names).toEqual(['x', 'age', 'age is missing']);
  expect(said(often.warnings)).toEqual([
    '20 rows have no usable value of "age" (line 5: empty; line 9: empty; line 13: empty; and 17 more): the median, 2, stands in for it; a separate input says that it is missing.',
  ]);
  const once = inputsOf(beside('age', [...repeat([1, 2, 3], 79), '']));
  expect(once.names).toEqual(['x', 'age']);
  expect(said(once.warnings)).toEqual(['1 row has no usable value of "age" (line 81: empty): the median, 2, stands in for it.']);
  const city = inputsOf(beside('city', [...repeat(['Oslo', 'Oslo', 'Rome'], 78), '?', '']));
  expect(said(city.warnings)[0]).toMatch(/the commonest value, "Oslo", stands in/);
});

test('outliers are cut off at three interquartile ranges', () => {
  const text = beside('x2', [...repeat([10, 11, 12, 13, 14], 99), 1e9]);
  const { encoder } = inputsOf(text, { clipOutliers: true, seed: 1 });
  const encoding = encoder.columns[1];
  if (encoding.type !== 'number' || !encoding.clip) throw new Error('Nothing is cut off');
  expect(encoding.clip[0]).toBeCloseTo(11 - 3 * 2, 0);
  expect(encoding.clip[1]).toBeCloseTo(13 + 3 * 2, 0);
  expect(inputsOf(text).encoder.columns[1]).not.toHaveProperty('clip');
});

test('what was filled in, cut off or never seen is said of a row', () => {
  const text = tableOf({
    age: [...repeat([10, 11, 12, 13], 59), ''],
    city: repeat(['Oslo', 'Rome'], 60),
    town: [...repeat(['p', 'q', 'r'], 54), 's', 't', 'u', 'v', 'w', 'x'],
    since: repeat(['2024-01-01', '2024-03-01', '2024-05-01'], 60),
    target: repeat([0, 0, 1, 1, 1], 60),
  });
  const { encoder } = buildFrom(text, { target: 'target', clipOutliers: true, allowDuplicates: true });
  const row = (cells: Readonly<Record<string, string>>) =>
    encodeRow(encoder, new Map(Object.entries({ age: '11', city: 'Oslo', town: 'p', since: '2024-01-01', ...cells })));
  expect(said(row({}).remarks)).toEqual([]);
  expect(said(row({ age: '' }).remarks)[0]).toMatch(
    /^"age" has no value: 1[12](\.5)?, the median of the training rows, stands in for it\.$/,
  );
  expect(said(row({ age: 'old' }).remarks)[0]).toMatch(/^"age" is "old", which is not a number: /);
  expect(said(row({ age: '1e9' }).remarks)[0]).toMatch(/^"age" is 1000000000, far outside of the training rows: it counts as \d+/);
  expect(said(row({ city: 'Lima' }).remarks)).toEqual(['"city" is "Lima", which is not among the training rows: it counts for nothing.']);
  expect(said(row({ town: 'z' }).remarks)).toEqual([
    '"town" is "z", which is rare or not among the training rows: it counts as any other value.',
  ]);
  expect(said(row({ since: 'soon' }).remarks)).toEqual([
    '"since" is "soon", which is not a date: 2024-03-01, the median of the training rows, stands in for it.',
  ]);
  expect(() => encodeRow(encoder, new Map([['age', '1']]))).toThrow('A value for "city" is needed.');
});

test('balanced classes weigh the same as a whole', () => {
  const text = tableOf({ x: scatter(100), target: repeat(['a', 'b', 'b', 'c', 'c', 'c', 'c', 'c', 'c', 'c'], 100) });
  const { dataset } = buildFrom(text, { target: 'target', classWeight: 'balanced' });
  const sums = [0, 0, 0];
  for (const row of dataset.train) sums[dataset.targets[row]] += dataset.sampleWeights?.[row] ?? NaN;
  for (const sum of sums) expect(sum).toBeCloseTo(dataset.train.length / 3, 3);
  expect(buildFrom(text, { target: 'target' }).dataset).not.toHaveProperty('sampleWeights');
});

test('a number is learned in deviations from its mean over the training rows', () => {
  const { dataset, encoder } = buildFrom(tableOf({ x: scatter(60), target: scatter(60).map((x) => 1e6 + x) }), { target: 'target' });
  const target = encoder.target;
  if (target.type !== 'regression') throw new Error('The target is no number');
  const learned = Array.from(dataset.train, (row) => dataset.targets[row]);
  expect(learned.reduce((sum, value) => sum + value, 0) / learned.length).toBeCloseTo(0, 5);
  expect(learned.reduce((sum, value) => sum + value * value, 0) / learned.length).toBeCloseTo(1, 5);
  expect(dataset.targets[0] * target.scale + target.mean).toBeCloseTo(1e6, 0);
});
