import type { ColumnKind } from './column.ts';
import type { Task } from './task.ts';

/** How a number becomes an input: z-scores, 0…1, or the cell's number itself. */
export type Scaling = 'standard' | 'minmax' | 'none';

/** `balanced`: each row counts in the loss by n / (classes · rows of its class), as scikit-learn has it. */
export type ClassWeight = 'none' | 'balanced';

/** The user's word on what a column holds, against what was found. */
export interface KindChoice {
  readonly column: string;
  readonly kind: ColumnKind;
}

/** `time`: the rows with the latest values are the test; `group`: rows with the same value are never parted. */
export interface SplitBy {
  readonly column: string;
  readonly as: 'time' | 'group';
}

/** Cross-validation: the rows are dealt into `of` parts, and part `index` (from 0) is the test. */
export interface Fold {
  readonly index: number;
  readonly of: number;
}

/** What is predicted from what, and how the rows are used. Columns are named as in `CsvTable.names`. */
export interface Recipe {
  readonly target: string;
  readonly features: readonly string[];
  readonly task: Task;
  readonly scaling: Scaling;
  /** Share of the usable rows that is kept for the test, in (0, 1). */
  readonly testFraction: number;
  /** Share of the rest that is kept for early stopping, in [0, 1). */
  readonly validationFraction: number;
  readonly seed: number;
  /** In place of a share of the rows for the test. */
  readonly fold?: Fold;
  /** Which of several beginnings, from 0: of each, other rows are kept for validation, and first weights and batches are others. */
  readonly restart?: number;
  readonly kinds: readonly KindChoice[];
  readonly splitBy?: SplitBy;
  /** True lets rows that are equal in every used column stand on both sides of the split. */
  readonly allowDuplicates: boolean;
  /** True cuts numbers off at 3 interquartile ranges beyond the quartiles of the training rows. */
  readonly clipOutliers: boolean;
  readonly classWeight: ClassWeight;
}

/** What holds where nothing is asked for. */
export const defaultRecipe = {
  scaling: 'standard',
  testFraction: 0.3,
  validationFraction: 0,
  seed: 1,
  kinds: [],
  allowDuplicates: false,
  clipOutliers: false,
  classWeight: 'none',
} as const satisfies Partial<Recipe>;
