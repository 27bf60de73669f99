import type { CellReader } from './columns/reading/cellReader.ts';
import { pickPlaces } from './pickValues.ts';

/**
 * The training records, and a buffer for one number of each. Columns are processed one after another because tables have millions of rows.
 */
export class TrainingRows {
  readonly records: Uint32Array;
  /** The result of the last reading. */
  readonly #values: Float64Array<ArrayBuffer>;

  /** `train` holds indexes into `records`. */
  constructor(records: Uint32Array, train: Uint32Array) {
    this.records = pickPlaces(records, train);
    this.#values = new Float64Array(train.length);
  }

  get count(): number {
    return this.records.length;
  }

  /** The value of each row; valid until the next reading. */
  read(read: CellReader): Float64Array<ArrayBuffer> {
    read(this.#values, this.records);
    return this.#values;
  }

  /** The same without missing values (NaN). */
  readKnown(read: CellReader): Float64Array<ArrayBuffer> {
    const values = this.read(read);
    let count = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value === value) values[count++] = value;
    }
    return values.subarray(0, count);
  }
}
