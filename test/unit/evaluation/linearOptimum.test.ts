import fc from 'fast-check';
import { expect, test } from 'vitest';
import { observed } from './observed.ts';
import { linearOptimumLoss } from '../../../src/evaluation/optimum/linearOptimum.ts';

test('one feature: the loss of the textbook line, 1 − r² of the variance', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), { minLength: 3 }), (points) => {
      const x = points.map(([first]) => first);
      const y = points.map(([, second]) => second);
      const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      const covariance = (a: number[], b: number[]) => mean(a.map((value, i) => (value - mean(a)) * (b[i] - mean(b))));
      const spread = covariance(x, x);
      const expected = covariance(y, y) - (spread > 0 ? covariance(x, y) ** 2 / spread : 0);
      const rows = Uint32Array.from(points, (_, i) => i);
      expect(linearOptimumLoss(observed(Float32Array.from(x), 1, Float32Array.from(y)), rows)).toBeCloseTo(expected, 5);
    }),
  );
});

test('columns that depend on each other are no trouble, rows that are not listed do not count', () => {
  const features = Float32Array.of(1, 2, 2, 4, 3, 6, 100, -5);
  const targets = Float32Array.of(3, 5, 7, -99);
  expect(linearOptimumLoss(observed(features, 2, targets), Uint32Array.of(0, 1, 2))).toBeCloseTo(0, 9);
});

test('a column far from 0 that hardly changes says as much as any other', () => {
  const [x, y] = [Float32Array.of(-46, -45, -46), Float32Array.of(-6, 39, 20)];
  expect(linearOptimumLoss(observed(x, 1, y), Uint32Array.of(0, 1, 2))).toBeCloseTo(338 / 3, 9);
  const far = Float32Array.of(100_000, 100_001, 100_002, 100_003);
  expect(linearOptimumLoss(observed(far, 1, Float32Array.of(1, 2, 3, 4)), Uint32Array.of(0, 1, 2, 3))).toBeCloseTo(0, 9);
});
