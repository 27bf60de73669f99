import type { Dataset } from '../dataset/dataset.ts';
import type { Architecture } from '../network/architecture.ts';
import type { Hyperparameters } from './hyperparameters.ts';

/** The figures of one epoch, as in `History`. The training loss includes the regularization, the test loss does not (as in tfjs). */
export interface EpochMetrics {
  /** From 1. */
  readonly epoch: number;
  readonly trainLoss: number;
  readonly trainMetric: number;
  readonly testLoss: number;
  readonly testMetric: number;
}

/** What a training starts from. */
export interface TrainingStart {
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  readonly dataset: Dataset;
  /** Flat, as in `layerSlices`; not changed. */
  readonly initial: Float32Array<ArrayBuffer>;
  /** Called after each epoch, in order, when `weights` are those of that epoch. What it throws ends the training. */
  readonly onEpoch: (metrics: EpochMetrics) => void;
}

/** A training that goes on in slices, so that its thread can hear a stop in between. Where it pauses does not change its results. */
export interface Trainer {
  /** The weights after the last whole epoch, or the initial ones; overwritten by the next epoch. */
  readonly weights: Float32Array<ArrayBuffer>;
  /**
   * Goes on until `isTimeUp`, which is asked often (many times per epoch when epochs are long), or to the end. True when all epochs are
   * done. At least one step is made per call.
   */
  advance(isTimeUp: () => boolean): boolean | Promise<boolean>;
  /** Frees what garbage collection does not. The trainer cannot go on afterwards. */
  dispose(): void;
}
