/** Loss and metric (rows answered correctly, or absolute errors), summed over rows. */
export interface Tally {
  lossSum: number;
  metricSum: number;
}

/** Rows that have gone through the network. */
export interface OutputRows {
  /** rows × units of the output layer. */
  readonly outputs: Float32Array;
  /** One per row, as in `Dataset.targets`. */
  readonly targets: Float32Array;
  /** Weights of the rows' losses and metrics; absent if all are 1. */
  readonly sampleWeights?: Float32Array;
}

/** A loss with its matching output activation: in each of these pairs the derivative with respect to Σ is simple. */
export interface OutputLoss {
  /**
   * Adds the first `count` rows to the tally. If `deltas` (shaped like the outputs) is given, the gradients of `scale` · loss with respect
   * to the pre-activations are written to it.
   */
  measure(rows: OutputRows, count: number, tally: Tally, deltas?: Float32Array, scale?: number): void;
}
