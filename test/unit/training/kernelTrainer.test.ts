import type { KernelTrainer } from '../../../src/training/kernel/kernelTrainer.ts';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TrainingKernel } from '../../../src/training/kernel/trainingKernel.ts';
import { createStart, train, type ExampleOptions } from './exampleTraining.ts';
import { expectClose } from './expectClose.ts';
import { createKernelTrainer, kernel, trainByKernel } from './trainByKernel.ts';

test('where it pauses changes nothing: the same bytes with slices of every length', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 80 }),
      fc.constantFrom<ExampleOptions>(
        { hidden: [] },
        { hidden: [], featureCount: 7 },
        { hidden: [8, 4] },
        { hidden: [600, 600], epochs: 2 },
        { hidden: [64, 64], rowCount: 900, batchSize: 500, epochs: 2 },
      ),
      async (pieces, batchSize, options) => {
        const start = createStart({ rowCount: 120, epochs: 5, batchSize, ...options });
        let asked = 0;
        const straight = await trainByKernel(start);
        const sliced = await trainByKernel(start, () => ++asked % pieces === 0);
        expect(Buffer.compare(Buffer.from(sliced.weights.buffer), Buffer.from(straight.weights.buffer))).toBe(0);
        expect(sliced.epochs).toEqual(straight.epochs);
        if (pieces === 1) expect(sliced.calls).toBeGreaterThanOrEqual(start.hyperparameters.epochs);
      },
    ),
    { numRuns: 20 },
  );
});

test('a long epoch is taken in pieces', async () => {
  const start = createStart({ rowCount: 3000, hidden: [100, 100], batchSize: 1_000_000, epochs: 1 });
  const { calls } = await trainByKernel(start, () => true);
  // 2000 and 1000 rows in jobs of about eight million multiplications, 512 rows.
  expect(calls).toBeGreaterThanOrEqual(6);
});

test('a network of millions of weights still pauses many times per epoch', async () => {
  const start = createStart({ rowCount: 48, hidden: [900, 900], batchSize: 1000, epochs: 1 });
  const { calls } = await trainByKernel(start, () => true);
  expect(calls).toBeGreaterThanOrEqual(5);
});

test.each<ExampleOptions>([
  { rowCount: 66_001, featureCount: 4, hidden: [] },
  { rowCount: 27_003, featureCount: 10, hidden: [], hasWeights: true, hasValidation: true },
  { rowCount: 1502, featureCount: 178, hidden: [5] },
])('rows of a table that is too large for the caches are read ahead, which changes nothing: %o', async (options) => {
  const start = createStart({ ...options, epochs: 1, batchSize: 250 });
  const { rowCount, featureCount } = start.dataset;
  expect(rowCount * featureCount * 4).toBeGreaterThan(2 ** 20);
  expectClose(await trainByKernel(start), await train(start), start.architecture, 1e-4);
});

test('one seed gives the same bytes, another seed others', async () => {
  const first = await trainByKernel(createStart({ hidden: [8, 4] }));
  const again = await trainByKernel(createStart({ hidden: [8, 4] }));
  const other = await trainByKernel(createStart({ hidden: [8, 4], seed: 4 }));
  expect(again).toEqual(first);
  expect(other.weights).not.toEqual(first.weights);
});

test('a run of fewer epochs is the beginning of a longer one, and a pause inside an epoch leaves the weights before it', async () => {
  const short = await trainByKernel(createStart({ hidden: [300, 300], epochs: 2 }));
  let epochs = 0;
  const onEpoch = () => {
    epochs++;
    return 'continue' as const;
  };
  const trainer = createKernelTrainer({ ...createStart({ hidden: [300, 300], epochs: 3 }), onEpoch }, kernel);
  while (epochs < 2) trainer.advance(() => true);
  trainer.advance(() => true);
  expect(epochs).toBe(2);
  expect(trainer.weights).toEqual(short.weights);
});

test('the final weights are the same bytes as always, on every machine', async () => {
  const { weights } = await trainByKernel(createStart({ hidden: [4, 2], activation: 'tanh', epochs: 50 }));
  expect(Buffer.from(weights.buffer).toString('base64')).toMatchInlineSnapshot(
    `"7hGlPx0lmL1/aUE/sfeNPy5wWj0u/jA/BVmmvh/1Tz4lo+m8d8PjvhQE2r5aGkW9ok50viIvX77YAei9FCuEvkMwxb9lsM0+l1B+vg0/AL5cGzS/DvQUP3rcob6LOJ8/DH9JPBKJYLvUeZm/ObsCQHOK5rs="`,
  );
  const { weights: neuron } = await trainByKernel(createStart({ hidden: [], initializer: 'randomUniform', epochs: 50 }));
  expect(Buffer.from(neuron.buffer).toString('base64')).toMatchInlineSnapshot(`"BiCXP1mrYL5FxXI9OM2DvQ=="`);
});

test('a loss that stops being a number is reported as such', async () => {
  for (const hidden of [[], [5]]) {
    const start = createStart({ hidden, optimizer: 'sgd', learningRate: 1000, l2: 1, epochs: 60 });
    expect((await trainByKernel(start)).epochs.at(-1)?.trainLoss).not.toSatisfy(Number.isFinite);
  }
});

test('a feature that is no number makes the loss none, in every row that has it', async () => {
  for (const hidden of [[], [5], [3, 3]]) {
    const start = createStart({ hidden, epochs: 1 });
    start.dataset.features[0] = NaN;
    const [{ trainLoss }] = (await trainByKernel(start)).epochs;
    expect(trainLoss).toBeNaN();
  }
});

test('what a training held is free after dispose, even while its trainer is kept', () => {
  setFlagsFromString('--expose_gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const start = createStart({ rowCount: 50_000, featureCount: 60, epochs: 1 });
  const run = () => {
    const trainer = createKernelTrainer({ ...start, onEpoch: () => 'continue' }, kernel);
    expect(trainer.advance(() => false)).toBe(true);
    trainer.dispose();
    expect(() => trainer.advance(() => false)).toThrow('disposed');
    return trainer;
  };
  run();
  collectGarbage();
  const before = process.memoryUsage().rss;
  const kept: KernelTrainer[] = [];
  for (let i = 0; i < 100; i++) kept.push(run());
  collectGarbage();
  // 100 times 13 MB would be 1300.
  expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(200);
  expect(kept.length).toBe(100);
});

test('bytes that are not a kernel are recognized', () => {
  expect(TrainingKernel.create(new Uint8Array([0, 97, 115, 109]))).toBeUndefined();
});

test('an output and a loss that do not go together are refused', () => {
  const start = createStart({});
  const architecture = { inputs: 3, layers: [{ units: 2, activation: 'sigmoid' as const }] };
  expect(() => createKernelTrainer({ ...start, architecture, onEpoch: () => 'continue' }, kernel)).toThrow(
    'cannot train an output of sigmoid',
  );
});

test('the plain loop and the kernel see the same rows: the first losses are those of the first weights', async () => {
  const start = createStart({ hidden: [], initializer: 'zeros', epochs: 1, batchSize: 1000 });
  const [{ trainLoss }] = (await trainByKernel(start)).epochs;
  expect(trainLoss).toBeCloseTo(Math.LN2, 7);
  expect((await train(start)).epochs[0].trainLoss).toBeCloseTo(trainLoss, 7);
});
