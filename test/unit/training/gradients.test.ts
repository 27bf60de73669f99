import { expect, test } from 'vitest';
import { createStart, train, type ExampleOptions } from './exampleTraining.ts';
import { meanLoss } from './meanLoss.ts';

const losses = [
  ...(['binaryCrossentropy', 'categoricalCrossentropy', 'meanSquaredError', 'meanAbsoluteError'] as const),
  ...(['huber', 'hinge', 'perceptron'] as const),
];
const activations = ['linear', 'relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid'] as const;

/** A step of SGD with all rows in one batch and rate 1 is the gradient; compares it with central differences of the loss. */
async function expectGradient(options: ExampleOptions): Promise<void> {
  const start = createStart({ ...options, optimizer: 'sgd', learningRate: 1, batchSize: 1_000_000, epochs: 1 });
  const { weights, epochs } = await train(start);
  expect(epochs[0].trainLoss).toBeCloseTo(meanLoss(start, start.initial), 5);
  let largest = 0;
  for (let i = 0; i < weights.length; i++) {
    const lossAt = (shift: number) => meanLoss(start, Float64Array.from(start.initial).with(i, start.initial[i] + shift));
    const slope = (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5;
    expect(Math.abs(start.initial[i] - weights[i] - slope)).toBeLessThan(2e-6);
    largest = Math.max(largest, Math.abs(slope));
  }
  // A gradient of zeros would pass wherever nothing is learned.
  expect(largest).toBeGreaterThan(0.01);
}

for (const loss of losses) {
  test(`the gradients of ${loss} are what differences of the loss say, behind every activation`, async () => {
    await expectGradient({ loss, hidden: [] });
    for (const activation of activations) {
      await expectGradient({ loss, activation, hidden: [5] });
      await expectGradient({ loss, activation, hidden: [6, 3], l1: 0.01, l2: 0.03, hasWeights: true });
    }
  });
}

test('a batch that is taken in pieces has the same gradient', async () => {
  await expectGradient({ rowCount: 1600, hidden: [], l2: 0.01 });
  await expectGradient({
    rowCount: 100,
    featureCount: 1,
    hidden: [200, 1],
    activation: 'gelu',
    classCount: 4,
    loss: 'categoricalCrossentropy',
  });
});
