import { expect, test } from 'vitest';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { evaluateInSteps, evaluateRun } from '../../../src/training/worker/evaluateRun.ts';
import { kernel } from './trainByKernel.ts';

const rows = Array.from({ length: 3000 }, (_, i) => `${(i * 7) % 13},${(i * 5) % 11},${i < 1500 ? 'early' : 'late'},${(i * 29) % 97}`);
const text = ['width,height,half,number', ...rows].join('\n');

function runOf(options: TrainOptions) {
  const { plan, dataset, initial } = planRun(text, options, 'wasm');
  return { plan, dataset, weights: initial, epochs: 1, bestEpoch: 1, isStopped: false, elapsedMs: 1 };
}

/** The outcome if stopped after this many steps, and the number of further steps. */
function stoppedAfter(run: ReturnType<typeof runOf>, count: number) {
  let done = 0;
  const steps = evaluateInSteps(run, () => done >= count);
  for (;;) {
    const step = steps.next();
    if (step.done) return { outcome: step.value, later: Math.max(0, done - count) };
    done++;
  }
}

const wide: TrainOptions = { target: 'half', hidden: [256, 256], validationFraction: 0.2 };

test.each([wide, { ...wide, target: 'number' }])('a stop leaves a bounded number of steps, whenever it comes: %o', (options) => {
  const run = runOf(options);
  const all = stoppedAfter(run, Infinity);
  expect(all.outcome).toEqual(evaluateRun(run));
  expect(all.outcome.sampled).toBeUndefined();
  expect(all.outcome.of).toBe(run.dataset.test.length);
  const ends = [0, 1, 5, 40].map((count) => stoppedAfter(run, count));
  for (const { outcome, later } of ends) {
    expect(later).toBeLessThan(40);
    expect(outcome.sampled).toEqual(ends[0].outcome.sampled);
    // The same sample, whenever the stop came.
    expect(outcome.test).toEqual(ends[0].outcome.test);
    expect(outcome.train).toEqual(ends[0].outcome.train);
  }
  // More steps than the test rows have: these are all scored.
  const late = stoppedAfter(run, 250).outcome;
  expect(late.test).toEqual(all.outcome.test);
  expect(late.sampled?.test).toBe(run.dataset.test.length);
  expect(late.sampled?.train).toBeLessThan(run.dataset.train.length);
});

test('the sample is spread over the whole table', () => {
  const { confusion = [], of } = stoppedAfter(runOf(wide), 0).outcome;
  const early = confusion[0].reduce((a, b) => a + b, 0);
  expect(of).toBeGreaterThan(20);
  expect(early / of).toBeCloseTo(0.5, 1);
});

test('few rows are all scored after a stop too', () => {
  const run = runOf({ target: 'half' });
  expect(stoppedAfter(run, 0).outcome).toEqual({ ...evaluateRun(run), bestTrainLoss: undefined, findings: undefined });
});

test('the kernel gives the same outcome, bit by bit, and a larger sample', () => {
  const run = runOf({ ...wide, activation: 'gelu' });
  const faster = { ...run, kernel };
  expect(evaluateRun(faster)).toEqual(evaluateRun(run));
  expect(stoppedAfter(faster, 0).outcome.of).toBeGreaterThan(stoppedAfter(run, 0).outcome.of);
});
