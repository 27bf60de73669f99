import { message } from '../message.ts';
import type { CsvTable } from '../csv/csvTable.ts';
import { UserError } from '../userError.ts';
import type { Column } from './columns/column.ts';
import type { Recipe } from './columns/recipe/recipe.ts';
import { readTarget, type TargetRows } from './split/readTarget.ts';
import { shuffleAnswers } from './split/shuffleAnswers.ts';
import { splitDataset, type SplitDataset } from './split/splitDataset.ts';

/** The rows with a usable target, and the part of each. */
export interface PartedRows extends SplitDataset {
  readonly target: Column;
  readonly features: readonly Column[];
  readonly answers: TargetRows;
}

/**
 * Finds the rows that a recipe can use and splits them; the same table and recipe always give the same split. Throws a UserError if a
 * column is missing or there are too few rows.
 */
export function partRows(table: CsvTable, columns: readonly Column[], recipe: Recipe): PartedRows {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const target = required(byName, recipe.target);
  const features = recipe.features.map((name) => required(byName, name));
  const splitColumn = recipe.splitBy ? required(byName, recipe.splitBy.column) : undefined;
  const answers = readTarget(table, target, recipe.task);
  const parts = splitDataset(table, features, splitColumn, answers, recipe);
  const dealt = recipe.shuffle === undefined ? answers : shuffleAnswers(answers, parts.split, recipe.seed, recipe.shuffle);
  return { target, features, answers: dealt, ...parts };
}

function required(columns: ReadonlyMap<string, Column>, name: string): Column {
  const column = columns.get(name);
  if (!column) throw new UserError(message('There is no column "{name}" in the table.', { name }));
  return column;
}
