/** How good a model is on one set of rows. Loss is binary cross-entropy (natural logarithm) for a two-valued target. */
export interface Scores {
  readonly loss: number;
  /** Share of the rows that are answered right, 0…1. */
  readonly accuracy?: number;
  /** Area under the ROC curve, 0…1; absent when only one class is present. */
  readonly auc?: number;
  readonly r2?: number;
  readonly mae?: number;
  readonly rmse?: number;
}
