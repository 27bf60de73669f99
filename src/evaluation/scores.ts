import type { Interval } from './intervals/intervals.ts';

/**
 * The quality of a model on a set of rows. Names with 95 are 95 % intervals, for tests only: the range to expect for many more rows like
 * these. Rows that belong together (duplicates, or groups that are never split) count as one there.
 */
export interface Scores {
  /** Mean loss per row, by the loss used for training. For numbers: in standard deviations of the training rows. */
  readonly loss: number;
  /** Share of rows answered correctly, 0…1. */
  readonly accuracy?: number;
  readonly accuracy95?: Interval;
  /** Mean recall of the classes, 0…1: what counts if rare classes are weighted like common ones. */
  readonly balancedAccuracy?: number;
  readonly balancedAccuracy95?: Interval;
  /** Area under the ROC curve, 0…1, for two classes; absent if only one class occurs. */
  readonly auc?: number;
  /** Coefficient of determination: 1 − squared errors / squared distances from these rows' mean; absent if all targets are equal. */
  readonly r2?: number;
  readonly r295?: Interval;
  /** Mean absolute error, in the units of the file. */
  readonly mae?: number;
  readonly mae95?: Interval;
  /** Root of the mean squared error, in the units of the file. */
  readonly rmse?: number;
  /**
   * Improvement over the baseline, row by row. For classes: difference in accuracy; for numbers: how much smaller the absolute error is
   * than that of always answering the median, in the units of the file. Significant if the interval is above 0. Absent if all rows are in
   * one cluster.
   */
  readonly gain95?: Interval;
}
