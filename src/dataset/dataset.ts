/** Encoded rows. `n` rows of `d` features; every row is in one of `train`, `test` and `validation`. */
export interface Dataset {
  readonly rowCount: number;
  readonly featureCount: number;
  /** n × d, row-major, scaled. */
  readonly features: Float32Array<ArrayBuffer>;
  /** n values: 0 or 1; the index of the class; or the standardized number. */
  readonly targets: Float32Array<ArrayBuffer>;
  /** Number of classes; 0 for a target that is a number. */
  readonly classCount: number;
  /** n factors of the rows' losses; absent when all are 1. */
  readonly sampleWeights?: Float32Array<ArrayBuffer>;
  /** Row numbers (0…n−1) to learn from, ascending. */
  readonly train: Uint32Array<ArrayBuffer>;
  /** Row numbers that are kept for the test, ascending. */
  readonly test: Uint32Array<ArrayBuffer>;
  /** Row numbers that early stopping looks at, ascending; empty without it. */
  readonly validation: Uint32Array<ArrayBuffer>;
  /** Index into `CsvTable.records` of each row. */
  readonly records: Uint32Array<ArrayBuffer>;
}
