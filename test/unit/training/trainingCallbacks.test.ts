import { expect, test } from 'vitest';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import { TrainingCallbacks } from '../../../src/training/callbacks/trainingCallbacks.ts';
import type { EpochMetrics, Trainer } from '../../../src/training/trainer.ts';
import { createStart, train, type ExampleOptions } from './exampleTraining.ts';

/** A trainer that records its calls, and whose weights are the epoch's number. */
function createNotingTrainer() {
  const rates: number[] = [];
  const regularizations: [number, number][] = [];
  const trainer: Trainer = {
    weights: new Float32Array(2),
    setLearningRate: (rate) => rates.push(rate),
    setRegularization: (l1, l2) => regularizations.push([l1, l2]),
    advance: () => true,
    dispose: () => undefined,
  };
  return { trainer, rates, regularizations };
}

function createCallbacks(options: ExampleOptions) {
  const noting = createNotingTrainer();
  const { hyperparameters } = createStart(options);
  const callbacks = new TrainingCallbacks(hyperparameters, 2);
  callbacks.onTrainBegin(noting.trainer);
  let epoch = 0;
  /** Ends the next epoch; its weights are its number unless others are given. */
  const end = (losses: Partial<EpochMetrics>, weights = [epoch + 1, epoch + 1]) => {
    noting.trainer.weights.set(weights);
    return callbacks.onEpochEnd(
      { epoch: ++epoch, trainLoss: 1, testLoss: 1, trainMetric: 0.5, testMetric: 0.5, ...losses },
      noting.trainer,
    );
  };
  return { callbacks, end, ...noting };
}

test('without early stopping the last weights are kept', () => {
  const { callbacks, end } = createCallbacks({ epochs: 5 });
  expect(callbacks.bestEpoch).toBe(0);
  for (const validationLoss of [1, 3, 2]) expect(end({ validationLoss })).toBe('continue');
  expect([callbacks.epochs, callbacks.bestEpoch, callbacks.bestWeights[0], callbacks.lastWeights[0]]).toEqual([3, 3, 3, 3]);
});

test('early stopping ends after as many epochs without a better validation loss, and keeps the best weights', () => {
  const { callbacks, end } = createCallbacks({ epochs: 50, patience: 3 });
  expect([5, 4, 4.5, 3, 3, 3.5].map((validationLoss) => end({ validationLoss }))).toEqual(Array.from({ length: 6 }, () => 'continue'));
  expect(end({ validationLoss: 3 })).toBe('stop');
  expect([callbacks.epochs, callbacks.bestEpoch, callbacks.bestWeights[0], callbacks.lastWeights[0]]).toEqual([7, 4, 4, 7]);
});

test('without validation rows nothing is stopped early, and the last weights are the best', () => {
  const { callbacks, end } = createCallbacks({ epochs: 50, patience: 1 });
  for (let epoch = 0; epoch < 5; epoch++) expect(end({ trainLoss: 1 + epoch })).toBe('continue');
  expect([callbacks.bestEpoch, callbacks.bestWeights[0]]).toEqual([5, 5]);
});

test.each<Partial<EpochMetrics>>([{ trainLoss: NaN }, { trainLoss: 1e39 }, { testLoss: Infinity }, { validationLoss: -Infinity }])(
  'a loss of %o ends the training with the weights from before',
  (lost) => {
    const { callbacks, end } = createCallbacks({ epochs: 50 });
    end({});
    end({});
    expect(end(lost, [NaN, 0])).toBe('stop');
    expect([callbacks.divergedIn, callbacks.epochs, callbacks.bestEpoch, ...callbacks.bestWeights]).toEqual([3, 2, 2, 2, 2]);
  },
);

test('infinite weights end the training even where the losses are finite, since probabilities are clipped', () => {
  const { callbacks, end } = createCallbacks({ epochs: 50, patience: 4 });
  end({ validationLoss: 2 });
  end({ validationLoss: 3 });
  expect(end({ validationLoss: 1 }, [1, -Infinity])).toBe('stop');
  expect([callbacks.divergedIn, callbacks.bestEpoch, ...callbacks.bestWeights, ...callbacks.lastWeights]).toEqual([3, 1, 1, 1, 2, 2]);
});

