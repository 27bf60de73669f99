import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { samples } from '../../scripts/makeSamples.ts';
import { logisticOptimum } from '../../src/evaluation/optimum/logisticOptimum.ts';
import { sigmoid } from '../../src/network/elementary.ts';
import type { WorkerReport } from '../../src/protocol/workerMessages.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import type { RunOutcome } from '../../src/run/runPlan.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { RunControl } from '../../src/training/worker/runControl.ts';
import { runTraining } from '../../src/training/worker/runTraining.ts';
import { kernel } from './training/trainByKernel.ts';
import { planRun } from '../../src/training/plan/planRun.ts';

const read = (name: string) => readFileSync(new URL(`../../media/samples/${name}`, import.meta.url), 'utf8');

test.each(samples)('%s is what its script makes', (name, text) => {
  expect(read(name)).toBe(text);
});

/** The outcome of a training in this process. */
async function train(name: string, options: TrainOptions): Promise<RunOutcome> {
  let outcome: RunOutcome | undefined;
  const post = (report: WorkerReport) => void (report.type === 'trained' && (outcome = report.outcome));
  const port = { post, onRequest: () => undefined, yieldToRequests: () => Promise.resolve(), kernel };
  await runTraining({ type: 'train', runId: 'a', source: textSource(read(name)), options, engine: 'wasm' }, port, new RunControl('a'));
  if (!outcome) throw new Error('The training has not ended');
  return outcome;
}

test.each([
  ['rings.csv', 0.75, { hidden: [8] }, 0.85],
  ['moons.csv', 0.92, { hidden: [8] }, 0.95],
  ['spirals.csv', 0.7, { hidden: [32, 16], epochs: 3000, l2: 0, patience: 0 }, 0.9],
])('%s takes a hidden layer', async (name, most, options, least) => {
  expect((await train(name, {})).test?.accuracy).toBeLessThan(most);
  expect((await train(name, options)).test?.accuracy).toBeGreaterThanOrEqual(least);
});

test('the bookings hold a leak, the patients missing cells that say something', async () => {
  const { findings = [] } = await train('bookings.csv', {});
  expect(findings).toContainEqual(expect.objectContaining({ type: 'tooGood', column: 'refund' }));
  const { plan } = planRun(read('recovery.csv'), {}, 'wasm');
  expect(plan.dataChecks).toEqual([]);
  expect(plan.columns.filter(({ missing }) => missing > 0).map(({ name }) => name)).toEqual(['age', 'pulse', 'smokes']);
});

test.each(['and', 'or', 'xor'])('%s is learned from its four rows', (name) => {
  expect(planRun(read(`${name}.csv`), {}, 'wasm').plan.rows).toEqual({ train: 4, validation: 0, test: 0, skipped: 0 });
});

test('the best single neuron gets 53 of the 60 test rows of the exam scores right, always answering 1 gets 35', () => {
  const { dataset, plan } = planRun(read('exam_scores.csv'), {}, 'wasm');
  expect(plan.rows).toEqual({ train: 140, validation: 0, test: 60, skipped: 0 });
  expect(plan.baseline).toMatchObject({ answer: '1', scores: { accuracy: 35 / 60 } });
  const optimum = logisticOptimum(dataset, dataset.train);
  if (!optimum) throw new Error('The exam scores are separable');
  const { weights, bias } = optimum;
  const probability = (row: number) => sigmoid(bias + weights[0] * dataset.features[2 * row] + weights[1] * dataset.features[2 * row + 1]);
  const right = [...dataset.test].filter((row) => probability(row) > 0.5 === (dataset.targets[row] === 1));
  expect(right).toHaveLength(53);
});
