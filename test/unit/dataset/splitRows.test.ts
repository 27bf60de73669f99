import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitByTime, splitByGroups } from '../../../src/dataset/split/splitByColumn.ts';
import { splitRows } from '../../../src/dataset/split/splitRows.ts';

const single = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);
const sizes = (testFraction: number, seed = 1, validationFraction = 0) => ({ testFraction, validationFraction, seed });
const fraction = fc.double({ min: 0.05, max: 0.95, noNaN: true });

/** For each row the first row of its group, from arbitrary labels of the groups. */
function groupsOf(labels: readonly (number | string)[]): Uint32Array {
  return Uint32Array.from(labels, (label) => labels.indexOf(label));
}

test('the split takes its share of every class, and one seed gives one split', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1, 2), { minLength: 4, maxLength: 200 }),
      fraction,
      fc.double({ min: 0, max: 0.8, noNaN: true }),
      fc.nat(1000),
      (classes, testFraction, validationFraction, seed) => {
        const counts = [0, 1, 2].map((wanted) => classes.filter((value) => value === wanted).length);
        fc.pre(counts.filter((count) => count >= 2).length >= 2 && counts.every((count) => count !== 1));
        const split = splitRows(classes, 3, single(classes.length), sizes(testFraction, seed, validationFraction));
        const { train, test, validation } = split;
        expect([...train, ...test, ...validation].sort((a, b) => a - b)).toEqual(classes.map((_, row) => row));
        for (const part of [train, test, validation]) expect([...part]).toEqual([...part].sort((a, b) => a - b));
        for (const wanted of [0, 1, 2]) {
          const count = (rows: Uint32Array) => [...rows].filter((row) => classes[row] === wanted).length;
          if (counts[wanted] === 0) continue;
          expect(count(train)).toBeGreaterThan(0);
          expect(count(test)).toBeGreaterThan(0);
          expect(Math.abs(count(test) - counts[wanted] * testFraction)).toBeLessThan(3);
        }
        expect(splitRows(classes, 3, single(classes.length), sizes(testFraction, seed, validationFraction))).toEqual(split);
      },
    ),
  );
});

test('as many rows are tested on as were asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), fc.integer({ min: 2, max: 200 }), fraction, (zeros, ones, testFraction) => {
      const total = zeros + ones;
      const classes = Array.from({ length: total }, (_, row) => (row < zeros ? 0 : 1));
      const { test } = splitRows(classes, 2, single(total), sizes(testFraction));
      expect(test).toHaveLength(Math.min(Math.max(Math.round(total * testFraction), 2), total - 2));
    }),
  );
});

test('rows of one group are never parted, and a class with one group is learned from', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 8, maxLength: 80 }),
      fraction,
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.nat(100),
      (labels, testFraction, validationFraction, seed) => {
        const groups = groupsOf(labels);
        const classes = labels.map((label) => label % 2);
        const { train, test, validation } = splitRows(classes, 2, groups, sizes(testFraction, seed, validationFraction));
        const parts = [train, test, validation].map((rows) => new Set([...rows].map((row) => groups[row])));
        expect(parts.reduce((sum, part) => sum + part.size, 0)).toBe(new Set(groups).size);
        for (const wanted of new Set(classes)) expect([...train].some((row) => classes[row] === wanted)).toBe(true);
      },
    ),
  );
});

test('a class may have more test rows than a call may have arguments', () => {
  const classes = Uint8Array.from({ length: 400_000 }, (_, row) => (row < 10 ? 0 : 1));
  expect(splitRows(classes, 2, single(400_000), sizes(0.9)).test).toHaveLength(360_000);
});

test('split by time: the latest rows are the test, the latest of the rest the validation', () => {
  const times = Float64Array.of(5, 1, Number.NaN, 9, 3, 7, 2, 8, 4, 6);
  const { train, validation, test } = splitByTime(times, single(10), sizes(0.3, 1, 0.3));
  expect([...test].map((row) => times[row]).sort()).toEqual([7, 8, 9]);
  expect([...validation].map((row) => times[row]).sort()).toEqual([5, 6]);
  expect([...train]).toContain(2);
});

test('split by time: a later copy of a row goes where the earlier one is', () => {
  const times = Float64Array.of(1, 2, 3, 4, 5, 6);
  const { train, test } = splitByTime(times, groupsOf(['a', 'b', 'c', 'd', 'a', 'f']), sizes(0.34));
  expect([...train]).toEqual([0, 1, 2, 3, 4]);
  expect([...test]).toEqual([5]);
});

