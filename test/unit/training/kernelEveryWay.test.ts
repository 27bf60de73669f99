import { test } from 'vitest';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import type { Optimizer } from '../../../src/run/options/hyperparameters.ts';
import type { Loss } from '../../../src/evaluation/loss.ts';
import { createAnyStart, type AnyStartOptions } from './everyWay.ts';
import { train } from './exampleTraining.ts';
import { expectClose } from './expectClose.ts';
import { trainByKernel } from './trainByKernel.ts';

const activations = ['linear', 'relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid'] as const;
const losses: readonly Loss[] = [
  ...(['binaryCrossentropy', 'categoricalCrossentropy', 'meanSquaredError', 'meanAbsoluteError', 'huber'] as const),
  ...(['hinge', 'perceptron'] as const),
];
/** Small enough that none of the trainings is chaotic, see `kernelParity.test.ts`. */
const rates: Readonly<Record<Optimizer, number>> = {
  adam: 0.002,
  adamw: 0.002,
  sgd: 0.02,
  momentum: 0.002,
  nesterov: 0.002,
  rmsprop: 0.0003,
};
/** For these the last bit may decide on which side of the kink a row is, so their steps are even smaller. */
const kinked: ReadonlySet<Loss> = new Set(['meanAbsoluteError', 'hinge', 'perceptron']);
const rateOf = (loss: Loss, optimizer: Optimizer) => rates[optimizer] * (kinked.has(loss) ? 0.1 : 1);
const optimizers = Object.keys(rates) as Optimizer[];
const regularizers = [{}, { l1: 0.01 }, { l2: 0.02 }, { l1: 0.005, l2: 0.01 }];

async function expectParity(options: AnyStartOptions): Promise<void> {
  const start = createAnyStart({ rowCount: 48, epochs: 50, batchSize: 10, ...options });
  const byLoop = await train(start, (given) => new DenseTrainer(given));
  expectClose(await trainByKernel(start), byLoop, start.architecture, 1e-4, 0.05);
}

for (const loss of losses) {
  for (const activation of activations) {
    test(`${loss} behind ${activation} with every optimizer and regularizer learns as the plain loop`, async () => {
      for (const optimizer of optimizers) {
        for (const regularizer of regularizers)
          await expectParity({ loss, activation, optimizer, ...regularizer, hidden: [9, 5], learningRate: rateOf(loss, optimizer) });
      }
    });
  }
}

for (const loss of losses) {
  test(`${loss} with weights of rows, clipping, a validation and dropout learns as the plain loop`, async () => {
    const common = { loss, learningRate: rateOf(loss, 'adam'), optimizer: 'adam' } as const;
    for (const hidden of [[], [3], [17, 8, 6]]) {
      for (const featureCount of [2, 7]) {
        await expectParity({ ...common, hidden, featureCount, isWeighted: true, isValidated: true });
        await expectParity({ ...common, hidden, featureCount, clipNorm: 0.1 });
        await expectParity({ ...common, hidden, featureCount, classCount: 11, weightDecay: 0.1, optimizer: 'adamw' });
      }
    }
    for (const activation of activations)
      await expectParity({ ...common, activation, hidden: [9, 5], dropout: 0.3, isWeighted: true, batchSize: 31 });
  });
}
