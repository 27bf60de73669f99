import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { forward } from '../../../src/network/forward.ts';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import { evaluateRun } from '../../../src/training/worker/evaluateRun.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { train } from './exampleTraining.ts';

const text = readFileSync(path.resolve(import.meta.dirname, '../../../media/samples/exam_scores.csv'), 'utf8');

async function trainLesson(options: TrainOptions) {
  const { plan, dataset, initial } = planRun(text, options, 'wasm');
  const { weights, epochs } = await train(
    { architecture: plan.architecture, hyperparameters: plan.hyperparameters, dataset, initial },
    (start) => new DenseTrainer(start),
  );
  return {
    plan,
    outcome: evaluateRun({ plan, dataset, weights, epochs: epochs.length, bestEpoch: epochs.length, isStopped: false, elapsedMs: 1 }),
  };
}

test('the lesson: 1000 epochs end within 0.005 of the loss of the exact optimum', async () => {
  const { plan, outcome } = await trainLesson({});
  expect(plan.rows).toEqual({ train: 140, validation: 0, test: 60, skipped: 0 });
  expect(outcome.epochs).toBe(1000);
  const best = outcome.bestTrainLoss ?? NaN;
  expect(outcome.train.loss).toBeGreaterThanOrEqual(best - 1e-6);
  expect(outcome.train.loss).toBeLessThan(best + 0.005);
  expect((outcome.right ?? NaN) / outcome.of).toBeGreaterThan(0.85);
});

test("the lesson's three new samples get probabilities", async () => {
  const { plan, outcome } = await trainLesson({});
  for (const sample of [
    [74.71, 61.49],
    [79.42, 67.92],
    [62.75, 97.53],
  ]) {
    const inputs = plan.encoder.inputs.map(({ offset, scale }, i) => (sample[i] - offset) / scale);
    const [[probability]] = forward(plan.architecture, outcome.weights, inputs).outputs;
    expect(probability).toBeGreaterThan(0.5);
    expect(probability).toBeLessThan(1);
  }
});

test('without scaling, as the article has it, it learns too', async () => {
  const { plan, outcome } = await trainLesson({ scaling: 'none' });
  expect(plan.encoder.inputs.map(({ offset, scale }) => [offset, scale])).toEqual([
    [0, 1],
    [0, 1],
  ]);
  expect(outcome.train.loss).toBeLessThan(0.6931);
  expect((outcome.right ?? NaN) / outcome.of).toBeGreaterThan(0.5);
});
