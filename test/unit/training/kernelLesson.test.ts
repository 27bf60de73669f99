import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { evaluateRun } from '../../../src/training/worker/evaluateRun.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { train } from './exampleTraining.ts';
import { expectClose } from './expectClose.ts';
import { trainByKernel } from './trainByKernel.ts';

const text = readFileSync(path.resolve(import.meta.dirname, '../../../media/samples/exam_scores.csv'), 'utf8');

test('the lesson by the kernel: within 0.005 of the exact optimum, and where the plain loop ends', async () => {
  const { plan, dataset, initial } = planRun(text, {}, 'wasm');
  const start = { ...plan, dataset, initial };
  const byKernel = await trainByKernel(start);
  const { weights, epochs } = byKernel;
  const outcome = evaluateRun({ plan, dataset, weights, epochs: epochs.length, bestEpoch: epochs.length, isStopped: false, elapsedMs: 1 });
  const best = outcome.bestTrainLoss ?? NaN;
  expect(epochs.length).toBe(1000);
  expect(outcome.train.loss).toBeGreaterThanOrEqual(best - 1e-6);
  expect(outcome.train.loss).toBeLessThan(best + 0.005);
  // What the kernel counts while it trains is what evaluation finds afterwards.
  expect(epochs[999].testLoss).toBeCloseTo(outcome.test?.loss ?? NaN, 6);
  expect(epochs[999].testMetric).toBe(outcome.test?.accuracy);
  expectClose(byKernel, await train(start), plan.architecture, 1e-4);
});
