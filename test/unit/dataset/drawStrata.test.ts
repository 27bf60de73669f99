import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawStrata } from '../../../src/dataset/drawStrata.ts';

const countsOf = (strata: Uint32Array, drawn: Uint32Array) => {
  const counts = new Map<number, number>();
  for (const row of drawn) counts.set(strata[row], (counts.get(strata[row]) ?? 0) + 1);
  return counts;
};

test('one of each stratum is drawn where there is room for all, however large one of them is', () => {
  const strata = Uint32Array.from([...Array.from({ length: 4 }, (_, index) => index), ...Array.from({ length: 56 }, () => 9)]);
  expect(countsOf(strata, drawStrata(strata, 5, 1))).toEqual(new Map([...[0, 1, 2, 3, 9].map((stratum) => [stratum, 1] as const)]));
});

test.each([
  ['what is left over goes where most is missing', [10, 20, 30], 7, [1, 2, 4]],
  ['of equals the larger one gets it', [15, 5], 6, [5, 1]],
  ['who has most beyond its share gives, but not the last one', [1, 1, 1, 17, 40], 10, [1, 1, 1, 2, 5]],
  ['without room for all the small ones go without', [1, 30, 2, 40], 2, [0, 1, 0, 1]],
  ['all where there are no more', [2, 3], 9, [2, 3]],
])('%s', (_, sizes, count, expected) => {
  const strata = Uint32Array.from(sizes.flatMap((size, group) => Array.from({ length: size }, () => group)));
  const counts = countsOf(strata, drawStrata(strata, count, 3));
  expect(sizes.map((__, group) => counts.get(group) ?? 0)).toEqual(expected);
});

test('as many as are asked for, each once, one of each stratum where there is room, the large ones where there is not', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(sizes, fc.nat(200), fc.nat(20), (groups, count, seed) => {
      const strata = Uint32Array.from(groups.flatMap((size, group) => Array.from({ length: size }, () => group)));
      const drawn = drawStrata(strata, count, seed);
      expect(drawn).toHaveLength(Math.min(count, strata.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      const counts = countsOf(strata, drawn);
      if (count >= groups.length) expect(counts.size).toBe(groups.length);
      else {
        const chosen = groups.filter((_, group) => counts.has(group));
        const left = groups.filter((_, group) => !counts.has(group));
        expect(Math.min(...chosen)).toBeGreaterThanOrEqual(Math.max(0, ...left));
      }
    }),
  );
});
