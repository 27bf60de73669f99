import type { Dataset } from '../dataset/dataset.ts';
import type { Architecture } from '../network/architecture.ts';
import type { OptimizerMemory } from '../run/history/checkpoint.ts';
import type { Hyperparameters } from '../run/options/hyperparameters.ts';

/**
 * The figures of one epoch, as in `History`. The training loss includes regularization and sample weights; test and validation losses do
 * not (as in tfjs). The metric for classes is the share of rows answered correctly, for numbers the mean absolute error in the network's
 * units.
 */
export interface EpochMetrics {
  /** From 1. */
  readonly epoch: number;
  readonly trainLoss: number;
  readonly trainMetric: number;
  /** Absent without test rows, like the metric. */
  readonly testLoss?: number;
  readonly testMetric?: number;
  /** Like the test loss, for the validation rows; absent without any. */
  readonly validationLoss?: number;
}

/** Whether to train another epoch. */
export type EpochAnswer = 'continue' | 'stop';

/** Everything a training starts from. */
export interface TrainingStart {
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  readonly dataset: Dataset;
  /** Flat, as in `layerSlices`; not modified. */
  readonly initial: Float32Array<ArrayBuffer>;
  /** For a continued training: the number of epochs already trained, and the optimizer's state after them if known. */
  readonly done?: { readonly epochs: number; readonly memory?: OptimizerMemory | undefined };
  /** Indexes of frozen weights in the flat weights (`frozenPlaces`). */
  readonly frozen?: Uint32Array;
  /**
   * Called after each epoch, in order, while `weights` are those of that epoch. `stop` makes it the last one; throwing also ends the
   * training. Rates set here apply from the next epoch's first batch on.
   */
  readonly onEpoch: (metrics: EpochMetrics) => EpochAnswer;
}

/** A training that runs in slices, so that its thread can receive a stop in between. Pauses do not change the results. */
export interface Trainer {
  /** The weights after the last whole epoch, or the initial ones; overwritten by the next epoch. */
  readonly weights: Float32Array<ArrayBuffer>;
  /**
   * The optimizer's state after the last whole epoch; overwritten by the next epoch. Undefined before the first one, or if the engine does
   * not expose it.
   */
  readonly memory?: OptimizerMemory | undefined;
  /** Applies from the next batch on; until then the hyperparameters' learning rate is used. */
  setLearningRate(rate: number): void;
  /** Factors of Σ|w| and Σw² from the next batch on. */
  setRegularization(l1: number, l2: number): void;
  /**
   * Trains until `isTimeUp` returns true, which is called many times per epoch if epochs are long, or to the end. Returns true when all
   * epochs are done or `onEpoch` has returned `stop`. Each call makes at least one step.
   */
  advance(isTimeUp: () => boolean): boolean | Promise<boolean>;
  /** Releases resources that garbage collection does not. The trainer cannot be used afterwards. */
  dispose(): void;
}
