import type { Column } from '../../columns/column.ts';
import type { Recipe } from '../../columns/recipe/recipe.ts';
import type { TrainingRows } from '../../trainingRows.ts';
import type { ColumnEncoding, EncodedInput } from '../encoder.ts';

/** A column fitted to the training rows. Plain data. */
export interface FittedColumn {
  readonly encoding: ColumnEncoding;
  readonly inputs: readonly EncodedInput[];
}

/** What the columns are fitted to, and how. */
export interface FitRows extends Pick<Recipe, 'scaling' | 'clipOutliers'> {
  readonly training: TrainingRows;
}

/**
 * True if missing cells need their own input: at least 1 % of the training rows, and at least 5 of them. Of a column with a single value
 * nothing else can be learned.
 */
export function needsIndicator(absent: number, trainRows: number, { distinct }: Pick<Column, 'distinct'>): boolean {
  const fewest = distinct === 1 ? 1 : 5;
  return absent >= fewest && absent * 100 >= trainRows && absent < trainRows;
}

/** The missing indicator, which is not scaled. */
export function indicatorInput(column: string, absent: number, trainRows: number): EncodedInput {
  return flagInput(`${column} is missing`, column, absent, trainRows);
}

/** A 0/1 input that is 1 in `count` training rows; not scaled. */
export function flagInput(name: string, column: string, count: number, trainRows: number): EncodedInput {
  const mean = trainRows === 0 ? 0 : count / trainRows;
  return { name, column, offset: 0, scale: 1, mean, min: mean === 1 ? 1 : 0, max: mean > 0 ? 1 : 0 };
}
