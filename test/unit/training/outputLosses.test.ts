import { expect, test } from 'vitest';
import { binaryCrossentropy } from '../../../src/gradient/binaryCrossentropy.ts';

// Probabilities are multiplied before the logarithm is taken. For a thousand rows the product is below the smallest number.
test('the loss of very many rows is the sum of theirs, however small their chances are together', () => {
  for (const [count, probability] of [
    [5000, 0.5],
    [3000, 0.001],
    [1, 0.25],
  ] as const) {
    const tally = { lossSum: 0, metricSum: 0 };
    const rows = { outputs: new Float32Array(count).fill(probability), targets: new Float32Array(count).fill(1) };
    binaryCrossentropy.measure(rows, count, tally);
    expect(tally.lossSum / count).toBeCloseTo(-Math.log(probability), 6);
    expect(tally.metricSum).toBe(0);
  }
});
