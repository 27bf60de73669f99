import { listOf, message, plural, type Message } from '../../message.ts';
import { UserError } from '../../userError.ts';
import type { Column } from './column.ts';
import { describeLeftOut } from './leftOut.ts';
import type { Task } from './task.ts';

/** Names that tell what is to be predicted. */
const targetNames = new Set(
  (
    'target label class outcome pass passed result survived diagnosis churn churned default defaulted response success ' +
    'price saleprice species'
  ).split(' '),
);

/**
 * The column to predict: the first one with a telling name ("y" tells it in the last place only, or with classes: else it may be a
 * coordinate); else the last one with two values, else the last one of categories, else the
 * last one of whole numbers with few values, else the last one of numbers. Identifiers only where there is nothing else.
 */
export function chooseTarget(columns: readonly Column[], task: Task | undefined): Column {
  const possible = columns.filter(({ tasks }) => (task === undefined ? tasks.length > 0 : tasks.includes(task)));
  const usual = possible.filter(({ kind }) => kind !== 'identifier');
  const target =
    usual.find((column) => hasTellingName(column, columns.length)) ??
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

function hasTellingName({ name, index, tasks }: Column, columnCount: number): boolean {
  const lower = name.trim().toLowerCase();
  return lower === 'y' ? index === columnCount - 1 || tasks[0] !== 'regression' : targetNames.has(lower);
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
