import { expect } from 'vitest';
import { layerSlices, type Architecture } from '../../../src/network/architecture.ts';
import type { FinishedTraining } from './exampleTraining.ts';

/**
 * In every epoch the losses must agree within `allowed`, relative to the loss, and the metrics to 5 digits. The final weights must agree
 * within `allowed`, relative to the largest weight of the same kernel or bias. Values smaller than `least` are compared relative to
 * `least`.
 */
export function expectClose(
  got: FinishedTraining,
  expected: FinishedTraining,
  architecture: Architecture,
  allowed: number,
  least = 0,
): void {
  expect(got.epochs.length).toBe(expected.epochs.length);
  let worst = 0;
  expected.epochs.forEach((epoch, i) => {
    const other = got.epochs[i];
    expect(other.testMetric === undefined).toBe(epoch.testMetric === undefined);
    for (const name of ['trainLoss', 'testLoss', 'validationLoss'] as const) {
      const loss = epoch[name];
      expect(other[name] === undefined).toBe(loss === undefined);
      if (loss !== undefined) worst = Math.max(worst, Math.abs((other[name] ?? NaN) - loss) / Math.max(loss, least));
    }
    expect(other.trainMetric).toBeCloseTo(epoch.trainMetric, 5);
    if (epoch.testMetric !== undefined) expect(other.testMetric).toBeCloseTo(epoch.testMetric, 5);
  });
  expect(worst).toBeLessThan(allowed);
  for (const { kernelStart, biasStart, units } of layerSlices(architecture)) {
    for (const [from, end] of [
      [kernelStart, biasStart],
      [biasStart, biasStart + units],
    ]) {
      const largest = expected.weights.slice(from, end).reduce((a, b) => Math.max(a, Math.abs(b)), least);
      const difference = got.weights.slice(from, end).reduce((a, b, i) => Math.max(a, Math.abs(b - expected.weights[from + i])), 0);
      expect(difference).toBeLessThanOrEqual(allowed * largest);
    }
  }
}
