import type { Recipe } from '../columns/recipe.ts';
import type { TrainingRows } from '../trainingRows.ts';
import type { ColumnEncoding, EncodedInput } from './encoder.ts';

/** A column that has been fitted to the training rows. Plain data. */
export interface FittedColumn {
  readonly encoding: ColumnEncoding;
  readonly inputs: readonly EncodedInput[];
}

/** What the columns are fitted to, and how. */
export interface FitRows extends Pick<Recipe, 'scaling' | 'clipOutliers'> {
  readonly training: TrainingRows;
}

/** Cells without a value are told by an input of their own where at least 1 % of the training rows, and at least 5 of them, have none. */
export function needsIndicator(absent: number, trainRows: number): boolean {
  return absent >= 5 && absent * 100 >= trainRows && absent < trainRows;
}

/** The input that says that a cell has no value; it is not scaled. */
export function indicatorInput(column: string, absent: number, trainRows: number): EncodedInput {
  return flagInput(`${column} is missing`, column, absent, trainRows);
}

/** An input of 0 or 1 that is 1 in `count` training rows; it is not scaled. */
export function flagInput(name: string, column: string, count: number, trainRows: number): EncodedInput {
  const mean = trainRows === 0 ? 0 : count / trainRows;
  return { name, column, offset: 0, scale: 1, mean, min: mean === 1 ? 1 : 0, max: mean > 0 ? 1 : 0 };
}
