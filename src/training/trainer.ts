import type { Dataset } from '../dataset/dataset.ts';
import type { Architecture } from '../network/architecture.ts';
import type { OptimizerMemory } from '../run/checkpoint.ts';
import type { Hyperparameters } from '../run/hyperparameters.ts';

/**
 * The figures of one epoch, as in `History`. The training loss includes the regularization and the rows' weights, those of test and
 * validation do not (as in tfjs). The metric of classes is the share of rows answered right, that of numbers the mean absolute error in the
 * network's units.
 */
export interface EpochMetrics {
  /** From 1. */
  readonly epoch: number;
  readonly trainLoss: number;
  readonly trainMetric: number;
  /** Absent when there are no test rows, as the metric is. */
  readonly testLoss?: number;
  readonly testMetric?: number;
  /** Of the validation rows, as the test loss; absent when there are none. */
  readonly validationLoss?: number;
}

/** Whether there is to be another epoch. */
export type EpochAnswer = 'continue' | 'stop';

/** What a training starts from. */
export interface TrainingStart {
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  readonly dataset: Dataset;
  /** Flat, as in `layerSlices`; not changed. */
  readonly initial: Float32Array<ArrayBuffer>;
  /** Of a training that goes on: how many of the epochs are over, and what the optimizer remembers of them, where that is known. */
  readonly done?: { readonly epochs: number; readonly memory?: OptimizerMemory | undefined };
  /** Places in the flat weights of what stays as it is (`frozenPlaces`). */
  readonly frozen?: Uint32Array;
  /**
   * Called after each epoch, in order, when `weights` are those of that epoch. `stop` makes it the last one; what it throws ends the
   * training as well. The rates that it sets hold from the next epoch's first batch on.
   */
  readonly onEpoch: (metrics: EpochMetrics) => EpochAnswer;
}

/** A training that goes on in slices, so that its thread can hear a stop in between. Where it pauses does not change its results. */
export interface Trainer {
  /** The weights after the last whole epoch, or the initial ones; overwritten by the next epoch. */
  readonly weights: Float32Array<ArrayBuffer>;
  /** What the optimizer remembers after the last whole epoch, before the first one and where the engine does not tell it undefined; overwritten by the next epoch. */
  readonly memory?: OptimizerMemory | undefined;
  /** From the next batch on; the hyperparameters' learning rate holds until then. */
  setLearningRate(rate: number): void;
  /** Factors of Σ|w| and Σw² from the next batch on. */
  setRegularization(l1: number, l2: number): void;
  /**
   * Goes on until `isTimeUp`, which is asked often (many times per epoch when epochs are long), or to the end. True when all epochs are
   * done or `onEpoch` has said `stop`. At least one step is made per call.
   */
  advance(isTimeUp: () => boolean): boolean | Promise<boolean>;
  /** Frees what garbage collection does not. The trainer cannot go on afterwards. */
  dispose(): void;
}