test('split by groups: every class is learned from where that can be', () => {
  const groups = groupsOf(Array.from({ length: 40 }, (_, row) => row >> 2));
  // Class 1 occurs in two groups only.
  const classes = Array.from({ length: 40 }, (_, row) => (row >> 2 < 2 ? 1 : 0));
  for (let seed = 0; seed < 20; seed++) {
    const { train, test } = splitByGroups(classes, 2, groups, sizes(0.3, seed));
    expect(new Set([...train].map((row) => classes[row])).size).toBe(2);
    expect(new Set([...test].map((row) => classes[row])).size).toBe(2);
    expect([...train].some((row) => test.includes(groups[row]))).toBe(false);
  }
});

test('every row is in one fold, each class is dealt evenly, and groups are never parted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(2), fc.nat(30)), { minLength: 8, maxLength: 120 }),
      fc.integer({ min: 2, max: 7 }),
      fc.nat(1000),
      (rows, of, seed) => {
        const classes = rows.map(([name]) => name);
        const groups = groupsOf(rows.map(([name, group]) => `${name} ${group}`));
        const folds = Array.from({ length: of }, (_, index) => splitRows(classes, 3, groups, { ...sizes(0.3, seed), fold: { index, of } }));
        const unitCount = (name: number) => new Set(groups.filter((_, row) => classes[row] === name)).size;
        const tested = folds.flatMap(({ test }) => [...test]).sort((a, b) => a - b);
        expect(tested).toEqual(classes.flatMap((name, row) => (unitCount(name) === 1 ? [] : [row])));
        for (const { train, test } of folds) {
          expect([...train, ...test].sort((a, b) => a - b)).toEqual(classes.map((_, row) => row));
          const testedUnits = new Set(Array.from(test, (row) => groups[row]));
          expect(train.some((row) => testedUnits.has(groups[row]))).toBe(false);
        }
        const largest = Math.max(...groups.map((group) => groups.filter((other) => other === group).length));
        for (const name of [0, 1, 2]) {
          if (unitCount(name) < 2) continue;
          const counts = folds.map(({ test }) => test.filter((row) => classes[row] === name).length);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(largest);
        }
      },
    ),
  );
});

test('folds of rows that are all different differ by a row at most, and another seed deals them in another way', () => {
  const classes = Array.from({ length: 103 }, (_, row) => Number(row % 3 === 0));
  const deal = (seed: number) =>
    Array.from({ length: 5 }, (_, index) => splitRows(classes, 2, single(103), { ...sizes(0.3, seed), fold: { index, of: 5 } }).test);
  expect(deal(1).map(({ length }) => length)).toEqual([21, 21, 21, 20, 20]);
  expect(deal(1)).toEqual(deal(1));
  expect(deal(2)).not.toEqual(deal(1));
});

test('groups are dealt as a whole, from one draw for all folds', () => {
  const labels = Array.from({ length: 60 }, (_, row) => row % 12);
  const classes = labels.map((label) => Number(label > 2));
  const folds = [0, 1, 2].map((index) => splitByGroups(classes, 2, groupsOf(labels), { ...sizes(0.3), fold: { index, of: 3 } }).test);
  expect(folds.flatMap((rows) => [...rows]).sort((a, b) => a - b)).toEqual(labels.map((_, row) => row));
  const groups = folds.map((rows) => new Set(Array.from(rows, (row) => labels[row])));
  expect(groups.map(({ size }) => size)).toEqual([4, 4, 4]);
});

test('another restart has other validation rows and the same test rows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1), fc.nat(40)), { minLength: 30, maxLength: 150 }),
      fc.nat(1000),
      fc.boolean(),
      (rows, seed, isByGroups) => {
        const classes = rows.map(([name]) => name);
        fc.pre([0, 1].every((name) => new Set(rows.filter(([other]) => other === name).map(([, group]) => group)).size > 2));
        const groups = groupsOf(rows.map(([name, group]) => (isByGroups ? group : `${name} ${group}`)));
        const deal = isByGroups ? splitByGroups : splitRows;
        const without = deal(classes, 2, groups, sizes(0.3, seed));
        const splits = [0, 1, 2].map((restart) => deal(classes, 2, groups, { ...sizes(0.3, seed, 0.3), restart }));
        for (const { train, test, validation } of splits) {
          expect(test).toEqual(without.test);
          expect([...train, ...validation].sort((a, b) => a - b)).toEqual([...without.train]);
          expect(train.some((row) => [...validation].some((other) => groups[other] === groups[row]))).toBe(false);
        }
        expect(splits[0]).toEqual(deal(classes, 2, groups, sizes(0.3, seed, 0.3)));
      },
    ),
  );
  const of = (restart: number) => splitRows(new Uint8Array(100), 1, single(100), { ...sizes(0.3, 1, 0.3), restart });
  expect(of(1)).toEqual(of(1));
  expect(new Set([0, 1, 2].map((restart) => of(restart).validation.join())).size).toBe(3);
});
