import * as tfCore from '@tensorflow/tfjs-core';
import { assertNever } from '../../assertNever.ts';
import type { Hyperparameters } from '../../run/options/hyperparameters.ts';

/** A tfjs optimizer whose learning rate can be changed between steps. */
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

/** The tfjs optimizer chosen by the hyperparameters, with the same constants as our own. */
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
