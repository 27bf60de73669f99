import type { CsvTable } from '../../csv/csvTable.ts';
import type { Column } from '../columns/column.ts';
import { classReader, numberReader } from '../columns/columnValues.ts';
import type { CellReader } from '../columns/reading/cellReader.ts';
import type { Task } from '../columns/recipe/task.ts';
import { countUp } from '../pickValues.ts';

/** The rows whose target has a usable value, with these values. */
export interface TargetRows {
  /** Index of each row among the table's records. */
  readonly records: Uint32Array<ArrayBuffer>;
  /** Each row's class index, as used in training, or its number. */
  readonly values: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
  /** As in the file; empty for numbers. */
  readonly classes: readonly string[];
}

/** Reads the target of every record for the task. Throws if the column does not suit the task, which `chooseRecipe` prevents. */
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

/** The records with a usable value, which is at least `least`, and these values, moved to the front of `values`. */
function readUsable(values: TargetRows['values'], read: CellReader, least: number): Pick<TargetRows, 'records' | 'values'> {
  read(values);
  const records = countUp(values.length);
  let count = 0;
  for (let record = 0; record < values.length; record++) {
    const value = values[record];
    records[count] = record;
    values[count] = value;
    // Without a branch, which would be unpredictable. Comparisons with NaN are false.
    count += value >= least ? 1 : 0;
  }
  return { records: records.subarray(0, count), values: values.subarray(0, count) };
}
