import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestFirst } from '../../../src/rows/largestFirst.ts';

test('numbers stand from the largest to the smallest, equal ones in their order, as a sort by comparison has them', () => {
  const numbers = fc.array(fc.oneof(fc.constantFrom(0, 1, 2, Infinity), fc.double({ min: 0, noNaN: true })));
  fc.assert(
    fc.property(numbers, (values) => {
      const expected = values.map((_, index) => index).sort((a, b) => (values[a] === values[b] ? 0 : values[b] - values[a]));
      expect([...largestFirst(Float64Array.from(values))]).toEqual(expected);
    }),
  );
});

test('what is no number counts as 0', () => {
  expect([...largestFirst(Float64Array.of(Number.NaN, 2, 0, 3))]).toEqual([3, 1, 0, 2]);
});
