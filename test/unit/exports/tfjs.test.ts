import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { exportTfjs } from '../../../src/exports/tfjs/exportTfjs.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { expectSameOutputs } from './askTfjs.ts';
import { caseNames, exportCase, trainCase } from './exportCases.ts';
import { randomCases } from './randomCases.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';

test('tf.loadLayersModel reads the dense stack, which gives what Neuron gives', async () => {
  await tf.setBackend('cpu');
  for (const of of caseNames.map(exportCase)) await expectSameOutputs(of);
});

test('so it does for random models of random tables', async () => {
  const cases = randomCases(40, 'rich');
  expect(cases.length).toBeGreaterThan(20);
  // TensorFlow.js adds up in 32 bits, of which cells far out of range leave fewer, and its error function has an error of 2e-7.
  for (const of of cases) await expectSameOutputs(of, 1e-5);
});

test.each(['relu', 'tanh', 'gelu', 'elu', 'leakyRelu', 'sigmoid', 'linear'] as const)('so it does with %s', async (activation) => {
  const x = scatter(40);
  const table = tableOf({ x, target: x.map((value) => (value > 400 ? 'a' : 'b')) });
  const of = trainCase(activation, table, { hidden: [6], activation, epochs: 3 });
  await expectSameOutputs(of);
  const said = exportTfjs(of.exported, 'model.json').limits.map(inEnglish).join();
  expect(said.includes('computes gelu to six digits alone')).toBe(activation === 'gelu');
  expect(said.includes('adds up in 32 bits')).toBe(activation !== 'gelu');
});
