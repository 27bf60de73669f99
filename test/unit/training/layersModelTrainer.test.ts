import { expect, test } from 'vitest';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import { LayersModelTrainer } from '../../../src/training/tfjs/layersModelTrainer.ts';
import type { Trainer, TrainingStart } from '../../../src/training/trainer.ts';
import { UserError } from '../../../src/userError.ts';
import { createStart, train, type ExampleOptions } from './exampleTraining.ts';
import { expectClose } from './expectClose.ts';

test('where it pauses changes nothing', async () => {
  const start = createStart({ hidden: [4], epochs: 4 });
  const straight = await train(start, (given) => new LayersModelTrainer(given));
  let asked = 0;
  const sliced = await train(
    start,
    (given) => new LayersModelTrainer(given),
    () => ++asked % 2 === 0,
  );
  expect(sliced.epochs).toEqual(straight.epochs);
  expect(sliced.weights).toEqual(straight.weights);
  expect(sliced.calls).toBeGreaterThan(4);
});

test('what is thrown at the end of an epoch ends the training', async () => {
  const trainer = new LayersModelTrainer({
    ...createStart({}),
    onEpoch: ({ epoch }) => {
      if (epoch === 2) throw new Error('enough');
      return 'continue';
    },
  });
  await expect(trainer.advance(() => false)).rejects.toThrow('enough');
  trainer.dispose();
});

test('a stop after an epoch ends the training there', async () => {
  const create = (start: TrainingStart) =>
    new LayersModelTrainer({
      ...start,
      onEpoch: (metrics) => {
        start.onEpoch(metrics);
        return metrics.epoch === 3 ? 'stop' : 'continue';
      },
    });
  const { epochs } = await train(createStart({}), create);
  expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
});

const large: ExampleOptions[] = [
  { rowCount: 240, hidden: [256, 256], batchSize: 1000, epochs: 3, l2: 0.01, l1: 0.001 },
  { rowCount: 240, hidden: [256, 200], batchSize: 90, epochs: 3, optimizer: 'sgd', loss: 'categoricalCrossentropy' },
  { rowCount: 150_000, batchSize: 1_000_000, epochs: 3, loss: 'meanSquaredError' },
];

test.each(large)('a batch that takes long pauses many times, and learns the same: %o', async (options) => {
  const start = createStart({ activation: 'tanh', learningRate: 0.01, ...options });
  const { calls, ...paused } = await train(
    start,
    (given) => new LayersModelTrainer(given),
    () => true,
  );
  // Three or more pauses in each batch, and one in each pass over the test rows.
  const batches = Math.ceil(start.dataset.train.length / start.hyperparameters.batchSize);
  expect(calls).toBeGreaterThan(3 * (3 * batches + 1));
  expectClose({ calls, ...paused }, await train(start), start.architecture, 1e-4, 0.05);
});

const changing: ExampleOptions[] = [
  { optimizer: 'adam', learningRate: 0.02 },
  { optimizer: 'sgd', learningRate: 0.1, l1: 0.01 },
  { optimizer: 'momentum', learningRate: 0.02 },
  { optimizer: 'rmsprop', learningRate: 0.002 },
];

test.each(changing)('rates that change while it trains, and validation rows, are as in the plain loop: %o', async (options) => {
  const start = createStart({ ...options, hidden: [4], activation: 'tanh', epochs: 12, hasValidation: true });
  /** Another rate after the fourth epoch, another regularization after the eighth. */
  const changed = (create: (start: TrainingStart) => Trainer) => (given: TrainingStart) => {
    const trainer: Trainer = create({
      ...given,
      onEpoch: (metrics) => {
        if (metrics.epoch === 4) trainer.setLearningRate(start.hyperparameters.learningRate / 4);
        if (metrics.epoch === 8) trainer.setRegularization(0.05, 0.1);
        return given.onEpoch(metrics);
      },
    });
    return trainer;
  };
  const reference = await train(
    start,
    changed((given) => new LayersModelTrainer(given)),
  );
  const fused = await train(
    start,
    changed((given) => new DenseTrainer(given)),
  );
  expectClose(fused, reference, start.architecture, 1e-4, 0.05);
  const unchanged = await train(start);
  expect(Math.abs(unchanged.epochs[11].trainLoss - fused.epochs[11].trainLoss)).toBeGreaterThan(1e-3);
  fused.epochs.forEach(({ validationLoss }, i) => expect(validationLoss).toBeCloseTo(reference.epochs[i].validationLoss ?? NaN, 5));
});

const missing: [ExampleOptions, string][] = [
  [{ optimizer: 'adamw' }, 'the optimizer "adamw"'],
  [{ dropout: 0.1 }, 'dropout'],
  [{ clipNorm: 1 }, '"clipNorm"'],
  [{ hasWeights: true }, '"classWeight"'],
];

test.each(missing)('what tfjs does not have is refused at the start: %o', (options, name) => {
  const create = () => new LayersModelTrainer({ ...createStart({ hidden: [3], ...options }), onEpoch: () => 'continue' });
  expect(create).toThrow(UserError);
  expect(create).toThrow(name);
  expect(create).toThrow('"wasm"');
});
