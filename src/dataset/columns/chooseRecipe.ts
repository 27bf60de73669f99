import { listOf, message } from '../../message.ts';
import { separatorsRead } from '../../csv/separators.ts';
import { UserError } from '../../userError.ts';
import { chooseTarget, chooseTask } from './chooseTarget.ts';
import type { Column } from './column.ts';
import { fillDefaults } from '../../options/mapNames.ts';
import { defaultRecipe, type Recipe, type RecipeDefaults } from './recipe.ts';

/** What was chosen, and in words what was left out and why. */
export interface RecipeChoice {
  readonly recipe: Recipe;
  readonly warnings: readonly string[];
}

/** Chooses what the options leave open. Throws a UserError that names the column when the options ask for what the table does not have. */
export function chooseRecipe(columns: readonly Column[], options: Partial<Recipe>): RecipeChoice {
  for (const { column } of options.kinds ?? []) find(columns, column);
  for (const { column } of options.missingValues ?? []) find(columns, column);
  for (const name of options.mergeSpellings ?? []) find(columns, name);
  if (columns.length === 1) throw singleColumn(columns[0]);
  const target = options.target === undefined ? chooseTarget(columns, options.task) : find(columns, options.target);
  const task = chooseTask(target, options.task);
  if (options.splitBy) checkSplitColumn(find(columns, options.splitBy.column), target, options.splitBy.as);
  const { features, warnings } =
    options.features === undefined
      ? chooseFeatures(columns, target, options.splitBy)
      : { features: checkFeatures(columns, target, options.features), warnings: [] };
  return {
    recipe: {
      target: target.name,
      features: features.map(({ name }) => name),
      task,
      ...fillDefaults<RecipeDefaults>(defaultRecipe, options),
      ...(options.allowDuplicates === undefined ? {} : { allowDuplicates: options.allowDuplicates }),
      ...(options.splitBy ? { splitBy: options.splitBy } : {}),
      ...(options.fold ? { fold: options.fold } : {}),
      ...(options.restart ? { restart: options.restart } : {}),
      ...(options.shuffle ? { shuffle: options.shuffle } : {}),
    },
    warnings,
  };
}

function singleColumn({ name, firstText }: Column): UserError {
  const where = firstText ? `, and line ${firstText.line} one cell, "${firstText.cell}"` : '';
  return new UserError(
    message(
      'The table has one column, "{name}"{where}: there is nothing to predict it from. If there should be more columns: {separatorsRead} can separate them.',
      { name, where, separatorsRead },
    ),
  );
}

/** Every column that is not left out; the names of groups are no feature. What counts the rows is one where there is nothing else. */
function chooseFeatures(
  columns: readonly Column[],
  target: Column,
  splitBy: Recipe['splitBy'],
): { features: Column[]; warnings: string[] } {
  const group = splitBy?.as === 'group' ? splitBy.column : undefined;
  const others = columns.filter((column) => column !== target);
  const usable = others.filter(({ leftOut, name }) => leftOut === undefined && name !== group);
  const warnings = others.flatMap(({ name, leftOut }) => {
    if (leftOut !== undefined) return [`"${name}" was left out: ${leftOut}.`];
    return name === group ? [`"${name}" was left out: it names the groups that the rows are split by.`] : [];
  });
  if (usable.length > 0) return { features: usable, warnings };
  const counters = others.filter(({ kind, format, distinct }) => kind === 'identifier' && format !== undefined && distinct > 1);
  if (counters.length > 0) {
    const names = counters.map(({ name }) => `"${name}"`).join(', ');
    return { features: counters, warnings: [`Nothing else can be learned from, so ${names} is, though it may only number the rows.`] };
  }
  const reasons = others.slice(0, 3).map(({ name, leftOut }) => `"${name}": ${leftOut ?? 'it names the groups'}`);
  throw new UserError(
    `No column beside "${target.name}" can be learned from (${reasons.join('; ')}${others.length > 3 ? '; …' : ''}). Add a column of numbers, dates or categories.`,
  );
}

/** The columns of these names, in the order of the file: switching one off and on again changes nothing. */
function checkFeatures(columns: readonly Column[], target: Column, names: readonly string[]): Column[] {
  const checked = names.map((name) => {
    const column = find(columns, name);
    if (column === target) throw new UserError(message('"{name}" is the column to predict; it cannot be an input as well.', { name }));
    if (column.kind === 'empty' || column.kind === 'text' || (column.kind === 'identifier' && !column.format)) {
      throw new UserError(
        `"${name}" cannot be an input: ${column.leftOut ?? 'it has no values'}${firstTextOf(column)}. ` +
          (column.kind === 'empty' ? 'Choose other columns.' : 'Choose other columns, or have it read as a category.'),
      );
    }
    return column;
  });
  const asked = new Set(checked);
  return columns.filter((column) => asked.has(column));
}

function checkSplitColumn(column: Column, target: Column, as: 'time' | 'group'): void {
  if (column === target)
    throw new UserError(message('"{column}" is the column to predict; the rows cannot be split by it.', { column: column.name }));
  if (as === 'time' && !column.range) {
    throw new UserError(
      message('The rows cannot be split by the time in "{column}": it holds no dates or numbers. Choose another column.', {
        column: column.name,
      }),
    );
  }
}

function firstTextOf({ firstText }: Column): string {
  return firstText ? `, the first in line ${firstText.line}: "${firstText.cell}"` : '';
}

function find(columns: readonly Column[], name: string): Column {
  const column = columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const listed = columns.map((candidate) => `"${candidate.name}"`);
  throw new UserError(message('There is no column "{name}". The table has {names}.', { name, names: listOf(listed, 'and', 10) }));
}
