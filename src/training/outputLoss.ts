/** Loss and right answers, added up over rows. */
export interface Tally {
  lossSum: number;
  right: number;
}

/**
 * A loss together with the output activation that it belongs to (sigmoid with binary cross-entropy; softmax with categorical cross-entropy
 * and linear with squared error fit the same shape: in each the derivative by Σ is simple).
 */
export interface OutputLoss {
  /**
   * Adds `count` rows to the tally; `outputs` and `targets` hold them one after another. When `slopes` is given, the derivative of
   * `scale` · loss by the output's Σ is written to it.
   */
  measure(outputs: Float32Array, targets: Float32Array, count: number, tally: Tally, slopes?: Float32Array, scale?: number): void;
}
