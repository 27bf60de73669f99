import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { layerSlices } from '../../../src/network/architecture.ts';
import { instantiateKernel } from '../../../src/training/kernel/kernelExports.ts';
import { createKernelLayout, FIRST_ADDRESS } from '../../../src/training/kernel/kernelLayout.ts';
import { createAnyStart } from './everyWay.ts';
import { createKernel, createKernelTrainer, kernelBytes, trainByKernel } from './trainByKernel.ts';

const losses = ['binaryCrossentropy', 'categoricalCrossentropy', 'meanSquaredError', 'hinge'] as const;

test("the kernel's own data is below the layout and does not overlap the zeros", () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 });
  instantiateKernel(new WebAssembly.Module(kernelBytes), memory);
  const bytes = new Uint8Array(memory.buffer);
  expect(bytes.subarray(0, 128).every((byte) => byte === 0)).toBe(true);
  expect(bytes.subarray(128, FIRST_ADDRESS).some((byte) => byte !== 0)).toBe(true);
  expect(bytes.subarray(FIRST_ADDRESS).every((byte) => byte === 0)).toBe(true);
});

test('weights that are there for padding only stay at 0', () => {
  const shape = fc.record({
    hidden: fc.array(fc.integer({ min: 1, max: 19 }), { maxLength: 3 }),
    featureCount: fc.integer({ min: 1, max: 11 }),
    loss: fc.constantFrom(...losses),
    activation: fc.constantFrom('relu', 'sigmoid', 'gelu', 'elu', 'tanh', 'leakyRelu', 'linear'),
    optimizer: fc.constantFrom('adam', 'sgd', 'nesterov', 'rmsprop', 'adamw'),
    dropout: fc.constantFrom(0, 0.4),
    l1: fc.constantFrom(0, 0.1),
    batchSize: fc.integer({ min: 1, max: 40 }),
  });
  const kernel = createKernel();
  fc.assert(
    fc.property(shape, (options) => {
      const start = createAnyStart({ rowCount: 40, epochs: 3, ...options });
      const trainer = createKernelTrainer({ ...start, onEpoch: () => 'continue' }, kernel);
      expect(trainer.advance(() => false)).toBe(true);
      trainer.dispose();
      // 0 times infinity is NaN, so a diverged training shows nothing about padding.
      fc.pre(trainer.weights.every(Number.isFinite));
      // The memory that the next training would get.
      const layout = createKernelLayout(start.architecture, start.dataset, {
        ...{ batchSize: options.batchSize, hasDropout: options.dropout > 0, threads: 1 },
      });
      const used = kernel.spareMemory;
      if (!used) throw new Error('The kernel has kept no memory');
      const isReal = new Set(layout.places);
      const words = new Float32Array(used.buffer);
      const leaked: number[] = [];
      for (let at = layout.weightsStart / 4, end = at + layout.parameterBytes / 4; at < end; at++)
        if (!isReal.has(at) && words[at] !== 0) leaked.push(at);
      expect(leaked).toEqual([]);
      expect(isReal.size).toBe(layerSlices(start.architecture).reduce((sum, { inputs, units }) => sum + (inputs + 1) * units, 0));
    }),
    { numRuns: 60 },
  );
});

test('leftovers of another training in the memory make no difference', async () => {
  const start = createAnyStart({ hidden: [7, 3], featureCount: 5, dropout: 0.2, activation: 'sigmoid' });
  const alone = await trainByKernel(start);
  const kernel = createKernel();
  const run = (given: typeof start) => {
    const trainer = createKernelTrainer({ ...given, onEpoch: () => 'continue' }, kernel);
    trainer.advance(() => false);
    trainer.dispose();
    return trainer.weights;
  };
  run(createAnyStart({ hidden: [90, 90], rowCount: 200, loss: 'categoricalCrossentropy', learningRate: 1e6, optimizer: 'sgd' }));
  expect(run(start)).toEqual(alone.weights);
});

test('rows that do not belong to a batch do not reach it: a test row of infinities leaves the weights as they are', async () => {
  for (const hidden of [[], [5]]) {
    for (const featureCount of [3, 9]) {
      const start = createAnyStart({ hidden, featureCount, rowCount: 36, batchSize: 5 });
      const spoilt: Dataset = { ...start.dataset, features: Float32Array.from(start.dataset.features) };
      for (const row of spoilt.test) spoilt.features.fill(Infinity, row * featureCount, (row + 1) * featureCount);
      expect((await trainByKernel({ ...start, dataset: spoilt })).weights).toEqual((await trainByKernel(start)).weights);
    }
  }
});
