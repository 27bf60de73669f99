import type { ColumnKind } from '../column.ts';
import type { Task } from './task.ts';

/** A target with more distinct values does not have classes. */
export const mostClasses = 50;
/** Up to this many integers are more likely classes (stars, grades) than amounts. */
const mostClassNumbers = 10;
/** Average number of rows per class from which integers count as classes rather than amounts. */
const rowsPerClass = 5;

/** The facts that determine the tasks of a column. */
export interface TaskFacts {
  readonly kind: ColumnKind;
  readonly isNumber: boolean;
  readonly isWhole: boolean;
  readonly distinct: number;
  /** Number of cells with a valid value. */
  readonly count: number;
}

/**
 * The tasks for which a column can be the target, the most sensible first. Two values: binary, and for numbers also regression. Three to
 * ten integers with five rows each on average: multiclass, otherwise regression, but both remain possible. Categories: up to 50 classes.
 * Dates cannot be predicted.
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
