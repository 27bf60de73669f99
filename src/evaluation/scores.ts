/** How good a model is on one set of rows. */
export interface Scores {
  /** Mean loss of the rows, by the loss that was trained with. Of numbers: in standard deviations of the training rows. */
  readonly loss: number;
  /** Share of the rows that are answered right, 0…1. */
  readonly accuracy?: number;
  /** Area under the ROC curve, 0…1, for two classes; absent when only one class is present. */
  readonly auc?: number;
  /** Coefficient of determination: 1 − squared errors / squared distances from these rows' mean; absent when all rows are equal. */
  readonly r2?: number;
  /** Mean absolute error, in the units of the file. */
  readonly mae?: number;
  /** Root of the mean squared error, in the units of the file. */
  readonly rmse?: number;
}
