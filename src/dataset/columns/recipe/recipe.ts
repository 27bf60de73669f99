import { defaultsOf, type OpenName, type OptionValue, type OptionValues, type OwnedBy } from '../../../options/optionTable.ts';
import type { ColumnKind } from '../column.ts';
import type { Task } from './task.ts';

/** How a number becomes an input: as a z-score, scaled to 0…1, or unchanged. */
export type Scaling = OptionValue<'scaling'>;

/** The user's choice of a column's kind, overriding what was found. */
export interface KindChoice {
  readonly column: string;
  readonly kind: ColumnKind;
}

/** The user's choice of texts that mean "no value" in a column, besides empty cells. */
export interface MissingChoice {
  readonly column: string;
  readonly marks: readonly string[];
}

/** The user's choices about single columns. */
export interface ColumnChoices {
  readonly missingValues?: readonly MissingChoice[];
  readonly kinds?: readonly KindChoice[];
  /** Columns in which different spellings of a value ("Y", "yes", "Yes") are merged. */
  readonly mergeSpellings?: readonly string[];
}

/** `time`: the rows with the latest values are the test rows; `group`: rows with the same value stay in the same part. */
export interface SplitBy {
  readonly column: string;
  readonly as: 'time' | 'group';
}

/** Cross-validation: rows are dealt into `of` parts, and part `index` (from 0) is the test. */
export interface Fold {
  readonly index: number;
  readonly of: number;
}

/** Options with defaults. Shares are of the usable rows, or of those that are not test rows. */
export interface RecipeDefaults extends OptionValues<Exclude<OwnedBy<'recipe'>, OpenName>> {
  readonly kinds: readonly KindChoice[];
  readonly mergeSpellings: readonly string[];
  readonly missingValues: readonly MissingChoice[];
}

/**
 * Which columns predict which target, and how the rows are used. Columns have the names of `CsvTable.names`. Options that depend on the
 * table are absent until they are chosen.
 */
export interface Recipe extends RecipeDefaults, Partial<OptionValues<OpenName>> {
  readonly target: string;
  readonly features: readonly string[];
  readonly task: Task;
  /** Replaces the share of test rows. */
  readonly fold?: Fold;
  /** Number of the restart, from 0. Each has different validation rows, first weights and batches. */
  readonly restart?: number;
  readonly splitBy?: SplitBy;
  /** Shuffles the answers within each part, in one of several orders (from 1), to show what chance alone achieves. */
  readonly shuffle?: number;
}

/** The options when nothing is requested. */
export const defaultRecipe: RecipeDefaults = { ...defaultsOf('recipe'), kinds: [], mergeSpellings: [], missingValues: [] };

/** True if all classes counted equally in training, however rare. The network's outputs are then not probabilities. */
export function countsClassesAlike(recipe: Pick<Recipe, 'classWeight'> | undefined): boolean {
  return recipe?.classWeight === 'balanced';
}
