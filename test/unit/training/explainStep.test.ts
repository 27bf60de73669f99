import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainStep } from '../../../src/gradient/explainStep.ts';
import { settingsAfter } from '../../../src/gradient/rateAfter.ts';
import { choicesOf } from '../../../src/options/optionTable.ts';
import { defaultHyperparameters } from '../../../src/run/options/hyperparameters.ts';
import { createStart, train, type ExampleOptions } from './exampleTraining.ts';
import { meanLoss } from './meanLoss.ts';

const examples = fc.record({
  loss: fc.constantFrom(...choicesOf('loss')),
  optimizer: fc.constantFrom(...choicesOf('optimizer')),
  activation: fc.constantFrom(...choicesOf('activation')),
  hidden: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
  seed: fc.integer({ min: 1, max: 1000 }),
  learningRate: fc.constantFrom(0.001, 0.01, 0.3),
  l1: fc.constantFrom(0, 0.01),
  l2: fc.constantFrom(0, 0.03),
  clipNorm: fc.constantFrom(0, 0.1),
});

/** A training from one row in one step, and the explanation of that step. */
function oneRow(options: ExampleOptions) {
  const start = createStart({ ...options, batchSize: 1, epochs: 1 });
  const { dataset, architecture, hyperparameters, initial } = start;
  const row = dataset.train[0];
  const alone = { ...start, dataset: { ...dataset, train: Uint32Array.of(row) } };
  const inputs = dataset.features.slice(row * dataset.featureCount, (row + 1) * dataset.featureCount);
  const question = { architecture, settings: hyperparameters, weights: initial, inputs, target: dataset.targets[row] };
  return { alone, step: explainStep(question) };
}

test('the weights after it are to the bit those of one step of the trainer, and the loss is its own', async () => {
  await fc.assert(
    fc.asyncProperty(examples, async (options) => {
      const { alone, step } = oneRow(options);
      const { weights, epochs } = await train(alone);
      expect(step.weights).toEqual(weights);
      expect(step.loss + step.penalty).toBeCloseTo(epochs[0].trainLoss, 6);
    }),
    { numRuns: 150 },
  );
});

test('the gradient is what differences of the loss say', () => {
  let most = 0;
  fc.assert(
    fc.property(examples, (options) => {
      const { alone, step } = oneRow({ ...options, clipNorm: 0 });
      const lossAt = (place: number, shift: number) =>
        meanLoss(alone, Float64Array.from(alone.initial).with(place, alone.initial[place] + shift));
      step.gradient.forEach((part, place) => {
        const [below, middle, above] = [-1e-5, 0, 1e-5].map((shift) => lossAt(place, shift));
        // At a kink of relu or of a loss there is no derivative to compare with; otherwise the error is at most 5e-5.
        if (Math.abs(above - 2 * middle + below) > 1e-9) return;
        expect(Math.abs(part - (above - below) / 2e-5)).toBeLessThan(1e-4 * (1 + Math.abs(part)));
        most = Math.max(most, Math.abs(part));
      });
    }),
    { numRuns: 150 },
  );
  expect(most).toBeGreaterThan(0.1);
});

test('a gradient that is too long is shortened, and it is said by how much', () => {
  const { step } = oneRow({ loss: 'meanSquaredError', hidden: [4], clipNorm: 0.01 });
  expect(Math.hypot(...step.gradient)).toBeCloseTo(0.01, 6);
  expect(step.shortened).toBeLessThan(1);
  expect(oneRow({ loss: 'meanSquaredError', hidden: [4] }).step.shortened).toBe(1);
});

test('a perceptron that starts at 0 learns: a row on the border counts as wrong', () => {
  const { alone } = oneRow({ loss: 'perceptron', hidden: [], l1: 0, l2: 0, clipNorm: 0 });
  const { dataset, architecture, hyperparameters, initial } = alone;
  const row = dataset.train[0];
  const inputs = dataset.features.slice(row * dataset.featureCount, (row + 1) * dataset.featureCount);
  const step = explainStep({
    architecture,
    settings: hyperparameters,
    weights: initial.map(() => 0),
    inputs,
    target: dataset.targets[row],
  });
  expect(Math.abs(step.gradient.at(-1) ?? 0)).toBe(1);
});

test('the rate is that of the epoch: as its schedule has it, and as it was changed by hand', () => {
  const at = (learningRateSchedule: 'constant' | 'step' | 'plateau', epoch: number, watched?: readonly number[]) =>
    settingsAfter({
      hyperparameters: { ...defaultHyperparameters, learningRate: 0.1, learningRateSchedule, epochs: 100 },
      ...{ epoch, watched, adjustments: [{ epoch: 50, learningRate: 0.4, l2: 0.5 }] },
    });
  expect(at('constant', 49).settings).toMatchObject({ learningRate: 0.1, l2: 0 });
  expect(at('constant', 50).settings).toMatchObject({ learningRate: 0.4, l2: 0.5 });
  expect(at('step', 40).settings.learningRate).toBeCloseTo(0.1 / 4, 9);
  expect(at('plateau', 20).isRateKnown).toBe(false);
  const stuck = at('plateau', 20, new Array<number>(100).fill(0.7));
  expect(stuck.isRateKnown).toBe(true);
  expect(stuck.settings.learningRate).toBeCloseTo(0.01, 9);
  // The loss of each epoch matters for later epochs: the best is the second, and ten more bring no improvement.
  const found = [3, ...new Array<number>(40).fill(1)];
  expect(at('plateau', 11, found).settings.learningRate).toBe(0.1);
  expect(at('plateau', 12, found).settings.learningRate).toBeCloseTo(0.01, 9);
});
