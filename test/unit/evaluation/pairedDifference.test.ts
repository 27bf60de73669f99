import { expect, test } from 'vitest';
import { pairedNumbers, pairedShares } from '../../../src/evaluation/intervals/pairedDifference.ts';
import { createRandom } from '../../../src/random.ts';

test('equal answers leave an interval around 0 that fewer rows make wider, never nothing', () => {
  const half = (rows: number) => pairedShares(new Int8Array(rows)).interval ?? ([0, 0] as const);
  const [few, many] = [half(20), half(2000)];
  expect(few[0]).toBeLessThan(-0.01);
  expect(few[1]).toBeCloseTo(-few[0], 12);
  expect(many[1]).toBeLessThan(few[1] / 10);
});

test('Agresti & Min’s interval, by hand: 12 better, 4 worse of 100', () => {
  const differences = Int8Array.from({ length: 100 }, (_, row) => (row < 12 ? 1 : row < 16 ? -1 : 0));
  const { mean, interval = [] } = pairedShares(differences);
  expect(mean).toBeCloseTo(0.08, 12);
  // (12.5 − 4.5) / 102 ± 1.96 · √((17 − 64 / 102) / 102²)
  expect(interval[0]).toBeCloseTo(8 / 102 - (1.959964 * Math.sqrt(17 - 64 / 102)) / 102, 6);
  expect(interval[1]).toBeCloseTo(8 / 102 + (1.959964 * Math.sqrt(17 - 64 / 102)) / 102, 6);
});

test.each([
  [30, 0.1, 0.05],
  [60, 0.02, 0.02],
  [60, 0.15, 0.05],
  [200, 0.06, 0.03],
])('of %i rows, better in %d and worse in %d of them, about 95 of 100 intervals hold the truth', (rows, better, worse) => {
  const random = createRandom(7);
  const tries = 4000;
  let held = 0;
  for (let i = 0; i < tries; i++) {
    const draws = Int8Array.from({ length: rows }, () => {
      const draw = random.nextFloat();
      return draw < better ? 1 : draw < better + worse ? -1 : 0;
    });
    const [low, high] = pairedShares(draws).interval ?? [Number.NaN, Number.NaN];
    if (low <= better - worse && better - worse <= high) held++;
  }
  expect(held / tries).toBeGreaterThan(0.94);
});

test('copies of a row tell no more than the row', () => {
  const twice = Int8Array.from({ length: 80 }, (_, row) => ([0, 1, 2].includes(row >> 1) ? 1 : 0));
  const clusters = Uint32Array.from(twice, (_, row) => row & ~1);
  const width = ({ interval: [low, high] = [0, 0] }: ReturnType<typeof pairedShares>) => high - low;
  expect(width(pairedShares(twice, clusters))).toBeGreaterThan(width(pairedShares(twice)) * 1.2);
});

test('of a single row, and of copies of one, nothing is told', () => {
  expect(pairedNumbers(Float64Array.of(3)).interval).toBeUndefined();
  expect(pairedNumbers(Float64Array.of(3, 4), Uint32Array.of(0, 0))).toEqual({ mean: 3.5 });
});
