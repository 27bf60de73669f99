import type { CellReader } from './columns/cellReader.ts';
import { pickPlaces } from './pickValues.ts';

/** The records that are learned from, and room for one number of each: columns are looked at one after another, and tables have millions of rows. */
export class TrainingRows {
  readonly records: Uint32Array;
  /** What the last reading has left here. */
  readonly #values: Float64Array<ArrayBuffer>;

  /** `train` holds indexes into `records`. */
  constructor(records: Uint32Array, train: Uint32Array) {
    this.records = pickPlaces(records, train);
    this.#values = new Float64Array(train.length);
  }

  get count(): number {
    return this.records.length;
  }

  /** What is read of each row. It holds until the next reading. */
  read(read: CellReader): Float64Array<ArrayBuffer> {
    read(this.#values, this.records);
    return this.#values;
  }

  /** The same without rows of which nothing is known (NaN). */
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
