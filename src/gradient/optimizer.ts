import { assertNever } from '../assertNever.ts';
import type { Hyperparameters } from '../run/hyperparameters.ts';

/** Steps against gradients, and what is remembered from one to the next. */
export interface OptimizerSteps {
  /**
   * Changes the weights from `from` to `end` by one step against the gradient of the batch's mean loss; both are flat, as in `layerSlices`.
   * Every weight has its turn before `end` is called.
   */
  step(weights: Float32Array, gradient: Float64Array, learningRate: number, from: number, end: number): void;
  /** The batch is over. */
  end(): void;
}

const MOMENTUM = 0.9;
const RMSPROP_DECAY = 0.9;
const EPSILON = 1e-7;

/**
 * The steps of the hyperparameters' optimizer, as tfjs' optimizers of the same name. State and constants are kept in float32 as there:
 * 1 − 0.999 is off by 5e-5 in float32, and Adam divides by it.
 */
export function createOptimizer(
  { optimizer, weightDecay }: Pick<Hyperparameters, 'optimizer' | 'weightDecay'>,
  count: number,
): OptimizerSteps {
  switch (optimizer) {
    case 'adam':
      return createAdam(count);
    case 'adamw':
      return createAdamW(weightDecay, count);
    case 'sgd':
      return {
        step: (weights, gradient, learningRate, from, end) => {
          for (let i = from; i < end; i++) weights[i] -= learningRate * gradient[i];
        },
        end: () => undefined,
      };
    case 'momentum':
      return createMomentum(count);
    case 'nesterov':
      return createNesterov(count);
    case 'rmsprop':
      return createRmsprop(count);
    default:
      return assertNever(optimizer);
  }
}

function createMomentum(count: number): OptimizerSteps {
  const accumulated = new Float32Array(count);
  return {
    step: (weights, gradient, learningRate, from, end) => {
      for (let i = from; i < end; i++) {
        accumulated[i] = MOMENTUM * accumulated[i] + gradient[i];
        weights[i] -= learningRate * accumulated[i];
      }
    },
    end: () => undefined,
  };
}

/** Nesterov's momentum as Sutskever et al. 2013 have it: the step looks ahead by the next share of what has been accumulated. */
function createNesterov(count: number): OptimizerSteps {
  const accumulated = new Float32Array(count);
  return {
    step: (weights, gradient, learningRate, from, end) => {
      for (let i = from; i < end; i++) {
        accumulated[i] = MOMENTUM * accumulated[i] + gradient[i];
        weights[i] -= learningRate * (gradient[i] + MOMENTUM * accumulated[i]);
      }
    },
    end: () => undefined,
  };
}

function createRmsprop(count: number): OptimizerSteps {
  const meanSquares = new Float32Array(count);
  return {
    step: (weights, gradient, learningRate, from, end) => {
      for (let i = from; i < end; i++) {
        meanSquares[i] = RMSPROP_DECAY * meanSquares[i] + (1 - RMSPROP_DECAY) * gradient[i] * gradient[i];
        // tfjs has epsilon inside the root; Keras has it outside.
        weights[i] -= (learningRate * gradient[i]) / Math.sqrt(meanSquares[i] + EPSILON);
      }
    },
    end: () => undefined,
  };
}

/** Kingma & Ba 2015, as in tfjs: both moments are corrected for their start at 0 before epsilon is added. */
function createAdam(count: number): OptimizerSteps {
  const beta1 = Math.fround(0.9);
  const beta2 = Math.fround(0.999);
  const rest1 = Math.fround(1 - 0.9);
  const rest2 = Math.fround(1 - 0.999);
  const first = new Float32Array(count);
  const second = new Float32Array(count);
  // β to the power of the steps, as running products.
  let power1 = beta1;
  let power2 = beta2;
  return {
    step: (weights, gradient, learningRate, from, end) => {
      const rate = learningRate / Math.fround(1 - power1);
      const correction = 1 / Math.fround(1 - power2);
      for (let i = from; i < end; i++) {
        const partial = gradient[i];
        const mean = Math.fround(first[i] * beta1 + partial * rest1);
        const square = Math.fround(second[i] * beta2 + partial * partial * rest2);
        first[i] = mean;
        second[i] = square;
        weights[i] -= (rate * mean) / (Math.sqrt(square * correction) + EPSILON);
      }
    },
    end: () => {
      power1 = Math.fround(power1 * beta1);
      power2 = Math.fround(power2 * beta2);
    },
  };
}

/** Adam after each weight and bias has lost `learningRate · weightDecay` of itself, as in Keras (Loshchilov & Hutter 2019). */
function createAdamW(weightDecay: number, count: number): OptimizerSteps {
  const adam = createAdam(count);
  return {
    step: (weights, gradient, learningRate, from, end) => {
      const share = learningRate * weightDecay;
      for (let i = from; i < end; i++) weights[i] -= share * weights[i];
      adam.step(weights, gradient, learningRate, from, end);
    },
    end: () => adam.end(),
  };
}
