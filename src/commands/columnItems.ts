import type { Column } from '../dataset/columns/column.ts';
import { writeNumber } from '../writeNumber.ts';

/** A column as a line of a quick pick. */
export interface ColumnItem {
  readonly label: string;
  readonly description?: string;
  /** Why it is not picked beforehand. */
  readonly detail?: string;
  readonly picked?: boolean;
}

/** The columns that can be predicted, the suggested one first. */
export function targetItems(columns: readonly Column[], suggested: string | undefined): ColumnItem[] {
  return columns
    .filter(({ tasks }) => tasks.length > 0)
    .map((column): ColumnItem => ({ label: column.name, description: taskWords(column) }))
    .sort((a, b) => Number(b.label === suggested) - Number(a.label === suggested));
}

/** The columns that can be learned from: those that are left out by themselves say why, and are not picked unless they were before. */
export function featureItems(columns: readonly Column[], target: string, preselected: readonly string[] | undefined): ColumnItem[] {
  return columns
    .filter(({ name, kind }) => name !== target && kind !== 'empty' && kind !== 'constant')
    .map((column): ColumnItem => ({
      label: column.name,
      description: valueWords(column),
      ...(column.leftOut === undefined ? {} : { detail: `Left out unless you choose it: ${column.leftOut}` }),
      picked: preselected?.includes(column.name) ?? column.leftOut === undefined,
    }));
}

function taskWords(column: Column): string {
  const { tasks, classes = [] } = column;
  switch (tasks[0]) {
    case 'binary':
      return classes.join(' or ');
    case 'multiclass':
      return `${classes.length} classes: ${classes.slice(0, 4).join(', ')}${classes.length > 4 ? ', …' : ''}`;
    case 'regression':
      return valueWords(column);
  }
}

function valueWords({ kind, range, distinct, classes }: Column): string {
  if (range && kind === 'number') return `${writeNumber(range.min, 6)} … ${writeNumber(range.max, 6)}`;
  if (range && kind === 'date')
    return `${new Date(range.min).toISOString().slice(0, 10)} … ${new Date(range.max).toISOString().slice(0, 10)}`;
  if (classes && classes.length <= 4) return classes.join(', ');
  return `${kind}, ${distinct} different ${distinct === 1 ? 'value' : 'values'}`;
}
