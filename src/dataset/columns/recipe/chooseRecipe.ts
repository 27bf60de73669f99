import { listOf, message, sentences, type Message } from '../../../message.ts';
import { UserError } from '../../../userError.ts';
import { chooseTarget, chooseTask } from './chooseTarget.ts';
import type { Column } from '../column.ts';
import { describeLeftOut } from './leftOut.ts';
import { fillDefaults } from '../../../options/mapNames.ts';
import { defaultRecipe, type Recipe, type RecipeDefaults } from './recipe.ts';

/** The chosen recipe, and messages for the user about what was left out and why. */
export interface RecipeChoice {
  readonly recipe: Recipe;
  readonly warnings: readonly Message[];
}

/**
 * Chooses whatever the options leave open. Throws a UserError that names the column if the options ask for something the table does not
 * have.
 */
export function chooseRecipe(columns: readonly Column[], options: Partial<Recipe>): RecipeChoice {
  for (const { column } of options.kinds ?? []) find(columns, column);
  for (const { column } of options.missingValues ?? []) find(columns, column);
  for (const name of options.mergeSpellings ?? []) find(columns, name);
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

/** Every column that is not left out. Names of groups are not features. A row counter is a feature only if there is no other. */
function chooseFeatures(
  columns: readonly Column[],
  target: Column,
  splitBy: Recipe['splitBy'],
): { features: Column[]; warnings: Message[] } {
  const group = splitBy?.as === 'group' ? splitBy.column : undefined;
  const others = columns.filter((column) => column !== target);
  const usable = others.filter(({ leftOut, name }) => leftOut === undefined && name !== group);
  const warnings = others.flatMap(({ name, leftOut }) => {
    if (leftOut === undefined && name !== group) return [];
    const why = leftOut ? describeLeftOut(leftOut) : message('it names the groups that the rows are split by');
    return [message('"{name}" was left out: {why}.', { name, why })];
  });
  if (usable.length > 0) return { features: usable, warnings };
  const counters = others.filter(({ kind, format, distinct }) => kind === 'identifier' && format !== undefined && distinct > 1);
  if (counters.length > 0) {
    const names = listOf(
      counters.map(({ name }) => `"${name}"`),
      'comma',
    );
    const warning = message('There is nothing else to learn from, so {names} is used, though it may only number the rows.', { names });
    return { features: counters, warnings: [warning] };
  }
  const reasons = others.map(({ name, leftOut }) =>
    message('"{name}": {why}', {
      name,
      why: leftOut ? describeLeftOut(leftOut) : message('it names the groups that the rows are split by'),
    }),
  );
  throw new UserError(
    message('No column besides "{name}" can be learned from ({reasons}). Add a column of numbers, dates or categories.', {
      name: target.name,
      reasons: listOf(reasons, 'semicolon', 3),
    }),
  );
}

/** The columns with these names, in the order of the file, so that switching one off and on again changes nothing. */
function checkFeatures(columns: readonly Column[], target: Column, names: readonly string[]): Column[] {
  const checked = names.map((name) => {
    const column = find(columns, name);
    if (column === target) throw new UserError(message('"{name}" is the column to predict; it cannot be an input as well.', { name }));
    if (column.kind === 'empty' || column.kind === 'text' || (column.kind === 'identifier' && !column.format)) {
      throw new UserError(cannotBeInput(column));
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

function cannotBeInput({ name, leftOut, firstText, kind }: Column): Message {
  const why = describeLeftOut(leftOut ?? { type: 'empty' });
  return sentences(
    firstText
      ? message('"{name}" cannot be an input: {why}, the first in line {line}: "{cell}".', {
          name,
          why,
          line: String(firstText.line),
          cell: firstText.cell,
        })
      : message('"{name}" cannot be an input: {why}.', { name, why }),
    kind === 'empty' ? message('Choose other columns.') : message('Choose other columns, or have it read as a category.'),
  );
}

function find(columns: readonly Column[], name: string): Column {
  const column = columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const listed = columns.map((candidate) => `"${candidate.name}"`);
  throw new UserError(message('There is no column "{name}". The table has {names}.', { name, names: listOf(listed, 'and', 10) }));
}
