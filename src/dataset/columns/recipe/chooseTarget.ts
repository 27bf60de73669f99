import { listOf, message, plural, sentences, type Message } from '../../../message.ts';
import { isDigitDateFormat } from '../../cells/dates/digitDate.ts';
import { UserError } from '../../../userError.ts';
import type { Column } from '../column.ts';
import { describeLeftOut } from './leftOut.ts';
import { isAmountName, isDescribingName, isPlaceName, tellingNames } from './targetNames.ts';
import type { Task } from './task.ts';

/** Up to this many values of a number may be grades or kinds. */
const mostKinds = 10;
/** A smaller share of the rarer of two values marks exceptions, such as holidays among days. */
const rareShare = 0.1;
/** With this many columns of two values they describe the rows. */
const manyPairs = 3;

/**
 * Chooses the column to predict: the one that the table marks as its target, otherwise one with a telling name, from the most to the least
 * certain: target, label or outcome; a last column "y" (with classes, otherwise it may be a coordinate); a common question such as
 * survived; a class (or default) that is the first or the last of the columns that could be predicted; a price or species. Among equally
 * certain ones the first is chosen. Without such a name: the last column with two values, otherwise the last categorical one, the last one
 * of integers with few values, or the last numeric one; but a number in the last place if its name or the others' say that these describe
 * it. Identifiers are used only if there is nothing else.
 */
export function chooseTarget(columns: readonly Column[], task: Task | undefined): Column {
  const possible = columns.filter(({ tasks }) => (task === undefined ? tasks.length > 0 : tasks.includes(task)));
  const usual = possible.filter(({ kind, leftOut }) => kind !== 'identifier' && leftOut?.type !== 'marked');
  const target =
    tellingNames
      .map((isTelling) => usual.find((column) => isTelling(column, usual, columns.length)))
      .find((column) => column !== undefined) ??
    withoutName(usual) ??
    possible.at(-1);
  if (target) return target;
  const counts = listOf(
    columns.slice(0, 5).map(({ name, distinct }) => message('"{name}" has {count}', { name, count: distinct })),
    'comma',
    5,
    columns.length,
  );
  throw new UserError(
    task === undefined
      ? message(
          'No column can be predicted: one needs two different values or more, and not a different text in every row. Of different values, {counts}.',
          { counts },
        )
      : message(
          'No column can be predicted as {task}: one needs two different values or more, and not a different text in every row. Of different values, {counts}.',
          { task: taskWords[task], counts },
        ),
  );
}

/** The column to predict if no name tells; undefined if there is none. */
function withoutName(usual: readonly Column[]): Column | undefined {
  const last = usual.at(-1);
  const classes =
    usual.findLast(({ tasks }) => tasks[0] === 'binary') ??
    usual.findLast(({ tasks, kind }) => tasks[0] === 'multiclass' && kind !== 'number') ??
    usual.findLast(({ tasks }) => tasks[0] === 'multiclass');
  if (!last || !classes || classes === last) return last;
  return isDescribedBy(last, classes, usual) ? last : classes;
}

/** True if the number in the last column is rather the answer than the classes in a column before it, which then describe its rows. */
function isDescribedBy(last: Column, classes: Column, usual: readonly Column[]): boolean {
  if (last.kind !== 'number' || !last.tasks.includes('regression')) return false;
  if (isAmountName(last.name)) return true;
  if (last.tasks[0] !== 'regression' || last.distinct <= mostKinds || isPlaceName(last.name)) return false;
  if (isDescribingName(classes.name)) return true;
  // Many tables begin with their classes.
  if (classes === usual[0]) return false;
  if (classes.tasks[0] !== 'binary') return classes.kind === 'number';
  return isLopsided(classes) || usual.filter(({ tasks }) => tasks[0] === 'binary').length >= manyPairs;
}

function isLopsided({ distribution }: Column): boolean {
  if (!distribution) return false;
  const counts =
    distribution.type === 'bars' ? distribution.bars.map(({ count }) => count) : distribution.counts.filter((count) => count > 0);
  return Math.min(...counts) < rareShare * counts.reduce((sum, count) => sum + count, 0);
}

const taskWords: Readonly<Record<Task, Message>> = {
  binary: message('one of two classes (binary)'),
  multiclass: message('one of several classes (multiclass)'),
  regression: message('a number (regression)'),
};

/** The task for predicting the column. Throws a UserError that names the column if it does not suit the task. */
export function chooseTask(column: Column, asked: Task | undefined): Task {
  const [sensible] = column.tasks;
  if (sensible === undefined)
    throw new UserError(
      sentences(
        message('"{name}" cannot be predicted: {why}.', { name: column.name, why: whyNot(column) }),
        // A day of leaving is filled in only for those who left.
        column.missing > 0 && column.distinct > 0
          ? message('To predict whether it has a value, add a column that says yes or no to that.')
          : undefined,
      ),
    );
  if (asked === undefined || column.tasks.includes(asked)) return asked ?? sensible;
  const args = {
    name: column.name,
    task: taskWords[asked],
    count: column.distinct,
    possible: listOf(
      column.tasks.map((task) => taskWords[task]),
      'or',
    ),
  };
  throw new UserError(
    column.format
      ? message('"{name}" cannot be predicted as {task}: it has {count} different values. It can be predicted as {possible}.', args)
      : message(
          '"{name}" cannot be predicted as {task}: it has {count} different values, which are not numbers. It can be predicted as {possible}.',
          args,
        ),
  );
}

function whyNot({ kind, distinct, leftOut, name, dateFormat }: Column): Message {
  if (distinct < 2) {
    return plural(
      distinct,
      'it has {count} different value, and at least two are needed',
      'it has {count} different values, and at least two are needed',
    );
  }
  if (dateFormat !== undefined && isDigitDateFormat(dateFormat))
    return message('it holds dates or times in digits; to predict it as a number, choose "number" for the column');
  if (kind === 'date') return message('it holds dates; two or more values or numbers are needed');
  if (leftOut) return describeLeftOut(leftOut);
  return message('it has {count} different values, too many to be classes; choose another column than "{name}"', { count: distinct, name });
}
