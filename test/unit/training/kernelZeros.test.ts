import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { BATCH_ORDER_STREAM } from '../../../src/training/batchOrder.ts';
import { configureKernel, instantiateKernel } from '../../../src/training/kernel/kernelExports.ts';
import { LEFT_OUT } from '../../../src/training/kernel/kernelLayout.ts';
import { fillKernelMemory, takeKernelMemory } from '../../../src/training/kernel/kernelMemory.ts';
import { kernelSettings } from '../../../src/training/kernel/kernelSettings.ts';
import type { TrainingStart } from '../../../src/training/trainer.ts';
import { createAnyStart } from './everyWay.ts';
import { createKernel, trainByKernel } from './trainByKernel.ts';

type Start = Omit<TrainingStart, 'onEpoch'>;

const NEVER = 0;
const ALWAYS = 2;

/** Trains in one go; `denseShare` replaces the value of `kernelSettings`. */
function train({ architecture, hyperparameters, dataset, initial }: Start, denseShare: number) {
  const taken = takeKernelMemory(createKernel(), { architecture, hyperparameters, rows: dataset });
  const { layout, memory, floats, module } = taken;
  fillKernelMemory(taken, dataset, initial);
  const kernel = instantiateKernel(module, memory);
  configureKernel(kernel, { ...kernelSettings(layout, layout.threadMemories[0], hyperparameters, dataset, false), denseShare });
  kernel.seed(hyperparameters.seed ^ BATCH_ORDER_STREAM);
  kernel.prepare();
  for (let epoch = 0; epoch < hyperparameters.epochs; epoch++) expect(kernel.advance(1e9)).not.toBe(0);
  const figures = new Float64Array(memory.buffer, layout.figures, LEFT_OUT + 1);
  return { weights: Float32Array.from(layout.places, (place) => floats[place]), loss: figures[0], leftOut: figures[LEFT_OUT] };
}

/** Sets all of a row's features to 0 except every `period`-th, as with one-hot categories. */
function withZeros(start: Start, period: number): Start {
  const { featureCount } = start.dataset;
  const features = start.dataset.features.map((value, i) =>
    ((i % featureCount) + Math.floor(i / featureCount)) % period === 0 ? value : 0,
  );
  const dataset: Dataset = { ...start.dataset, features };
  return { ...start, dataset };
}

const shape = fc.record({
  hidden: fc.array(fc.integer({ min: 20, max: 140 }), { minLength: 1, maxLength: 3 }),
  featureCount: fc.integer({ min: 1, max: 140 }),
  loss: fc.constantFrom('binaryCrossentropy', 'categoricalCrossentropy', 'huber'),
  activation: fc.constantFrom('relu', 'tanh', 'gelu', 'leakyRelu'),
  dropout: fc.constantFrom(0, 0.5),
  batchSize: fc.integer({ min: 1, max: 70 }),
});

test('the same bytes whether zeros are left out or not, whatever the sizes of layers and batches', () => {
  fc.assert(
    fc.property(shape, fc.integer({ min: 1, max: 12 }), (options, period) => {
      const start = withZeros(createAnyStart({ rowCount: 75, epochs: 2, ...options }), period);
      const dense = train(start, NEVER);
      const sparse = train(start, ALWAYS);
      expect(dense.leftOut).toBe(0);
      expect(Buffer.compare(Buffer.from(sparse.weights.buffer), Buffer.from(dense.weights.buffer))).toBe(0);
      expect(sparse.loss).toBe(dense.loss);
    }),
    { numRuns: 60 },
  );
});

test('many zeros after ReLU are skipped, and all products of other numbers are made', () => {
  const start = createAnyStart({ hidden: [64, 64], featureCount: 20, rowCount: 96, batchSize: 32, epochs: 1 });
  const rows = start.dataset.train.length;
  expect(rows).toBe(64);
  // The forward pass and the gradient of the second layer's weights, and the deltas of the first layer's outputs.
  const most = 3 * 64 * 64 * rows;
  const { leftOut } = train(start, ALWAYS);
  expect(leftOut).toBeGreaterThan(0.3 * most);
  expect(leftOut).toBeLessThan(0.7 * most);
  expect(train({ ...start, architecture: withActivation(start.architecture, 'tanh') }, ALWAYS).leftOut).toBe(0);
});

test('by default the kernel skips zeros where there are many: categories, but not numbers', async () => {
  const numbers = createAnyStart({ hidden: [40], featureCount: 40, rowCount: 64, activation: 'tanh', epochs: 3 });
  const categories = withZeros(numbers, 8);
  const share = (start: Start) => {
    const { architecture, hyperparameters, dataset } = start;
    const taken = takeKernelMemory(createKernel(), { architecture, hyperparameters, rows: dataset });
    return kernelSettings(taken.layout, taken.layout.threadMemories[0], hyperparameters, dataset, false).denseShare;
  };
  expect(train(numbers, share(numbers)).leftOut).toBe(0);
  const trained = train(categories, share(categories));
  expect(trained.leftOut).toBeGreaterThan(0);
  expect((await trainByKernel(categories)).weights).toEqual(trained.weights);
});

test('NaN is not 0: divergence is noticed', async () => {
  const start = createAnyStart({ hidden: [64, 64], featureCount: 20, rowCount: 64, epochs: 1 });
  const features = Float32Array.from(start.dataset.features);
  features[start.dataset.train[0] * 20] = NaN;
  const { epochs } = await trainByKernel({ ...start, dataset: { ...start.dataset, features } });
  expect(epochs[0].trainLoss).toBeNaN();
});

function withActivation(architecture: Start['architecture'], activation: 'tanh'): Start['architecture'] {
  const last = architecture.layers.length - 1;
  return { ...architecture, layers: architecture.layers.map((layer, i) => (i < last ? { ...layer, activation } : layer)) };
}
