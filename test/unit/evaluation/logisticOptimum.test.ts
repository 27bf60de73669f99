import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logisticOptimum } from '../../../src/evaluation/optimum/logisticOptimum.ts';
import { observed } from './observed.ts';
import { createRandom } from '../../../src/random.ts';

/** Rows from a noisy logistic model; feature j is scaled by `scales[j]`. */
function createRows(count: number, scales: readonly number[], seed: number) {
  const random = createRandom(seed);
  const features = new Float32Array(count * scales.length);
  const targets = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let score = 0.4;
    scales.forEach((scale, j) => {
      const value = 4 * random.nextFloat() - 2;
      features[i * scales.length + j] = value * scale;
      score += value * (j % 2 === 0 ? 1.5 : -1);
    });
    targets[i] = random.nextFloat() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
  }
  return { features, targets, rows: Uint32Array.from({ length: count }, (_, i) => i) };
}

function lossAndGradient(features: Float32Array, targets: Float32Array, rows: Uint32Array, weights: ArrayLike<number>, bias: number) {
  const size = weights.length;
  const gradient = new Array<number>(size + 1).fill(0);
  let loss = 0;
  for (const row of rows) {
    let sum = bias;
    for (let j = 0; j < size; j++) sum += weights[j] * features[row * size + j];
    const probability = 1 / (1 + Math.exp(-sum));
    loss -= Math.log(targets[row] === 1 ? probability : 1 - probability) / rows.length;
    for (let j = 0; j <= size; j++)
      gradient[j] += ((probability - targets[row]) * (j === size ? 1 : features[row * size + j])) / rows.length;
  }
  return { loss, gradient };
}

test('at the optimum the gradient is 0 and the loss is the one reported', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom([1], [1, 1], [1, 1, 1], [1000, 0.001]), (seed, scales) => {
      const { features, targets, rows } = createRows(120, scales, seed);
      const optimum = logisticOptimum(observed(features, scales.length, targets), rows);
      if (!optimum) throw new Error('120 noisy rows have an optimum');
      const { loss, gradient } = lossAndGradient(features, targets, rows, optimum.weights, optimum.bias);
      expect(optimum.loss).toBeCloseTo(loss, 12);
      gradient.forEach((slope, j) => expect(Math.abs(slope) / (scales[j] ?? 1)).toBeLessThan(1e-9));
    }),
    { numRuns: 50 },
  );
});

test('only the listed rows count', () => {
  const { features, targets } = createRows(100, [1, 1], 4);
  const half = Uint32Array.from({ length: 50 }, (_, i) => 2 * i);
  const optimum = logisticOptimum(observed(features, 2, targets), half);
  const packed = new Float32Array(100);
  half.forEach((row, i) => packed.set(features.subarray(2 * row, 2 * row + 2), 2 * i));
  const picked = Float32Array.from(half, (row) => targets[row]);
  const alone = logisticOptimum(
    observed(packed, 2, picked),
    Uint32Array.from({ length: 50 }, (_, i) => i),
  );
  expect(optimum).toBeDefined();
  expect(optimum).toEqual(alone);
});

test('one feature with two values has the optimum that counting gives', () => {
  // At 0: 1 of 4 is positive, at 1: 3 of 4 are; so the bias is log(1/3) and the weight log 9.
  const features = Float32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
  const targets = Float32Array.of(0, 0, 0, 1, 1, 1, 1, 0);
  const optimum = logisticOptimum(
    observed(features, 1, targets),
    Uint32Array.from({ length: 8 }, (_, i) => i),
  );
  expect(optimum?.bias).toBeCloseTo(Math.log(1 / 3), 10);
  expect(optimum?.weights[0]).toBeCloseTo(Math.log(9), 10);
  expect(optimum?.loss).toBeCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), 12);
});

test('rows that a line separates, wholly or but for its own points, have no optimum', () => {
  const rows = Uint32Array.of(0, 1, 2, 3);
  expect(logisticOptimum(observed(Float32Array.of(1, 2, 3, 4), 1, Float32Array.of(0, 0, 1, 1)), rows)).toBeUndefined();
  expect(logisticOptimum(observed(Float32Array.of(1, 2, 2, 3), 1, Float32Array.of(0, 0, 1, 1)), rows)).toBeUndefined();
  expect(logisticOptimum(observed(Float32Array.of(1, 2, 3, 4), 1, Float32Array.of(1, 1, 1, 1)), rows)).toBeUndefined();
});

test('columns that say the same, and a constant one, do not hide the optimum', () => {
  const { features, targets, rows } = createRows(80, [1], 9);
  const alone = logisticOptimum(observed(features, 1, targets), rows);
  const tripled = Float32Array.from({ length: 240 }, (_, i) => (i % 3 === 2 ? 5 : features[Math.floor(i / 3)]));
  const together = logisticOptimum(observed(tripled, 3, targets), rows);
  expect(together?.loss).toBeCloseTo(alone?.loss ?? Number.NaN, 10);
});
