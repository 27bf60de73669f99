import type { Task } from '../dataset/columns/task.ts';
import type { Loss } from '../evaluation/loss.ts';
import type { Initializer } from '../network/initializer.ts';

/** `momentum` and `nesterov` are SGD with momentum 0.9; `adamw` is Adam with decoupled weight decay (Loshchilov & Hutter 2019). */
export type Optimizer = 'sgd' | 'momentum' | 'nesterov' | 'rmsprop' | 'adam' | 'adamw';

/** The losses that fit a task, its usual one first. */
export const lossesOf: Readonly<Record<Task, readonly Loss[]>> = {
  binary: ['binaryCrossentropy', 'hinge', 'perceptron'],
  multiclass: ['categoricalCrossentropy'],
  regression: ['meanSquaredError', 'meanAbsoluteError', 'huber'],
};

/** How the learning rate goes over the epochs. */
export type LearningRateSchedule = 'constant' | 'step' | 'cosine' | 'plateau';

/** What does the steps: our own fused loop, or TensorFlow.js' `LayersModel.fit`. */
export type Engine = 'fused' | 'tfjs';

/** `deterministic`: the same bytes on every machine; `relaxed`: faster, by instructions whose last bits differ between processors. */
export type Arithmetic = 'deterministic' | 'relaxed';

/** How a network is trained. */
export interface Hyperparameters {
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  readonly learningRateSchedule: LearningRateSchedule;
  readonly batchSize: number;
  readonly epochs: number;
  readonly initializer: Initializer;
  /** Factors of Σ|w| and Σw² of the kernels (not the biases) in the loss, as `regularizers.l1l2`. */
  readonly l1: number;
  readonly l2: number;
  /** Share of each hidden layer's outputs that is dropped in training, 0…1. */
  readonly dropout: number;
  /** `adamw` only: share of every weight and bias that a step of learning rate 1 takes away, as Keras has it. */
  readonly weightDecay: number;
  /** Largest Euclidean norm of the whole gradient (Keras' `global_clipnorm`); 0 for no limit. */
  readonly clipNorm: number;
  /** Early stopping: ends after this many epochs without a better validation loss, and keeps the best weights; 0 for never. */
  readonly patience: number;
  readonly seed: number;
  readonly engine: Engine;
  readonly arithmetic: Arithmetic;
}

/** What a network is trained with when nothing else is asked for: the lesson's neuron. */
export const defaultHyperparameters: Hyperparameters = {
  loss: 'binaryCrossentropy',
  optimizer: 'adam',
  learningRate: 0.01,
  learningRateSchedule: 'constant',
  batchSize: 32,
  epochs: 1000,
  initializer: 'randomUniform',
  l1: 0,
  l2: 0,
  dropout: 0,
  weightDecay: 0.004,
  clipNorm: 0,
  patience: 0,
  seed: 1,
  engine: 'fused',
  arithmetic: 'deterministic',
};
