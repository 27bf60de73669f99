import { test } from 'vitest';
import type { HiddenActivation } from '../../../src/network/architecture.ts';
import type { Optimizer } from '../../../src/run/options/hyperparameters.ts';
import type { Loss } from '../../../src/evaluation/loss.ts';
import { LayersModelTrainer } from '../../../src/training/tfjs/layersModelTrainer.ts';
import { createStart, train } from './exampleTraining.ts';
import { expectClose } from './expectClose.ts';

const activations: readonly HiddenActivation[] = ['linear', 'relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid'];
const losses: readonly Loss[] = [
  ...(['binaryCrossentropy', 'categoricalCrossentropy', 'meanSquaredError', 'meanAbsoluteError'] as const),
  ...(['huber', 'hinge', 'perceptron'] as const),
];
/** Rates at which none of the trainings is chaotic. */
const optimizers: readonly (readonly [Optimizer, number])[] = [
  ['adam', 0.01],
  ['sgd', 0.05],
  ['momentum', 0.01],
  ['nesterov', 0.01],
  ['rmsprop', 0.001],
];
const regularizers = [
  { l1: 0, l2: 0 },
  { l1: 0.01, l2: 0 },
  { l1: 0, l2: 0.02 },
  { l1: 0.003, l2: 0.01 },
];

// Every activation with every loss and every optimizer, the regularizers in turn.
let turn = 0;
for (const activation of activations) {
  for (const loss of losses) {
    const trainings = optimizers.map(([optimizer, learningRate]) => ({
      ...{ activation, loss, optimizer, learningRate, hidden: [4], rowCount: 12, epochs: 30 },
      ...regularizers[turn++ % regularizers.length],
    }));
    test(`${activation} and ${loss} learn as LayersModel.fit with every optimizer`, async () => {
      for (const options of trainings) {
        const start = createStart(options);
        const reference = await train(start, (given) => new LayersModelTrainer(given));
        expectClose(await train(start), reference, start.architecture, 1e-4, 0.05);
      }
    });
  }
}
