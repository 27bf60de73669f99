/** `momentum` is SGD with momentum 0.9. */
export type Optimizer = 'adam' | 'sgd' | 'momentum' | 'rmsprop';

/**
 * Keras' names. `randomUniform`: −0.05…0.05, `randomNormal`: mean 0 and deviation 0.01 (both as in the lesson),
 * `glorotUniform`: Glorot & Bengio 2010, `heNormal`: He et al. 2015, `zeros`. Biases always start at 0.
 */
export type Initializer = 'randomUniform' | 'randomNormal' | 'glorotUniform' | 'heNormal' | 'zeros';

/** What does the steps: our own fused loop, or TensorFlow.js' `LayersModel.fit`. */
export type Engine = 'fused' | 'tfjs';

/** How a network is trained. */
export interface Hyperparameters {
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly initializer: Initializer;
  /** Factors of Σ|w| and Σw² of the kernels (not the biases) in the loss, as `regularizers.l1l2`. */
  readonly l1: number;
  readonly l2: number;
  readonly seed: number;
  readonly engine: Engine;
}
