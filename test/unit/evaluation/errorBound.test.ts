import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorBoundSteps, FEWEST_FOR_BOUND } from '../../../src/evaluation/intervals/errorBound.ts';
import { createRandom } from '../../../src/random.ts';
import { finishSteps } from '../../../src/steps.ts';

const boundOf = (errors: readonly number[], clusters?: readonly number[]) =>
  finishSteps(errorBoundSteps(Float64Array.from(errors), clusters && Uint32Array.from(clusters)));

test('the bound is the error at ⌈(n + 1) · 0.9⌉ of the sorted ones, and there is none below 9', () => {
  const errors = (count: number) => Array.from({ length: count }, (_, i) => (i * 7919) % count);
  expect(boundOf(errors(FEWEST_FOR_BOUND))).toBe(8);
  expect(boundOf(errors(FEWEST_FOR_BOUND - 1))).toBeUndefined();
  // 10 · 0.9 and 110 · 0.9 are integers, so rounding must not add one.
  for (const [count, place] of [
    [10, 10],
    [19, 18],
    [99, 90],
    [100, 91],
    [109, 99],
    [40_000, 36_001],
  ])
    expect(boundOf(errors(count)), String(count)).toBe(place - 1);
  expect(boundOf([])).toBeUndefined();
  expect(boundOf([...errors(20), Number.NaN])).toBeUndefined();
  expect(boundOf([...errors(20), Infinity])).toBeUndefined();
});

test('rows by themselves are groups of one, copies of each row change nothing, and few groups have no bound', () => {
  const some = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 });
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 5 }), (errors, times) => {
      const copies = Array.from({ length: times }, () => errors).flat();
      const clusters = copies.map((_, i) => i % errors.length);
      expect(boundOf(copies, clusters)).toBe(boundOf(errors));
    }),
  );
  const rows = Array.from({ length: 80 }, (_, i) => i);
  expect(
    boundOf(
      rows,
      rows.map((row) => row % 8),
    ),
  ).toBeUndefined();
  expect(
    boundOf(
      rows,
      rows.map((row) => row % 9),
    ),
  ).toBeDefined();
});

test('over many groups a row of another one is within the bound in 90 % of cases, however many rows the groups have', () => {
  const random = createRandom(5);
  const draw = () => {
    const shift = random.nextFloat();
    return Array.from({ length: 1 + random.below(12) }, () => Math.abs(shift * 3 + random.nextFloat() - 1));
  };
  let within = 0;
  const rounds = 4000;
  for (let round = 0; round < rounds; round++) {
    const groups = Array.from({ length: 24 }, draw);
    const bound = boundOf(
      groups.flat(),
      groups.flatMap((rows, group) => rows.map(() => group)),
    );
    if (draw()[0] <= (bound ?? Number.NaN)) within++;
  }
  // Five standard errors to each side; between 0.9 and 0.9 + 1 / 25.
  expect(within / rounds).toBeGreaterThan(0.876);
  expect(within / rounds).toBeLessThan(0.964);
});
