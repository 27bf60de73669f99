import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBatchOrder, BATCH_ORDER_STREAM } from '../../../src/training/batchOrder.ts';
import { instantiateKernel } from '../../../src/training/kernel/kernelExports.ts';
import { createStart, train, type ExampleOptions } from './exampleTraining.ts';
import { expectClose } from './expectClose.ts';
import { kernel, trainByKernel } from './trainByKernel.ts';

/**
 * Without a kink at 0, where a rounding error of a pre-activation changes the derivative; among some ten thousand rows that would happen.
 */
const smooth = ['tanh', 'sigmoid', 'linear'] as const;
const activations = ['relu', ...smooth] as const;
const optimizers = ['adam', 'sgd', 'momentum', 'rmsprop'] as const;

async function expectParity(options: ExampleOptions): Promise<void> {
  const start = createStart({ rowCount: 48, epochs: 50, ...options });
  // Biases start at 0 and may still be near it, where they have no relative error of their own.
  expectClose(await trainByKernel(start), await train(start), start.architecture, 1e-4, 0.05);
}

/**
 * Small enough that none of the trainings is chaotic. At larger rates the last bit of a sum decides what happens thirty epochs later, in
 * the plain loop as well: RMSprop above all, whose steps near an optimum are the gradient times rate / √1e-7.
 */
const rates = { adam: 0.002, sgd: 0.05, momentum: 0.004, rmsprop: 0.0003 };
const shapes = [[], [1], [3], [8, 4], [5, 9, 7]];
for (const hidden of shapes) {
  for (const featureCount of [1, 3, 20]) {
    test(`[${hidden.join(', ')}] behind ${featureCount} inputs learns as the plain loop`, async () => {
      for (const activation of hidden.length === 0 ? (['relu'] as const) : activations) {
        for (const optimizer of optimizers) {
          for (const batchSize of [1, 7, 32, 1000])
            await expectParity({ hidden, featureCount, activation, optimizer, batchSize, learningRate: rates[optimizer] });
        }
      }
    });
  }
}

test('a step of any network is the step of the plain loop', async () => {
  const widths = fc.array(fc.integer({ min: 1, max: 21 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      widths,
      fc.record({
        rowCount: fc.integer({ min: 3, max: 140 }),
        featureCount: fc.integer({ min: 1, max: 30 }),
        batchSize: fc.integer({ min: 1, max: 100 }),
        activation: fc.constantFrom(...smooth),
        l1: fc.constantFrom(0, 0.01),
        l2: fc.constantFrom(0, 0.02),
        seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      }),
      async (hidden, options) => {
        // With steps of this size, comparing weights is as good as comparing gradients.
        const start = createStart({ hidden, ...options, optimizer: 'sgd', learningRate: 0.05, epochs: 1 });
        expectClose(await trainByKernel(start), await train(start), start.architecture, 3e-5, 0.05);
      },
    ),
    { numRuns: 150 },
  );
});

test('layers of a thousand units and a batch of all rows learn as the plain loop', () =>
  expectParity({ hidden: [1024, 3], featureCount: 5, batchSize: 1000, epochs: 5, learningRate: rates.adam }));

test('probabilities outside 1e-7…1 − 1e-7 are clipped and give no gradient', () =>
  expectParity({ hidden: [], optimizer: 'sgd', learningRate: 300 }));

test.each([1, 2, 3, 140, 1000, 2 ** 21 + 3])('%i rows are shuffled in the order of every trainer', (count) => {
  const rows = Uint32Array.from({ length: count }, (_, i) => i);
  const memory = kernel.takeMemory(count * 4, false);
  const { seed, shuffle } = instantiateKernel(kernel.module(false), memory);
  const shuffled = new Uint32Array(memory.buffer, 0, count);
  for (const chosen of [1, 4_000_000_000]) {
    const order = createBatchOrder(rows, chosen);
    shuffled.set(rows);
    seed(chosen ^ BATCH_ORDER_STREAM);
    for (let epoch = 0; epoch < 3; epoch++) {
      order.nextEpoch();
      shuffle(0, count);
      expect(Buffer.compare(Buffer.from(shuffled), Buffer.from(order.rows))).toBe(0);
    }
  }
});
