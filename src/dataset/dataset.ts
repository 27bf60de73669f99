/** Encoded rows. `n` rows of `d` features; every row is either in `train` or in `test`. */
export interface Dataset {
  readonly rowCount: number;
  readonly featureCount: number;
  /** n × d, row-major, scaled. */
  readonly features: Float32Array<ArrayBuffer>;
  /** n values: 0 or 1. */
  readonly targets: Float32Array<ArrayBuffer>;
  /** Row numbers (0…n−1) to learn from, ascending. */
  readonly train: Uint32Array<ArrayBuffer>;
  /** Row numbers that are kept for the test, ascending. */
  readonly test: Uint32Array<ArrayBuffer>;
  /** Index into `CsvTable.records` of each row. */
  readonly records: Uint32Array<ArrayBuffer>;
}
