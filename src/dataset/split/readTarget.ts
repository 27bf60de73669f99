import type { CsvTable } from '../../csv/csvTable.ts';
import type { Column } from '../columns/column.ts';
import { columnClasses, columnValues } from '../columns/columnValues.ts';
import type { Task } from '../columns/recipe.ts';
import { pickValues } from '../pickValues.ts';

/** The rows whose target has a usable value, and these values. */
export interface TargetRows {
  /** Index into the table's records of each row. */
  readonly records: Uint32Array<ArrayBuffer>;
  /** The index of each row's class, or its number. */
  readonly values: Float64Array<ArrayBuffer>;
  /** As they stand in the file; none for numbers. */
  readonly classes: readonly string[];
}

/** Reads the target of every record as the task has it. Throws when the column cannot be the target of such a task (`chooseRecipe` sees to that). */
export function readTarget(table: CsvTable, target: Column, task: Task): TargetRows {
  const cells = table.columns[target.index];
  if (task === 'regression') {
    if (!target.format) throw new Error(`The column ${target.name} holds no numbers`);
    const numbers = columnValues(cells, target);
    const records = recordsWhere(numbers, (value) => !Number.isNaN(value));
    return { records, values: pickValues(numbers, records), classes: [] };
  }
  const { classes } = target;
  if (!classes || (task === 'binary' && classes.length !== 2)) throw new Error(`The column ${target.name} holds no classes`);
  const indexes = columnClasses(cells, classes, target.format);
  const records = recordsWhere(indexes, (index) => index >= 0);
  return { records, values: pickValues(indexes, records), classes };
}

function recordsWhere(values: Float64Array | Int32Array, isUsable: (value: number) => boolean): Uint32Array<ArrayBuffer> {
  const records = new Uint32Array(values.length);
  let count = 0;
  for (let record = 0; record < values.length; record++) if (isUsable(values[record])) records[count++] = record;
  return records.slice(0, count);
}
