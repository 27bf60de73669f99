import { UserError } from '../../userError.ts';
import type { Column } from './column.ts';
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
  const counts = columns.slice(0, 5).map(({ name, distinct }) => `"${name}" has ${distinct}`);
  throw new UserError(
    `${task === undefined ? 'No column can be predicted' : `No column can be predicted as ${taskWords[task]}`}: one needs two different values or more, and not a different text in every row. ` +
      `Of different values, ${counts.join(', ')}${columns.length > 5 ? ', …' : ''}.`,
  );
}

function hasTellingName({ name, index, tasks }: Column, columnCount: number): boolean {
  const lower = name.trim().toLowerCase();
  return lower === 'y' ? index === columnCount - 1 || tasks[0] !== 'regression' : targetNames.has(lower);
}

const taskWords: Readonly<Record<Task, string>> = {
  binary: 'one of two classes (binary)',
  multiclass: 'one of several classes (multiclass)',
  regression: 'a number (regression)',
};

/** What the column is predicted as. Throws a UserError that names the column when it cannot be that. */
export function chooseTask(column: Column, asked: Task | undefined): Task {
  const [sensible] = column.tasks;
  if (sensible === undefined) throw new UserError(`"${column.name}" cannot be predicted: ${whyNot(column)}.`);
  if (asked === undefined || column.tasks.includes(asked)) return asked ?? sensible;
  const possible = column.tasks.map((task) => taskWords[task]).join(' or ');
  throw new UserError(
    `"${column.name}" cannot be predicted as ${taskWords[asked]}: it has ${column.distinct} different values${column.format ? '' : ', which are no numbers'}. It can be predicted as ${possible}.`,
  );
}

function whyNot({ kind, distinct, leftOut, name }: Column): string {
  if (distinct < 2) return `it has ${distinct} different ${distinct === 1 ? 'value' : 'values'}, and at least two are needed`;
  if (kind === 'date') return 'it holds dates; two or more values or numbers are needed';
  return leftOut ?? `it has ${distinct} different values, too many to be classes; choose another column than "${name}"`;
}
