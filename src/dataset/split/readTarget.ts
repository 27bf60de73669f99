import type { CsvTable } from '../../csv/csvTable.ts';
import type { Column } from '../columns/column.ts';
import { classReader, numberReader } from '../columns/columnValues.ts';
import type { CellReader } from '../columns/cellReader.ts';
import type { Task } from '../columns/task.ts';
import { countUp } from '../pickValues.ts';

/** The rows whose target has a usable value, and these values. */
export interface TargetRows {
  /** Index into the table's records of each row. */
  readonly records: Uint32Array<ArrayBuffer>;
  /** The index of each row's class (as it is learned from), or its number. */
  readonly values: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
  /** As they stand in the file; none for numbers. */
  readonly classes: readonly string[];
}

/** Reads the target of every record as the task has it. Throws when the column cannot be the target of such a task (`chooseRecipe` sees to that). */
export function readTarget(table: CsvTable, target: Column, task: Task): TargetRows {
  const cells = table.columns[target.index];
  if (task === 'regression') {
    if (!target.format) throw new Error(`The column ${target.name} holds no numbers`);
    return { ...readUsable(new Float64Array(table.rowCount), numberReader(cells, target), -Infinity), classes: [] };
  }
  const { classes } = target;
  if (!classes || (task === 'binary' && classes.length !== 2)) throw new Error(`The column ${target.name} holds no classes`);
  return { ...readUsable(new Float32Array(table.rowCount), classReader(cells, classes, target), 0), classes };
}

/** The records with a usable value, which is one that is no less than `least`, and these values, which are put into `values`. */
function readUsable(values: TargetRows['values'], read: CellReader, least: number): Pick<TargetRows, 'records' | 'values'> {
  read(values);
  const records = countUp(values.length);
  let count = 0;
  for (let record = 0; record < values.length; record++) {
    const value = values[record];
    records[count] = record;
    values[count] = value;
    // Not by a branch, which could not be foreseen; NaN is no less and no more than anything.
    count += value >= least ? 1 : 0;
  }
  return { records: records.subarray(0, count), values: values.subarray(0, count) };
}
