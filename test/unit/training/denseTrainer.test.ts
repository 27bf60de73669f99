import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreProbabilities } from '../evaluation/scoreProbabilities.ts';
import { expectEqual } from '../expectEqual.ts';
import { createForward } from '../../../src/network/forward.ts';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import type { TrainingStart } from '../../../src/training/trainer.ts';
import { createStart, train, type ExampleOptions } from './exampleTraining.ts';

type Start = Omit<TrainingStart, 'onEpoch'>;

function probabilitiesOf({ architecture, dataset }: Start, weights: Float32Array, rows: Uint32Array): number[] {
  const run = createForward(architecture, weights);
  return Array.from(rows, (row) => run(dataset.features, row * dataset.featureCount).outputs[architecture.layers.length - 1][0]);
}

function targetsOf({ dataset }: Start, rows: Uint32Array): number[] {
  return Array.from(rows, (row) => dataset.targets[row]);
}

test('the figures of an epoch: means over its batches before each step, and the test rows after it', async () => {
  const start = createStart({ hidden: [4], activation: 'tanh', batchSize: 1000, epochs: 3 });
  const { epochs, weights } = await train(start);
  const { train: trainRows, test: testRows } = start.dataset;
  const before = scoreProbabilities(probabilitiesOf(start, start.initial, trainRows), targetsOf(start, trainRows));
  expect(epochs[0].trainLoss).toBeCloseTo(before.loss, 6);
  expect(epochs[0].trainMetric).toBeCloseTo(before.accuracy ?? NaN, 12);
  const after = scoreProbabilities(probabilitiesOf(start, weights, testRows), targetsOf(start, testRows));
  expect(epochs[2].testLoss).toBeCloseTo(after.loss, 6);
  expect(epochs[2].testMetric).toBeCloseTo(after.accuracy ?? NaN, 12);
  expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
});

test('a smaller last batch counts by its rows', async () => {
  // Without steps every batch sees the same weights, so the epoch's mean is that of all rows, however they are split.
  const whole = await train(createStart({ learningRate: 1e-30, batchSize: 20, epochs: 1 }));
  const cut = await train(createStart({ learningRate: 1e-30, batchSize: 7, epochs: 1 }));
  expect(cut.epochs[0].trainLoss).toBeCloseTo(whole.epochs[0].trainLoss, 6);
  expect(cut.epochs[0].trainMetric).toBeCloseTo(whole.epochs[0].trainMetric, 12);
});

test('where it pauses changes nothing: the same bytes with slices of every length', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 45 }),
      fc.constantFrom<ExampleOptions>({ hidden: [] }, { hidden: [8, 4] }, { hidden: [600, 600], epochs: 2 }),
      async (pieces, batchSize, options) => {
        const start = createStart({ rowCount: 45, epochs: 5, batchSize, ...options });
        let asked = 0;
        const straight = await train(start);
        const sliced = await train(start, undefined, () => ++asked % pieces === 0);
        expect(Buffer.compare(Buffer.from(sliced.weights.buffer), Buffer.from(straight.weights.buffer))).toBe(0);
        expect(sliced.epochs).toEqual(straight.epochs);
        if (pieces === 1) expect(sliced.calls).toBeGreaterThanOrEqual(start.hyperparameters.epochs);
      },
    ),
    { numRuns: 20 },
  );
});

test('a large batch is taken in pieces', async () => {
  const start = createStart({ rowCount: 3000, hidden: [40, 40], batchSize: 1_000_000, epochs: 1 });
  const { calls } = await train(start, undefined, () => true);
  // 2000 training and 1000 test rows in pieces of at most 1024 rows and about a million multiplications.
  expect(calls).toBeGreaterThanOrEqual(5);
});

test('a network of millions of weights pauses between its layers, and ends the same', async () => {
  const start = createStart({ rowCount: 6, hidden: [900, 900], batchSize: 1000, epochs: 1, l2: 0.01 });
  const { calls, weights } = await train(start, undefined, () => true);
  // Forward pass, backward pass and step of the middle layer each take more than a piece, and so does the test pass.
  expect(calls).toBeGreaterThanOrEqual(4);
  expectEqual(weights, (await train(start)).weights);
});

test('an output that does not belong to the loss is a bug of the caller', () => {
  const start = createStart({ loss: 'hinge' });
  const hyperparameters = { ...start.hyperparameters, loss: 'categoricalCrossentropy' as const };
  expect(() => new DenseTrainer({ ...start, hyperparameters, onEpoch: () => 'continue' })).toThrow(
    'categoricalCrossentropy stands behind 2 outputs with softmax, not behind 1 with linear',
  );
});

test('one seed gives the same bytes, another seed others', async () => {
  const first = await train(createStart({ hidden: [8, 4] }));
  const again = await train(createStart({ hidden: [8, 4] }));
  const other = await train(createStart({ hidden: [8, 4], seed: 4 }));
  expect(again).toEqual(first);
  expect(other.weights).not.toEqual(first.weights);
});

test('a run of fewer epochs is the beginning of a longer one', async () => {
  const short = await train(createStart({ hidden: [3], epochs: 7 }));
  const long = await train(createStart({ hidden: [3], epochs: 20 }));
  expect(long.epochs.slice(0, 7)).toEqual(short.epochs);
});

test('the final weights are the same bytes as always', async () => {
  const { weights } = await train(createStart({ hidden: [4, 2], activation: 'tanh', epochs: 50 }));
  expect(Buffer.from(weights.buffer).toString('base64')).toMatchInlineSnapshot(
    `"7RGlPxclmL2AaUE/sveNPy9wWj0u/jA/BlmmviD1Tz4Wo+m8d8PjvhQE2r5WGkW9nU50viEvX77hAei9FSuEvkMwxb9nsM0+l1B+vgo/AL5eGzS/DvQUP37cob6LOJ8/H39JPMyIYLvUeZm/ObsCQFCK5rs="`,
  );
});
