import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { shuffle, createRandom } from '../../../src/random.ts';
import { createStart, train, type ExampleOptions } from './exampleTraining.ts';

const networks = fc.record({
  hidden: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
  activation: fc.constantFrom(...(['linear', 'relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid'] as const)),
  loss: fc.constantFrom(
    ...(['binaryCrossentropy', 'categoricalCrossentropy', 'meanSquaredError', 'meanAbsoluteError'] as const),
    ...(['huber', 'hinge', 'perceptron'] as const),
  ),
  l1: fc.constantFrom(0, 0.01),
  l2: fc.constantFrom(0, 0.02),
  hasWeights: fc.boolean(),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
}) satisfies fc.Arbitrary<ExampleOptions>;

/** A step across a kink of a loss or activation may go up; what holds for every small step holds only without kinks. */
const smoothNetworks = fc.record({
  hidden: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
  activation: fc.constantFrom(...(['linear', 'elu', 'gelu', 'tanh', 'sigmoid'] as const)),
  loss: fc.constantFrom(...(['binaryCrossentropy', 'categoricalCrossentropy', 'meanSquaredError', 'huber'] as const)),
  l2: fc.constantFrom(0, 0.02),
  hasWeights: fc.boolean(),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
}) satisfies fc.Arbitrary<ExampleOptions>;

test('the loss of full-batch gradient descent with a small step never rises', async () => {
  await fc.assert(
    fc.asyncProperty(smoothNetworks, async (options) => {
      const start = createStart({ ...options, optimizer: 'sgd', learningRate: 1e-3, batchSize: 1000, epochs: 30 });
      const { epochs } = await train(start);
      epochs.slice(1).forEach(({ trainLoss }, i) => {
        // The weights are rounded to float32, and near an optimum nothing else remains of a step.
        expect(trainLoss).toBeLessThanOrEqual(epochs[i].trainLoss + 1e-6);
      });
      expect(epochs[29].trainLoss).toBeLessThanOrEqual(epochs[0].trainLoss);
    }),
    { numRuns: 200 },
  );
});

test('the weights of a run whose learning rate is zero do not move', async () => {
  const optimizers = fc.constantFrom(...(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw'] as const));
  await fc.assert(
    fc.asyncProperty(networks, optimizers, async (options, optimizer) => {
      const start = createStart({ ...options, optimizer, learningRate: 0, epochs: 3, dropout: 0.2, clipNorm: 1 });
      expect((await train(start)).weights).toEqual(start.initial);
    }),
    { numRuns: 100 },
  );
});

/** The same rows in another order. */
function permuted(dataset: Dataset, seed: number): Dataset {
  const { rowCount, featureCount, features, targets, sampleWeights } = dataset;
  const places = Uint32Array.from({ length: rowCount }, (_, row) => row);
  shuffle(places, createRandom(seed));
  const moved = (rows: Uint32Array) => rows.map((row) => places[row]).sort();
  const spread = (values: Float32Array, width: number) => {
    const result = new Float32Array(values.length);
    places.forEach((place, row) => result.set(values.subarray(row * width, (row + 1) * width), place * width));
    return result;
  };
  return {
    ...dataset,
    features: spread(features, featureCount),
    targets: spread(targets, 1),
    ...(sampleWeights ? { sampleWeights: spread(sampleWeights, 1) } : {}),
    train: moved(dataset.train),
    test: moved(dataset.test),
  };
}

test('permuting the rows changes nothing beyond rounding when every batch holds all of them', async () => {
  await fc.assert(
    fc.asyncProperty(networks, fc.integer(), async (options, seed) => {
      const start = createStart({ ...options, optimizer: 'sgd', learningRate: 0.01, batchSize: 1000, epochs: 5 });
      const straight = await train(start);
      const other = await train({ ...start, dataset: permuted(start.dataset, seed) });
      straight.weights.forEach((weight, i) => expect(Math.abs(other.weights[i] - weight)).toBeLessThan(1e-5));
      straight.epochs.forEach(({ trainLoss, testLoss = Number.NaN }, i) => {
        expect(other.epochs[i].trainLoss).toBeCloseTo(trainLoss, 5);
        expect(other.epochs[i].testLoss).toBeCloseTo(testLoss, 5);
      });
    }),
    { numRuns: 100 },
  );
});
