import { expect, test } from 'vitest';
import { LayersModelTrainer } from '../../../src/training/tfjs/layersModelTrainer.ts';
import { createStart, train, type ExampleOptions } from './exampleTraining.ts';
import { expectClose } from './expectClose.ts';
import { trainByKernel } from './trainByKernel.ts';

const RELATIVE = 1e-4;

/**
 * Trains for 50 epochs from the same weights on the same batches by the plain loop, by the kernel and by `LayersModel.fit`. Losses must
 * agree within 1e-4 of the loss, weights within 1e-4 of the weight or of the largest weight of its kernel or bias: a weight that passes
 * through 0 has no relative error of its own.
 */
async function expectParity(options: ExampleOptions): Promise<void> {
  const start = createStart({ rowCount: 36, batchSize: 10, epochs: 50, ...options });
  const reference = await train(start, (given) => new LayersModelTrainer(given));
  expect(reference.epochs.length).toBe(50);
  expectClose(await train(start), reference, start.architecture, RELATIVE);
  expectClose(await trainByKernel(start), reference, start.architecture, RELATIVE);
}

for (const optimizer of ['adam', 'sgd', 'momentum', 'rmsprop'] as const) {
  test(`a single neuron learns as LayersModel.fit with ${optimizer}`, () =>
    expectParity({ optimizer, initializer: 'randomUniform', hidden: [] }));

  for (const activation of ['relu', 'tanh', 'sigmoid', 'linear'] as const) {
    test(`[8, 4] with ${activation} learns as LayersModel.fit with ${optimizer}`, () =>
      expectParity({ optimizer, activation, hidden: [8, 4] }));
  }
}

test('l1 and l2 count in the loss and in the steps as in LayersModel.fit', () =>
  expectParity({ hidden: [5], activation: 'tanh', l1: 0.01, l2: 0.02, optimizer: 'momentum' }));

test('probabilities outside 1e-7…1 − 1e-7 are clipped and give no gradient, as in LayersModel.fit', () =>
  expectParity({ hidden: [], optimizer: 'sgd', learningRate: 300 }));
