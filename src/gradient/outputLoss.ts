/** Loss and metric (rows answered right, or absolute errors), added up over rows. */
export interface Tally {
  lossSum: number;
  metricSum: number;
}

/** Rows that have gone through the network. */
export interface AnsweredRows {
  /** rows × units of the output layer. */
  readonly outputs: Float32Array;
  /** One per row, as in `Dataset.targets`. */
  readonly targets: Float32Array;
  /** Factors of the rows' losses and metrics; absent when all are 1. */
  readonly sampleWeights?: Float32Array;
}

/** A loss together with the output activation that it belongs to: in each of these pairs the derivative by Σ is simple. */
export interface OutputLoss {
  /**
   * Adds the first `count` rows to the tally. When `deltas` (as the outputs) is given, the gradients of
   * `scale` · loss with respect to the pre-activations are written to it.
   */
  measure(rows: AnsweredRows, count: number, tally: Tally, deltas?: Float32Array, scale?: number): void;
}
