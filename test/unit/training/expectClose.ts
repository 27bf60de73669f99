import { expect } from 'vitest';
import { layerSlices, type Architecture } from '../../../src/network/architecture.ts';
import type { FinishedTraining } from './exampleTraining.ts';

const losses = ['trainLoss', 'testLoss', 'validationLoss'] as const;
const metrics = ['trainMetric', 'testMetric'] as const;

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
  // Compared at once: in some ten thousand epochs every call of expect would count.
  expect(got.epochs.map(measuredOf)).toEqual(expected.epochs.map(measuredOf));
  let worst = 0;
  let worstMetric = 0;
  expected.epochs.forEach((epoch, i) => {
    const other = got.epochs[i];
    for (const name of losses) {
      const loss = epoch[name];
      if (loss !== undefined) worst = Math.max(worst, Math.abs((other[name] ?? NaN) - loss) / Math.max(loss, least));
    }
    for (const name of metrics) {
      const metric = epoch[name];
      if (metric !== undefined) worstMetric = Math.max(worstMetric, Math.abs((other[name] ?? NaN) - metric));
    }
  });
  expect(worst).toBeLessThan(allowed);
  expect(worstMetric).toBeLessThan(0.5e-5);
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

function measuredOf(epoch: FinishedTraining['epochs'][number]): string {
  return [...losses, ...metrics].filter((name) => epoch[name] !== undefined).join();
}
