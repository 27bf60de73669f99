import type { ColumnKind } from './column.ts';
import type { Task } from './task.ts';

/** With more different values than this, a target is not classes. */
export const mostClasses = 50;
/** Up to as many whole numbers are rather classes (stars, grades) than amounts. */
const mostClassNumbers = 10;
/** Rows that a class must have on average for whole numbers to be classes rather than amounts. */
const rowsPerClass = 5;

/** What decides about the tasks of a column. */
export interface TaskFacts {
  readonly kind: ColumnKind;
  readonly isNumber: boolean;
  readonly isWhole: boolean;
  readonly distinct: number;
  /** Cells with a valid value. */
  readonly count: number;
}

/**
 * What a column can be the target of, the sensible one first. Two values: binary, of numbers regression as well. Three to ten whole numbers
 * with five rows each on average: multiclass, else regression; both remain possible. Categories: up to 50 classes. Dates cannot be predicted.
 */
export function columnTasks({ kind, isNumber, isWhole, distinct, count }: TaskFacts): Task[] {
  if (distinct < 2 || kind === 'date' || kind === 'text' || kind === 'constant' || kind === 'empty') return [];
  if (kind === 'identifier') return isNumber ? ['regression'] : [];
  if (distinct === 2) return isNumber ? ['binary', 'regression'] : ['binary'];
  if (!isNumber) return distinct <= mostClasses ? ['multiclass'] : [];
  const canBeClasses = count >= 2 * distinct && distinct <= (isWhole ? mostClasses : mostClassNumbers);
  if (!canBeClasses) return ['regression'];
  return isWhole && distinct <= mostClassNumbers && count >= rowsPerClass * distinct
    ? ['multiclass', 'regression']
    : ['regression', 'multiclass'];
}
