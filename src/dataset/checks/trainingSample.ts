import type { CsvTable } from '../../csv/csvTable.ts';
import { readsAs, type Column } from '../columns/column.ts';
import { classReader, countValues, numberReader, otherValue } from '../columns/columnValues.ts';
import type { EncodedRows } from '../dataset.ts';
import { pickValues } from '../pickValues.ts';
import type { TrainingRows } from '../trainingRows.ts';

/**
 * One column's values in the training rows: numbers (for dates milliseconds since 1970; NaN if missing), or the index of each category
 * (negative if missing).
 */
export type ColumnSample =
  | { readonly type: 'numbers'; readonly values: Float64Array }
  | { readonly type: 'categories'; readonly groups: Float64Array; readonly groupCount: number };

/** Larger sets of categories count as one category, because the association of a column with thousands of them means nothing. */
const mostGroups = 200;

/** The training rows, read one column at a time. */
export class TrainingSample {
  /** The encoded target. */
  readonly target: Float64Array;
  readonly classCount: number;
  readonly #table: CsvTable;
  readonly #training: TrainingRows;

  constructor(table: CsvTable, { targets, train, classCount }: EncodedRows, training: TrainingRows) {
    this.target = pickValues(targets, train);
    this.classCount = classCount;
    this.#table = table;
    this.#training = training;
  }

  get rowCount(): number {
    return this.#training.count;
  }

  /** Reads a column as it is used in training, with yes and no as 0 and 1. The result is valid until the next call. */
  read(column: Column): ColumnSample {
    const cells = this.#table.columns[column.index];
    if (column.kind === 'boolean' && column.classes) {
      const sides = this.#training.read(classReader(cells, column.classes, column));
      for (let row = 0; row < sides.length; row++) if (sides[row] < 0) sides[row] = Number.NaN;
      return { type: 'numbers', values: sides };
    }
    if (readsAs(column) !== 'category') return { type: 'numbers', values: this.#training.read(numberReader(cells, column)) };
    const counts = countValues(cells, column, { rows: this.#training.records }).sort(
      (a, b) => b.count - a.count || (a.key < b.key ? -1 : 1),
    );
    const names = counts.slice(0, mostGroups).map(({ name }) => name);
    const groups = this.#training.read(classReader(cells, names, column));
    for (let row = 0; row < groups.length; row++) if (groups[row] === otherValue) groups[row] = names.length;
    return { type: 'categories', groups, groupCount: names.length + 1 };
  }
}
