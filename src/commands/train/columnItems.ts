import { listOf, message, plural, verbatim, type Message } from '../../message.ts';
import { kindWords } from '../../dataset/columns/kindWords.ts';
import { describeLeftOut } from '../../dataset/columns/recipe/leftOut.ts';
import { writeColumnRange } from '../../dataset/columns/columnRange.ts';
import type { Column } from '../../dataset/columns/column.ts';

/** A column as a line of a quick pick. */
export interface ColumnItem {
  readonly label: string;
  readonly description?: Message;
  /** Why it is not preselected. */
  readonly detail?: Message;
  readonly picked?: boolean;
}

/** The possible targets, the suggested one first. */
export function targetItems(columns: readonly Column[], suggested: string | undefined): ColumnItem[] {
  return columns
    .filter(({ tasks }) => tasks.length > 0)
    .map((column): ColumnItem => ({ label: column.name, description: taskWords(column) }))
    .sort((a, b) => Number(b.label === suggested) - Number(a.label === suggested));
}

/** The possible features. Those that are left out by default say why, and are preselected only if they were chosen before. */
export function featureItems(columns: readonly Column[], target: string, preselected: readonly string[] | undefined): ColumnItem[] {
  return columns
    .filter(({ name, kind }) => name !== target && kind !== 'empty' && kind !== 'constant')
    .map((column): ColumnItem => ({
      label: column.name,
      description: describeValues(column),
      ...(column.leftOut === undefined
        ? {}
        : { detail: message('Left out unless you choose it: {why}', { why: describeLeftOut(column.leftOut) }) }),
      picked: preselected?.includes(column.name) ?? column.leftOut === undefined,
    }));
}

function taskWords(column: Column): Message | undefined {
  const { tasks, classes = [] } = column;
  switch (tasks[0]) {
    case 'binary':
      return verbatim(listOf(classes, 'or'));
    case 'multiclass':
      return message('{count} classes: {classes}', { count: classes.length, classes: listOf(classes, 'comma', 4) });
    case 'regression':
      return describeValues(column);
    case undefined:
      return undefined;
  }
}

function describeValues(column: Column): Message {
  const { kind, distinct, classes } = column;
  const range = writeColumnRange(column);
  if (range !== undefined) return verbatim(range);
  if (classes && classes.length <= 4) return verbatim(listOf(classes, 'comma'));
  return plural(distinct, '{kind}, {count} different value', '{kind}, {count} different values', { kind: kindWords[kind] });
}
