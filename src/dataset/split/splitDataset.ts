import { listOf, message, plural, sentences, type Message } from '../../message.ts';
import type { CellColumn, CsvTable } from '../../csv/csvTable.ts';
import { UserError } from '../../userError.ts';
import { classKey, meaningOf } from '../cells/classKey.ts';
import { isMissing } from '../cells/isMissing.ts';
import { readsAs, type Column } from '../columns/column.ts';
import { numberReader } from '../columns/columnValues.ts';
import type { TargetRows } from './readTarget.ts';
import type { Recipe } from '../columns/recipe/recipe.ts';
import { countUp } from '../pickValues.ts';
import { listedColumns } from './listedCases.ts';
import { findRepetition, type Repetition } from './repeatedRows.ts';
import { equalRows, joinGroups } from './equalRows.ts';
import { splitByTime, splitByGroups } from './splitByColumn.ts';
import { splitRows, type Split } from './splitRows.ts';

const fewestRows = 4;

/** The parts, and messages for the user about special cases. */
export interface SplitDataset {
  readonly split: Split;
  /** For each row the first of the rows that must stay in the same part; absent if all are independent. */
  readonly clusters?: Uint32Array<ArrayBuffer>;
  /** The value of `Recipe.allowDuplicates` in use if the user has not chosen one; undefined if no rows are equal. */
  readonly allowsDuplicates: boolean | undefined;
  readonly warnings: readonly Message[];
}

/**
 * Splits the rows according to the recipe. A complete list of cases is not split; its test is empty. Throws a UserError if there are too
 * few rows for training and test.
 */
export function splitDataset(
  table: CsvTable,
  features: readonly Column[],
  splitColumn: Column | undefined,
  answers: TargetRows,
  recipe: Recipe,
): SplitDataset {
  const { records, values, classes } = answers;
  const { target, fold } = recipe;
  const mayBeList = splitColumn === undefined && recipe.allowDuplicates !== true;
  const listed = mayBeList ? listedColumns(table, features, answers) : undefined;
  if (listed) return learnFromAll(listed, recipe, records.length);
  if (fold && recipe.splitBy?.as === 'time') {
    throw new UserError(
      message(
        'The rows are split by the time in "{column}": cross-validation would predict earlier rows from later ones. Split them in another way, train, and cross-validate then.',
        { column: recipe.splitBy.column },
      ),
    );
  }
  const warnings: Message[] = [];
  if (classes.length > 0) warnings.push(...checkClasses(target, classes, values));
  else if (records.length < fewestRows) {
    throw new UserError(
      message('There are too few rows: {count} with a usable "{name}". At least {fewest} are needed, to learn from and to test on.', {
        count: records.length,
        name: target,
        fewest: fewestRows,
      }),
    );
  }
  const repetition = findRepetition(table, features, { records, values }, recipe.allowDuplicates);
  if (repetition) warnings.push(repetitionWarning(repetition));
  const copies = repetition?.type === 'copies' ? repetition.groups : undefined;
  const rowGroups = copies ?? countUp(records.length);
  const columnGroups =
    splitColumn && recipe.splitBy?.as === 'group' ? joinGroups(rowGroups, groupsOf(table, splitColumn, records)) : undefined;
  const strata = classes.length > 0 ? values : new Uint8Array(values.length);
  const classCount = Math.max(classes.length, 1);
  const split =
    splitColumn && recipe.splitBy?.as === 'time'
      ? splitByTime(timesOf(table, splitColumn, records, warnings), rowGroups, recipe)
      : columnGroups
        ? splitByGroups(strata, classCount, columnGroups, recipe)
        : splitRows(strata, classCount, rowGroups, recipe);
  if (fold && split.test.length === 0) {
    throw new UserError(
      message('There are too few rows that differ for {of} folds: one of them is empty. Use fewer folds.', { of: fold.of }),
    );
  }
  checkParts(split, classes, values, recipe);
  const clusters = columnGroups ?? copies;
  return { split, ...(clusters ? { clusters } : {}), allowsDuplicates: repetition && repetition.type === 'cases', warnings };
}

/** The split for a complete list of cases. */
function learnFromAll(listed: readonly string[], { fold }: Recipe, rowCount: number): SplitDataset {
  const list = plural(
    listed.length,
    'The table lists every case: each value of "{name}" is in it, with one answer.',
    'The table lists every case: each combination of the values of {count} columns is in it, with one answer.',
    { name: listed[0] ?? '' },
  );
  if (fold) {
    throw new UserError(sentences(list, message('There is none left that could be tested on, so there is nothing to cross-validate.')));
  }
  const none = new Uint32Array(0);
  return {
    split: { train: countUp(rowCount), test: none, validation: none },
    allowsDuplicates: undefined,
    warnings: [
      sentences(list, message('All rows are learned from, and there is no test, because no case is left that the model has not learned.')),
    ],
  };
}

