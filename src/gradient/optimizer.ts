import { assertNever } from '../assertNever.ts';
import { copyMemory, type OptimizerMemory } from '../run/history/checkpoint.ts';
import type { Hyperparameters, Optimizer } from '../run/options/hyperparameters.ts';

/** Gradient steps, and the state that is kept between them. */
export interface OptimizerSteps {
  /**
   * Updates the weights from index `from` up to `end` by one step against the gradient of the batch's mean loss; both arrays are flat, as
   * in `layerSlices`. Every weight is updated before `end()` is called.
   */
  step(weights: Float32Array, gradient: Float64Array, learningRate: number, from: number, end: number): void;
  /** The batch is over. */
  end(): void;
  /** The current state; its arrays change with the next step. */
  readonly memory: OptimizerMemory;
}

const MOMENTUM = 0.9;
const RMSPROP_DECAY = 0.9;
const EPSILON = 1e-7;
const BETA1 = Math.fround(0.9);
const BETA2 = Math.fround(0.999);

/**
 * The optimizer chosen by the hyperparameters, equal to tfjs' optimizer of that name. State and constants are kept in float32 as there: 1 −
 * 0.999 is off by 5e-5 in float32, and Adam divides by it. `remembered` is the final state of an earlier training; it is not modified.
 */
export function createOptimizer(
  { optimizer, weightDecay }: Pick<Hyperparameters, 'optimizer' | 'weightDecay'>,
  count: number,
  remembered: OptimizerMemory = emptyMemory(optimizer, count),
): OptimizerSteps {
  const memory = copyMemory(remembered);
  switch (optimizer) {
    case 'adam':
      return createAdam(memory);
    case 'adamw':
      return createAdamW(weightDecay, memory);
    case 'sgd':
      return {
        step: (weights, gradient, learningRate, from, end) => {
          for (let i = from; i < end; i++) weights[i] -= learningRate * gradient[i];
        },
        end: () => undefined,
        memory,
      };
    case 'momentum':
      return createMomentum(memory);
    case 'nesterov':
      return createNesterov(memory);
    case 'rmsprop':
      return createRmsprop(memory);
    default:
      return assertNever(optimizer);
  }
}

/** The state for `count` weights before the first step. */
function emptyMemory(optimizer: Hyperparameters['optimizer'], count: number): OptimizerMemory {
  return { moments: Array.from({ length: momentCount(optimizer) }, () => new Float32Array(count)), powers: [BETA1, BETA2] };
}

function createMomentum(memory: OptimizerMemory): OptimizerSteps {
  const [accumulated] = memory.moments;
  return {
    step: (weights, gradient, learningRate, from, end) => {
      for (let i = from; i < end; i++) {
        accumulated[i] = MOMENTUM * accumulated[i] + gradient[i];
        weights[i] -= learningRate * accumulated[i];
      }
    },
    end: () => undefined,
    memory,
  };
}

/** Nesterov momentum as in Sutskever et al. 2013: the step looks ahead by the next share of the accumulated gradient. */
function createNesterov(memory: OptimizerMemory): OptimizerSteps {
  const [accumulated] = memory.moments;
  return {
    step: (weights, gradient, learningRate, from, end) => {
      for (let i = from; i < end; i++) {
        accumulated[i] = MOMENTUM * accumulated[i] + gradient[i];
        weights[i] -= learningRate * (gradient[i] + MOMENTUM * accumulated[i]);
      }
    },
    end: () => undefined,
    memory,
  };
}

function createRmsprop(memory: OptimizerMemory): OptimizerSteps {
  const [meanSquares] = memory.moments;
  return {
    step: (weights, gradient, learningRate, from, end) => {
      for (let i = from; i < end; i++) {
        meanSquares[i] = RMSPROP_DECAY * meanSquares[i] + (1 - RMSPROP_DECAY) * gradient[i] * gradient[i];
        // tfjs has epsilon inside the root, Keras outside.
        weights[i] -= (learningRate * gradient[i]) / Math.sqrt(meanSquares[i] + EPSILON);
      }
    },
    end: () => undefined,
    memory,
  };
}

/** Kingma & Ba 2015, as in tfjs: both moments are bias-corrected before epsilon is added. */
function createAdam({ moments, powers }: OptimizerMemory): OptimizerSteps {
  const rest1 = Math.fround(1 - 0.9);
  const rest2 = Math.fround(1 - 0.999);
  const [first, second] = moments;
  // Powers of β, as running products.
  let [power1, power2] = powers;
  return {
    step: (weights, gradient, learningRate, from, end) => {
      const rate = learningRate / Math.fround(1 - power1);
      const correction = 1 / Math.fround(1 - power2);
      for (let i = from; i < end; i++) {
        const partial = gradient[i];
        const mean = Math.fround(first[i] * BETA1 + partial * rest1);
        const square = Math.fround(second[i] * BETA2 + partial * partial * rest2);
        first[i] = mean;
        second[i] = square;
        weights[i] -= (rate * mean) / (Math.sqrt(square * correction) + EPSILON);
      }
    },
    end: () => {
      power1 = Math.fround(power1 * BETA1);
      power2 = Math.fround(power2 * BETA2);
    },
    get memory() {
      return { moments, powers: [power1, power2] as const };
    },
  };
}

/** Adam after each weight and bias has been reduced by `learningRate · weightDecay` of itself, as in Keras (Loshchilov & Hutter 2019). */
function createAdamW(weightDecay: number, memory: OptimizerMemory): OptimizerSteps {
  const adam = createAdam(memory);
  return {
    step: (weights, gradient, learningRate, from, end) => {
      const share = learningRate * weightDecay;
      for (let i = from; i < end; i++) weights[i] -= share * weights[i];
      adam.step(weights, gradient, learningRate, from, end);
    },
    end: () => adam.end(),
    get memory() {
      return adam.memory;
    },
  };
}

/** How many numbers an optimizer keeps for each weight. */
export function momentCount(optimizer: Optimizer): 0 | 1 | 2 {
  switch (optimizer) {
    case 'sgd':
      return 0;
    case 'momentum':
    case 'nesterov':
    case 'rmsprop':
      return 1;
    case 'adam':
    case 'adamw':
      return 2;
  }
}
