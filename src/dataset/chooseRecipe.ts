import { UserError } from '../userError.ts';
import type { Column } from './column.ts';
import { defaultRecipe, type Recipe } from './recipe.ts';

const targetNames = new Set(
  'target label class y outcome pass passed result survived diagnosis churn churned default defaulted response success'.split(' '),
);

/** What was chosen, and in words what was left out and why. */
export interface RecipeChoice {
  readonly recipe: Recipe;
  readonly warnings: readonly string[];
}

/** Chooses what the options leave open. Throws a UserError that names the column when the options ask for what the table does not have. */
export function chooseRecipe(columns: readonly Column[], options: Partial<Recipe>): RecipeChoice {
  if (options.task !== undefined && options.task !== 'binary') {
    throw new UserError(`The task "${options.task}" is not supported yet: this version predicts columns with two values.`);
  }
  if (columns.length === 1) throw new UserError(`The table has one column, "${columns[0].name}": there is nothing to predict it from.`);
  const target = options.target === undefined ? chooseTarget(columns) : checkTarget(find(columns, options.target));
  const { features, warnings } =
    options.features === undefined
      ? chooseFeatures(columns, target)
      : { features: checkFeatures(columns, target, options.features), warnings: [] };
  return {
    recipe: {
      target: target.name,
      features: features.map(({ name }) => name),
      task: 'binary',
      scaling: options.scaling ?? defaultRecipe.scaling,
      testFraction: options.testFraction ?? defaultRecipe.testFraction,
      validationFraction: options.validationFraction ?? defaultRecipe.validationFraction,
      seed: options.seed ?? defaultRecipe.seed,
      kinds: options.kinds ?? defaultRecipe.kinds,
      ...(options.splitBy ? { splitBy: options.splitBy } : {}),
      allowDuplicates: options.allowDuplicates ?? defaultRecipe.allowDuplicates,
      clipOutliers: options.clipOutliers ?? defaultRecipe.clipOutliers,
      classWeight: options.classWeight ?? defaultRecipe.classWeight,
    },
    warnings,
  };
}

function chooseTarget(columns: readonly Column[]): Column {
  const candidates = columns.filter(({ tasks }) => tasks.length > 0);
  const named = candidates.find(({ name }) => targetNames.has(name.trim().toLowerCase()));
  const target = named ?? candidates.at(-1);
  if (target) return target;
  const counts = columns.slice(0, 5).map(({ name, distinct }) => `"${name}" has ${distinct}`);
  throw new UserError(
    `No column has exactly two different values, so there is nothing to predict (${counts.join(', ')}${columns.length > 5 ? ', …' : ''}). ` +
      'This version predicts columns with two values, such as 0 and 1 or yes and no.',
  );
}

function checkTarget(column: Column): Column {
  if (column.tasks.length > 0) return column;
  throw new UserError(
    `"${column.name}" cannot be predicted: it has ${column.distinct} different ${column.distinct === 1 ? 'value' : 'values'}, and this version predicts columns with exactly two.`,
  );
}

function chooseFeatures(columns: readonly Column[], target: Column): { features: Column[]; warnings: string[] } {
  const others = columns.filter((column) => column !== target);
  const features = others.filter(isUsable);
  if (features.length === 0) {
    throw new UserError(
      `No column beside "${target.name}" holds different numbers, so there is nothing to learn from. Add a column of numbers; text cannot be an input in this version.`,
    );
  }
  return {
    features,
    warnings: others.flatMap(({ name, leftOut }) => (leftOut === undefined ? [] : [`"${name}" was left out: ${leftOut}.`])),
  };
}

function checkFeatures(columns: readonly Column[], target: Column, names: readonly string[]): Column[] {
  return [...new Set(names)].map((name) => {
    const column = find(columns, name);
    if (column === target) throw new UserError(`"${name}" is the column to predict; it cannot be an input as well.`);
    if (column.range === undefined)
      throw new UserError(
        `"${name}" cannot be an input: ${column.leftOut ?? 'it holds text'}${firstTextOf(column)}. Choose columns of numbers.`,
      );
    return column;
  });
}

function isUsable({ leftOut }: Column): boolean {
  return leftOut === undefined;
}

function firstTextOf({ firstText }: Column): string {
  return firstText ? `, the first in line ${firstText.line}: "${firstText.cell}"` : '';
}

function find(columns: readonly Column[], name: string): Column {
  const column = columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const listed = columns.slice(0, 10).map((candidate) => `"${candidate.name}"`);
  throw new UserError(`There is no column "${name}". The table has ${listed.join(', ')}${columns.length > 10 ? ', …' : ''}.`);
}
