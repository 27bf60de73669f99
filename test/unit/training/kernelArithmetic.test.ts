import { expect, test } from 'vitest';
import { TrainingKernel } from '../../../src/training/kernel/trainingKernel.ts';
import { UserError } from '../../../src/userError.ts';
import { createAnyStart, type AnyStartOptions } from './everyWay.ts';
import { expectClose } from './expectClose.ts';
import { createKernelTrainer, kernelBuilds, trainByKernel } from './trainByKernel.ts';

const starts: readonly AnyStartOptions[] = [
  { hidden: [] },
  { hidden: [], featureCount: 9, loss: 'huber' },
  { hidden: [16, 16], featureCount: 20, activation: 'tanh' },
  { hidden: [40, 24], loss: 'categoricalCrossentropy', activation: 'gelu', dropout: 0.2, isWeighted: true },
  { hidden: [64, 64], rowCount: 900, batchSize: 1000, epochs: 10 },
];

const bytesOf = ({ weights }: { weights: Float32Array<ArrayBuffer> }) => Buffer.from(weights.buffer);

test.each(starts)('relaxed arithmetic gives the same bytes twice in a row and nearly those of the default: %o', async (options) => {
  const start = createAnyStart({ rowCount: 60, epochs: 50, learningRate: 0.002, ...options });
  const relaxed = { ...start, hyperparameters: { ...start.hyperparameters, arithmetic: 'relaxed' as const } };
  const once = await trainByKernel(relaxed);
  const again = await trainByKernel(relaxed);
  expect(Buffer.compare(bytesOf(again), bytesOf(once))).toBe(0);
  expect(again.epochs).toEqual(once.epochs);
  expectClose(once, await trainByKernel(start), start.architecture, 1e-4, 0.05);
});

test('it is not the default, and its build is another one', async () => {
  const start = createAnyStart({ hidden: [16, 16], featureCount: 20 });
  expect(start.hyperparameters.arithmetic).toBe('deterministic');
  const relaxed = { ...start, hyperparameters: { ...start.hyperparameters, arithmetic: 'relaxed' as const } };
  // 20 epochs with fused multiply-add, which this test's machine has as nearly all have, differ in some last bit.
  expect(Buffer.compare(bytesOf(await trainByKernel(relaxed)), bytesOf(await trainByKernel(start)))).not.toBe(0);
});

test('where the machine lacks it, a user is told so, and nothing else is done in its place', () => {
  // A module that no engine accepts stands for one that this engine does not.
  const lacking = TrainingKernel.create({ ...kernelBuilds, relaxed: new Uint8Array([0, 97, 115, 109]) });
  if (!lacking) throw new Error('This Node has no WebAssembly SIMD');
  const start = { ...createAnyStart({ hidden: [4], arithmetic: 'relaxed' }), onEpoch: () => 'continue' as const };
  expect(() => createKernelTrainer(start, lacking)).toThrow(UserError);
  expect(() => createKernelTrainer(start, lacking)).toThrow('Train with the arithmetic "deterministic"');
});
