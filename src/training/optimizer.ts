import { assertNever } from '../assertNever.ts';
import type { Optimizer } from './hyperparameters.ts';

/** Changes the weights by one step against the gradient of the batch's mean loss. Both are flat, as in `layerSlices`. */
export type OptimizerStep = (weights: Float32Array, gradient: Float64Array, learningRate: number) => void;

const MOMENTUM = 0.9;
const RMSPROP_DECAY = 0.9;
const EPSILON = 1e-7;

/**
 * A step function with its own state, as tfjs' optimizers of the same name. State and constants are kept in float32 as there: 1 − 0.999
 * is off by 5e-5 in float32, and Adam divides by it.
 */
export function createOptimizer(optimizer: Optimizer, count: number): OptimizerStep {
  switch (optimizer) {
    case 'adam':
      return createAdam(count);
    case 'sgd':
      return (weights, gradient, learningRate) => {
        for (let i = 0; i < count; i++) weights[i] -= learningRate * gradient[i];
      };
    case 'momentum': {
      const accumulated = new Float32Array(count);
      return (weights, gradient, learningRate) => {
        for (let i = 0; i < count; i++) {
          accumulated[i] = MOMENTUM * accumulated[i] + gradient[i];
          weights[i] -= learningRate * accumulated[i];
        }
      };
    }
    case 'rmsprop': {
      const meanSquares = new Float32Array(count);
      return (weights, gradient, learningRate) => {
        for (let i = 0; i < count; i++) {
          meanSquares[i] = RMSPROP_DECAY * meanSquares[i] + (1 - RMSPROP_DECAY) * gradient[i] * gradient[i];
          // tfjs has epsilon inside the root; Keras has it outside.
          weights[i] -= (learningRate * gradient[i]) / Math.sqrt(meanSquares[i] + EPSILON);
        }
      };
    }
    case 'nesterov':
    case 'adamw':
      throw new Error(`${optimizer} cannot be used yet`);
    default:
      return assertNever(optimizer);
  }
}

/** Kingma & Ba 2015, as in tfjs: both moments are corrected for their start at 0 before epsilon is added. */
function createAdam(count: number): OptimizerStep {
  const beta1 = Math.fround(0.9);
  const beta2 = Math.fround(0.999);
  const rest1 = Math.fround(1 - 0.9);
  const rest2 = Math.fround(1 - 0.999);
  const first = new Float32Array(count);
  const second = new Float32Array(count);
  // β to the power of the steps, as running products.
  let power1 = beta1;
  let power2 = beta2;
  return (weights, gradient, learningRate) => {
    const rate = learningRate / Math.fround(1 - power1);
    const correction = 1 / Math.fround(1 - power2);
    for (let i = 0; i < count; i++) {
      const slope = gradient[i];
      const mean = Math.fround(first[i] * beta1 + slope * rest1);
      const square = Math.fround(second[i] * beta2 + slope * slope * rest2);
      first[i] = mean;
      second[i] = square;
      weights[i] -= (rate * mean) / (Math.sqrt(square * correction) + EPSILON);
    }
    power1 = Math.fround(power1 * beta1);
    power2 = Math.fround(power2 * beta2);
  };
}
