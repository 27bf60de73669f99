import { expect, test } from 'vitest';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { examScores } from '../../webview/tables.ts';

const plan = (shuffle?: number) =>
  planRun(examScores(), { validationFraction: 0.2, ...(shuffle === undefined ? {} : { shuffle }) }, 'wasm');
const parts = ['train', 'validation', 'test'] as const;

test('shuffled answers are those of the same part in another order, and all else is as it was', () => {
  const [real, first, again, second] = [plan(), plan(1), plan(1), plan(2)];
  expect(first.dataset.targets).toEqual(again.dataset.targets);
  expect(first.dataset.targets).not.toEqual(real.dataset.targets);
  expect(first.dataset.targets).not.toEqual(second.dataset.targets);
  for (const part of parts) {
    expect(first.dataset[part]).toEqual(real.dataset[part]);
    const answers = ({ dataset }: typeof real) => Array.from(dataset[part], (row) => dataset.targets[row]);
    expect(answers(first).toSorted()).toEqual(answers(real).toSorted());
    expect(answers(first)).not.toEqual(answers(real));
  }
  expect(first.initial).toEqual(real.initial);
  expect(first.dataset.features).toEqual(real.dataset.features);
  expect(first.plan.baseline.scores.accuracy).toBe(real.plan.baseline.scores.accuracy);
  expect(first.plan.hyperparameters).toEqual(real.plan.hyperparameters);
});
