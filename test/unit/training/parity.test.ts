import { expect, test } from 'vitest';
import { layerSlices } from '../../../src/network/architecture.ts';
import { LayersModelTrainer } from '../../../src/training/layersModelTrainer.ts';
import { createStart, train, type ExampleOptions } from './exampleTraining.ts';

const RELATIVE = 1e-4;

/**
 * Trains for 50 epochs from the same weights on the same batches by the fused loop and by `LayersModel.fit`. Losses must agree within 1e-4
 * of the loss, weights within 1e-4 of the weight or of the largest weight of its kernel or bias: a weight that passes through 0 has no
 * relative error of its own.
 */
async function expectParity(options: ExampleOptions): Promise<void> {
  const start = createStart({ rowCount: 36, batchSize: 10, epochs: 50, ...options });
  const fused = await train(start);
  const reference = await train(start, (given) => new LayersModelTrainer(given));
  expect(fused.epochs.length).toBe(50);
  expect(reference.epochs.length).toBe(50);
  let worst = 0;
  reference.epochs.forEach((expected, i) => {
    const got = fused.epochs[i];
    worst = Math.max(worst, Math.abs(got.trainLoss - expected.trainLoss) / expected.trainLoss);
    worst = Math.max(worst, Math.abs(got.testLoss - expected.testLoss) / expected.testLoss);
    expect(got.trainAccuracy).toBeCloseTo(expected.trainAccuracy, 5);
    expect(got.testAccuracy).toBeCloseTo(expected.testAccuracy, 5);
  });
  expect(worst).toBeLessThan(RELATIVE);
  for (const { kernelStart, biasStart, units } of layerSlices(start.architecture)) {
    for (const [from, end] of [
      [kernelStart, biasStart],
      [biasStart, biasStart + units],
    ]) {
      const largest = reference.weights.slice(from, end).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
      for (let i = from; i < end; i++) {
        const allowed = RELATIVE * Math.max(Math.abs(reference.weights[i]), largest);
        expect(Math.abs(fused.weights[i] - reference.weights[i])).toBeLessThanOrEqual(allowed);
      }
    }
  }
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
