import * as tfCore from '@tensorflow/tfjs-core';
import { assertNever } from '../../assertNever.ts';
import type { Hyperparameters } from '../../run/hyperparameters.ts';

/** One of tfjs' optimizers whose learning rate can be changed between two steps. */
export type TfOptimizer = tfCore.Optimizer & { setLearningRate(rate: number): void };

class AdjustableAdam extends tfCore.AdamOptimizer {
  setLearningRate(rate: number): void {
    this.learningRate = rate;
  }
}

class AdjustableRmsprop extends tfCore.RMSPropOptimizer {
  setLearningRate(rate: number): void {
    this.learningRate = rate;
  }
}

/** The optimizer of the hyperparameters' name, with the constants that our own has. */
export function createTfOptimizer({ optimizer, learningRate }: Hyperparameters): TfOptimizer {
  switch (optimizer) {
    case 'adam':
      return new AdjustableAdam(learningRate, 0.9, 0.999, 1e-7);
    case 'sgd':
      return tfCore.train.sgd(learningRate);
    case 'momentum':
      return tfCore.train.momentum(learningRate, 0.9);
    case 'nesterov':
      return tfCore.train.momentum(learningRate, 0.9, true);
    case 'rmsprop':
      return new AdjustableRmsprop(learningRate, 0.9, 0, 1e-7);
    case 'adamw':
      throw new Error('tfjs has no AdamW');
    default:
      return assertNever(optimizer);
  }
}
