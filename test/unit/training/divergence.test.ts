import { expect, test } from 'vitest';
import type { RunPlan } from '../../../src/protocol/runPlan.ts';
import { assertConverging } from '../../../src/training/divergence.ts';
import { planRun } from '../../../src/training/planRun.ts';
import { UserError } from '../../../src/userError.ts';

const lost = { epoch: 7, trainLoss: NaN, trainMetric: 0.5, testLoss: 1, testMetric: 0.5 };

function createPlan(scaling: 'standard' | 'none', areaUnit = 1000): RunPlan {
  const rows = Array.from({ length: 20 }, (_, i) => `${i % 9},${(i % 2) * areaUnit},${i % 3 === 0 ? 1 : 0}`);
  const text = ['rooms,area,y', ...rows].join('\n');
  return planRun(text, { scaling, learningRate: 30, optimizer: 'sgd', target: 'y' }, 'fused').plan;
}

test('the learning rate is blamed, with a smaller one to try', () => {
  expect(() => assertConverging(lost, createPlan('standard'))).toThrow(UserError);
  expect(() => assertConverging(lost, createPlan('standard'))).toThrow(
    'In epoch 7 the loss stopped being a number, so training was ended. The likely cause is the learning rate (30 with sgd): try a smaller one, for example 3.',
  );
});

test('without scaling the widest column is blamed first', () => {
  expect(() => assertConverging(lost, createPlan('none'))).toThrow(
    '("area" goes from 0 to 1000): train with the scaling "standard". If that does not help, it is the learning rate (30 with sgd)',
  );
});

test('without scaling, but with small numbers, the learning rate is blamed', () => {
  expect(() => assertConverging(lost, createPlan('none', 1))).toThrow('The likely cause is the learning rate');
});

test('finite losses are fine, an infinite test loss is not', () => {
  expect(() => assertConverging({ ...lost, trainLoss: 3 }, createPlan('none'))).not.toThrow();
  expect(() => assertConverging({ ...lost, trainLoss: 3, testLoss: Infinity }, createPlan('none'))).toThrow(UserError);
});