test('the learning rate follows its schedule from the first epoch on, and the validation loss where there is one', () => {
  const step = createCallbacks({ epochs: 10, learningRate: 0.8, learningRateSchedule: 'step' });
  for (let epoch = 0; epoch < 10; epoch++) step.end({});
  expect(step.rates).toEqual([0.8, 0.4, 0.2, 0.1, 0.05, 0.025]);
  const plateau = createCallbacks({ epochs: 50, learningRate: 1, learningRateSchedule: 'plateau' });
  for (let epoch = 0; epoch < 11; epoch++) plateau.end({ trainLoss: 1 / (epoch + 1), validationLoss: 1 });
  expect(plateau.rates).toEqual([1, 0.1]);
});

test('an adjustment holds what it does not name, and the schedule goes on from a new rate', () => {
  const { callbacks, end, trainer, rates, regularizations } = createCallbacks({
    ...{ epochs: 10, learningRate: 0.8, learningRateSchedule: 'step', l1: 0.1, l2: 0.2 },
  });
  callbacks.adjust({ l2: 0.3 }, trainer);
  callbacks.adjust({ l1: 0 }, trainer);
  expect(regularizations).toEqual([
    [0.1, 0.3],
    [0, 0.3],
  ]);
  end({});
  end({});
  callbacks.adjust({ learningRate: 0.1 }, trainer);
  end({});
  end({});
  expect(rates).toEqual([0.8, 0.4, 0.05, 0.025]);
  expect(callbacks.learningRate).toBe(0.025);
  expect(callbacks.adjustments).toEqual([
    { epoch: 0, l2: 0.3 },
    { epoch: 0, l1: 0 },
    { epoch: 2, learningRate: 0.1 },
  ]);
});

test('a real training whose rate is cut in half after two epochs takes the steps that this rate takes', () => {
  const start = createStart({ optimizer: 'sgd', learningRate: 0.4, learningRateSchedule: 'step', epochs: 10, batchSize: 1000 });
  const weights: Float32Array[] = [];
  const callbacks = new TrainingCallbacks(start.hyperparameters, start.initial.length);
  const trainer: DenseTrainer = new DenseTrainer({
    ...start,
    onEpoch: (metrics) => {
      weights.push(Float32Array.from(trainer.weights));
      return callbacks.onEpochEnd(metrics, trainer);
    },
  });
  callbacks.onTrainBegin(trainer);
  expect(trainer.advance(() => false)).toBe(true);
  // One step of half the size from where the second epoch has ended.
  const half = { ...start, initial: Float32Array.from(weights[1]), hyperparameters: { ...start.hyperparameters, learningRate: 0.2 } };
  const other: DenseTrainer = new DenseTrainer({ ...half, onEpoch: () => 'stop' });
  expect(other.advance(() => false)).toBe(true);
  // The order of the rows differs, and so does the rounding of their sum.
  other.weights.forEach((weight, i) => expect(weight).toBeCloseTo(weights[2][i], 6));
});

test('a real training that is stopped early ends with the weights that had the best validation loss', async () => {
  const start = createStart({ hidden: [8], learningRate: 0.1, epochs: 5000, patience: 20, hasValidation: true });
  const callbacks = new TrainingCallbacks(start.hyperparameters, start.initial.length);
  const trainer: DenseTrainer = new DenseTrainer({ ...start, onEpoch: (metrics) => callbacks.onEpochEnd(metrics, trainer) });
  callbacks.onTrainBegin(trainer);
  expect(trainer.advance(() => false)).toBe(true);
  expect(callbacks.epochs).toBeLessThan(5000);
  expect(callbacks.bestEpoch).toBe(callbacks.epochs - 20);
  const { epochs } = await train({ ...start, hyperparameters: { ...start.hyperparameters, epochs: callbacks.epochs } });
  const losses = epochs.map(({ validationLoss }) => validationLoss ?? NaN);
  expect(losses.indexOf(Math.min(...losses)) + 1).toBe(callbacks.bestEpoch);
  const best = await train({ ...start, hyperparameters: { ...start.hyperparameters, epochs: callbacks.bestEpoch } });
  expect(callbacks.bestWeights).toEqual(best.weights);
});
