import type { Interval } from './intervals.ts';

/**
 * How good a model is on one set of rows. Names with 95 are 95 % intervals, of the test only: what is to be expected of many more rows like these.
 * Rows that belong together (copies, groups that are never parted) count as one in them.
 */
export interface Scores {
  /** Mean loss of the rows, by the loss that was trained with. Of numbers: in standard deviations of the training rows. */
  readonly loss: number;
  /** Share of the rows that are answered right, 0…1. */
  readonly accuracy?: number;
  readonly accuracy95?: Interval;
  /** Mean share of each class's rows that is answered right, 0…1: what counts where rare classes are learned as much as common ones. */
  readonly balancedAccuracy?: number;
  readonly balancedAccuracy95?: Interval;
  /** Area under the ROC curve, 0…1, for two classes; absent when only one class is present. */
  readonly auc?: number;
  /** Coefficient of determination: 1 − squared errors / squared distances from these rows' mean; absent when all rows are equal. */
  readonly r2?: number;
  readonly r295?: Interval;
  /** Mean absolute error, in the units of the file. */
  readonly mae?: number;
  readonly mae95?: Interval;
  /** Root of the mean squared error, in the units of the file. */
  readonly rmse?: number;
  /**
   * How much better than the baseline, row by row: of classes the share of rows that more are answered right; of numbers how much less they
   * are off than by always answering the median, in the units of the file. Better for sure where it lies above 0. Absent where one cluster is all.
   */
  readonly gain95?: Interval;
}