/** Tells the user how equal rows were interpreted. */
function repetitionWarning(repetition: Repetition): Message {
  const { repeated } = repetition;
  if (repetition.type === 'copies') {
    return plural(
      repeated,
      '{count} row is a copy of another one in every column that is learned from: copies are kept on one side of the split. The settings can let them count as separate rows.',
      '{count} rows are copies of others in every column that is learned from: copies are kept on one side of the split. The settings can let them count as separate rows.',
    );
  }
  const why = {
    few: message('there are few different ones'),
    answers: message('equal ones have different answers'),
    chance: message('so many would be equal by chance'),
  }[repetition.reason];
  return plural(
    repeated,
    '{count} row is equal to others in every column that is learned from, and {why}: each counts as a separate row. The settings can keep equal rows on one side of the split.',
    '{count} rows are equal to others in every column that is learned from, and {why}: each counts as a separate row. The settings can keep equal rows on one side of the split.',
    { why },
  );
}

/** Two classes need two rows each. With several classes, those with a single row are used in training only. */
function checkClasses(target: string, classes: readonly string[], values: TargetRows['values']): Message[] {
  const counts = new Uint32Array(classes.length);
  for (let row = 0; row < values.length; row++) counts[values[row]]++;
  const few = classes.filter((_, index) => counts[index] < 2);
  if (few.length === 0) return [];
  if (classes.length === 2 || classes.length - few.length < 2) {
    const args = { value: few[0] };
    throw new UserError(
      sentences(
        counts[classes.indexOf(few[0])] === 0
          ? message('There are too few rows: no usable row is "{value}".', args)
          : message('There are too few rows: only one usable row is "{value}".', args),
        message('At least two rows of each class are needed, one to learn from and one to test on.'),
      ),
    );
  }
  const named = listOf(
    few.map((text) => `"${text}"`),
    'comma',
    3,
  );
  return [message('Too few rows to test on have "{name}" = {values}: one each.', { name: target, values: named })];
}

function timesOf(table: CsvTable, column: Column, records: Uint32Array, warnings: Message[]): Float64Array {
  if (readsAs(column) === 'category') {
    throw new UserError(
      message('The rows cannot be split by the time in "{column}": it holds no dates or numbers. Choose another column.', {
        column: column.name,
      }),
    );
  }
  const times = new Float64Array(records.length);
  numberReader(table.columns[column.index], column)(times, records);
  const without = times.reduce((count, time) => count + (Number.isNaN(time) ? 1 : 0), 0);
  if (without === times.length)
    throw new UserError(message('The rows cannot be split by the time in "{column}": no row has one.', { column: column.name }));
  if (without > 0)
    warnings.push(
      plural(
        without,
        '{count} row without a time in "{name}" is learned from.',
        '{count} rows without a time in "{name}" are learned from.',
        { name: column.name },
      ),
    );
  return times;
}

/** For each row the first row of its group; a row without a group is its own. Cells that count as one value elsewhere are one group. */
function groupsOf(table: CsvTable, column: Column, records: Uint32Array): Uint32Array {
  const { index, name } = column;
  const cells = table.columns[index];
  const keys = groupKeys(cells, column);
  const firstRows = new Map<string, number>();
  const groups = equalRows([cells], records, table.rowCount);
  for (let row = 0; row < groups.length; row++) {
    const code = cells.codes ? cells.codes[records[row]] : -1;
    if (code < 0) continue;
    const key = keys[code];
    const first = key === undefined ? row : (firstRows.get(key) ?? row);
    if (key !== undefined && first === row) firstRows.set(key, row);
    groups[row] = first;
  }
  if (groups.every((group) => group === groups[0]))
    throw new UserError(message('The rows cannot be split by the groups in "{name}": all rows are of one group.', { name }));
  return groups;
}

/** For each text of the column a key of its group; undefined if it names none. */
function groupKeys({ texts }: CellColumn, { marks, fold }: Column): readonly (string | undefined)[] {
  const meaning = meaningOf(texts.filter((text) => !isMissing(text, marks)));
  return texts.map((text) => (isMissing(text, marks) ? undefined : classKey(text, meaning, fold)));
}

function checkParts({ train, test }: Split, classes: readonly string[], values: TargetRows['values'], recipe: Recipe): void {
  const advice = recipe.splitBy
    ? message('Split them by something other than "{column}".', { column: recipe.splitBy.column })
    : message('Allow equal rows on both sides of the split, or add rows that differ.');
  if (train.length === 0 || test.length === 0) {
    throw new UserError(
      sentences(
        message('The rows cannot be split into some to learn from and some to test on: too many are equal in every used column.'),
        advice,
      ),
    );
  }
  if (classes.length === 0) return;
  const isLearned = new Uint8Array(classes.length);
  let learned = 0;
  for (let i = 0; i < train.length && learned < classes.length; i++) {
    const value = values[train[i]];
    learned += 1 - isLearned[value];
    isLearned[value] = 1;
  }
  const missed = isLearned.indexOf(0);
  if (missed >= 0 && (classes.length === 2 || isLearned.indexOf(1) === isLearned.lastIndexOf(1))) {
    throw new UserError(
      sentences(
        message('No row with "{name}" = "{value}" is left to learn from: all of them are in the test.', {
          name: recipe.target,
          value: classes[missed],
        }),
        advice,
      ),
    );
  }
}
