import { defaultsOf, type OpenName, type OptionValue, type OptionValues, type OwnedBy } from '../../options/optionTable.ts';
import type { ColumnKind } from './column.ts';
import type { Task } from './task.ts';

/** How a number becomes an input: z-scores, 0…1, or the cell's number itself. */
export type Scaling = OptionValue<'scaling'>;

/** The user's word on what a column holds, against what was found. */
export interface KindChoice {
  readonly column: string;
  readonly kind: ColumnKind;
}

/** What says in a column that there is no value, beside empty cells, as the user has it. */
export interface MissingChoice {
  readonly column: string;
  readonly marks: readonly string[];
}

/** What the user has said of single columns. */
export interface ColumnChoices {
  readonly missingValues?: readonly MissingChoice[];
  readonly kinds?: readonly KindChoice[];
  /** Columns in which different spellings of what may be the same ("Y", "yes", "Yes") are one value. */
  readonly mergeSpellings?: readonly string[];
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

/** What has a default; the shares are of the usable rows, and of those that are not for the test. */
export interface RecipeDefaults extends OptionValues<Exclude<OwnedBy<'recipe'>, OpenName>> {
  readonly kinds: readonly KindChoice[];
  readonly mergeSpellings: readonly string[];
  readonly missingValues: readonly MissingChoice[];
}

/** What is predicted from what, and how the rows are used. Columns are named as in `CsvTable.names`. What the table decides is absent until it has. */
export interface Recipe extends RecipeDefaults, Partial<OptionValues<OpenName>> {
  readonly target: string;
  readonly features: readonly string[];
  readonly task: Task;
  /** In place of a share of the rows for the test. */
  readonly fold?: Fold;
  /** Which of several beginnings, from 0: of each, other rows are kept for validation, and first weights and batches are others. */
  readonly restart?: number;
  readonly splitBy?: SplitBy;
  /** Answers are dealt out anew among the rows of each part, in one of several orders (from 1): to see what comes of nothing. */
  readonly shuffle?: number;
}

/** What holds where nothing is asked for. */
export const defaultRecipe: RecipeDefaults = { ...defaultsOf('recipe'), kinds: [], mergeSpellings: [], missingValues: [] };

/** Whether each class has counted the same in training, however rare it is: what the network says are no probabilities then. */
export function countsClassesAlike(recipe: Pick<Recipe, 'classWeight'> | undefined): boolean {
  return recipe?.classWeight === 'balanced';
}
