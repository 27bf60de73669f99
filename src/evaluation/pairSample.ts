/** Actual and predicted values of some rows, in the units of the file. */
export interface Pairs {
  readonly actual: Float64Array<ArrayBuffer>;
  readonly predicted: Float64Array<ArrayBuffer>;
}

const MOST_PAIRS = 2000;

/** Keeps the pairs of up to 2000 evenly spread rows, and that of the row with the largest error. */
export class PairSample {
  readonly #every: number;
  readonly #actual: number[] = [];
  readonly #predicted: number[] = [];
  #count = 0;
  #furthest = { distance: -1, row: 0, actual: 0, predicted: 0 };

  constructor(rowCount: number) {
    this.#every = Math.max(1, Math.ceil(rowCount / MOST_PAIRS));
  }

  add(actual: number, predicted: number): void {
    if (this.#count % this.#every === 0) this.#keep(actual, predicted);
    const distance = Math.abs(predicted - actual);
    if (distance > this.#furthest.distance) this.#furthest = { distance, row: this.#count, actual, predicted };
    this.#count++;
  }

  pairs(): Pairs {
    const { distance, row, actual, predicted } = this.#furthest;
    if (distance >= 0 && row % this.#every !== 0) this.#keep(actual, predicted);
    return { actual: Float64Array.from(this.#actual), predicted: Float64Array.from(this.#predicted) };
  }

  #keep(actual: number, predicted: number): void {
    this.#actual.push(actual);
    this.#predicted.push(predicted);
  }
}
