import { expect, test } from 'vitest';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { describeDivergence } from '../../../src/training/callbacks/divergence.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';

function told(...facts: Parameters<typeof describeDivergence>) {
  const said = describeDivergence(...facts);
  return said && inEnglish(said);
}

const lost = { divergedIn: 7, bestEpoch: 6, learningRate: 30 };

function createPlan(options: TrainOptions, areaUnit = 1000) {
  const rows = Array.from({ length: 20 }, (_, i) => `${i % 9},${(i % 2) * areaUnit},${i % 3 === 0 ? 1 : 0}`);
  const text = ['rooms,area,y', ...rows].join('\n');
  return planRun(text, { learningRate: 30, optimizer: 'sgd', target: 'y', ...options }, 'wasm').plan;
}

test('the learning rate is blamed, with a smaller one to try', () => {
  expect(told(lost, createPlan({}))).toBe(
    'In epoch 7 the loss stopped being a number, so training was ended with the weights of epoch 6. ' +
      'The likely cause is the learning rate (30 with sgd): try a smaller one, for example 3.',
  );
});

test('a run that was lost from the start has no weights to end with', () => {
  expect(told({ ...lost, bestEpoch: 0 }, createPlan({}))).toContain('so training was ended. The likely cause');
});

test('without scaling the widest column is blamed first', () => {
  expect(told(lost, createPlan({ scaling: 'none' }))).toContain(
    '("area" goes from 0 to 1000): train with the scaling "standard". If that does not help, it is the learning rate (30 with sgd)',
  );
});

test('without scaling, but with small numbers, the learning rate is blamed', () => {
  expect(told(lost, createPlan({ scaling: 'none' }, 1))).toContain('The likely cause is the learning rate');
});

test('a regularization that makes the weights grow is blamed', () => {
  expect(told(lost, createPlan({ l2: 0.5 }))).toContain('The likely cause is "l2" (0.5) together with the learning rate (30');
});

test('a run that has not diverged has no such cause', () => {
  expect(told({ ...lost, divergedIn: undefined }, createPlan({}))).toBeUndefined();
});
