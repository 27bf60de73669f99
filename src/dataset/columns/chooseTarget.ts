import { listOf, message, plural, type Message } from '../../message.ts';
import { UserError } from '../../userError.ts';
import type { Column } from './column.ts';
import { describeLeftOut } from './leftOut.ts';
import type { Task } from './task.ts';

/** Names of an answer, and of nothing else in a table. */
const answerNames = new Set(['target', 'label', 'outcome']);
/** Names of what tables are mostly made to ask about. */
const askedNames = new Set('pass passed result survived diagnosis churn churned defaulted response success'.split(' '));
/** Names of an answer at either end of a table; in its middle a class is one of travel or of vehicles, and default an earlier credit's. */
const namesAtEnds = new Set(['class', 'default']);
const amountNames = new Set(['price', 'saleprice', 'species']);

/**
 * The column to predict: the one with a telling name, the surest first: a target, label or outcome, a last column "y" (or one with classes: else it may
 * be a coordinate); what is mostly asked about, as survived; a class (or default) where no other column that could be predicted stands before it, or none
 * behind it; a price or species. Of several as sure ones the first. Without such a name the last one with two values, else the last one of categories,
 * else the last one of whole numbers with few values, else the last one of numbers. Identifiers only where there is nothing else.
 */
export function chooseTarget(columns: readonly Column[], task: Task | undefined): Column {
  const possible = columns.filter(({ tasks }) => (task === undefined ? tasks.length > 0 : tasks.includes(task)));
  const usual = possible.filter(({ kind, leftOut }) => kind !== 'identifier' && leftOut?.type !== 'marked');
  const target =
    telling.map((isTelling) => usual.find((column) => isTelling(column, usual, columns.length))).find((column) => column !== undefined) ??
    usual.findLast(({ tasks }) => tasks[0] === 'binary') ??
    usual.findLast(({ tasks, kind }) => tasks[0] === 'multiclass' && kind !== 'number') ??
    usual.findLast(({ tasks }) => tasks[0] === 'multiclass') ??
    usual.at(-1) ??
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

type IsTelling = (column: Column, usual: readonly Column[], columnCount: number) => boolean;

/** What tells by a column's name that it is the target, the surest first; `usual` are all that could be one. */
const telling: readonly IsTelling[] = [
  ({ isTarget }) => isTarget === true,
  ({ name, index, tasks }, _, columnCount) =>
    answerNames.has(plainName(name)) || (plainName(name) === 'y' && (index === columnCount - 1 || tasks[0] !== 'regression')),
  ({ name }) => askedNames.has(plainName(name)),
  (column, usual) => namesAtEnds.has(plainName(column.name)) && (column === usual[0] || column === usual.at(-1)),
  ({ name }) => amountNames.has(plainName(name)),
];

function plainName(name: string): string {
  return name.trim().toLowerCase();
}

const taskWords: Readonly<Record<Task, Message>> = {
  binary: message('one of two classes (binary)'),
  multiclass: message('one of several classes (multiclass)'),
  regression: message('a number (regression)'),
};

/** What the column is predicted as. Throws a UserError that names the column when it cannot be that. */
export function chooseTask(column: Column, asked: Task | undefined): Task {
  const [sensible] = column.tasks;
  if (sensible === undefined)
    throw new UserError(message('"{name}" cannot be predicted: {why}.', { name: column.name, why: whyNot(column) }));
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

function whyNot({ kind, distinct, leftOut, name }: Column): Message {
  if (distinct < 2) {
    return plural(
      distinct,
      'it has {count} different value, and at least two are needed',
      'it has {count} different values, and at least two are needed',
    );
  }
  if (kind === 'date') return message('it holds dates; two or more values or numbers are needed');
  if (leftOut) return describeLeftOut(leftOut);
  return message('it has {count} different values, too many to be classes; choose another column than "{name}"', { count: distinct, name });
}
