import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { samples } from '../../scripts/makeSamples.ts';
import { logisticOptimum } from '../../src/evaluation/logisticOptimum.ts';
import { sigmoid } from '../../src/network/elementary.ts';
import { planRun } from '../../src/training/plan/planRun.ts';

const read = (name: string) => readFileSync(new URL(`../../media/samples/${name}`, import.meta.url), 'utf8');

test.each(samples)('%s is what its script makes', (name, text) => {
  expect(read(name)).toBe(text);
});

test('the best single neuron gets 53 of the 60 test rows of the exam scores right, always answering 1 gets 35', () => {
  const { dataset, plan } = planRun(read('exam_scores.csv'), {}, 'fused');
  expect(plan.rows).toEqual({ train: 140, validation: 0, test: 60, skipped: 0 });
  expect(plan.baseline).toMatchObject({ answer: '1', scores: { accuracy: 35 / 60 } });
  const optimum = logisticOptimum(dataset, dataset.train);
  if (!optimum) throw new Error('The exam scores are separable');
  const { weights, bias } = optimum;
  const probability = (row: number) => sigmoid(bias + weights[0] * dataset.features[2 * row] + weights[1] * dataset.features[2 * row + 1]);
  const right = [...dataset.test].filter((row) => probability(row) > 0.5 === (dataset.targets[row] === 1));
  expect(right).toHaveLength(53);
});
