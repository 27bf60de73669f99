/** What is known of encoded rows beside their features: `n` rows of `d` features; every row is in one of `train`, `test` and `validation`. */
export interface EncodedRows {
  readonly rowCount: number;
  readonly featureCount: number;
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
  /** For each row the first one that it belongs together with (copies, groups that are never parted); absent where every row stands for itself. */
  readonly clusters?: Uint32Array<ArrayBuffer>;
  /** Index into `CsvTable.records` of each row. */
  readonly records: Uint32Array<ArrayBuffer>;
}

/** Where the scaled features are: row-major, those of row r from r · featureStride on. The numbers in between are 0. */
export interface FeatureMatrix {
  readonly features: Float32Array<ArrayBuffer>;
  readonly featureStride: number;
}

/** Encoded rows with their features. */
export interface Dataset extends EncodedRows, FeatureMatrix {}

/** A matrix without gaps, all 0. */
export function createDenseMatrix({ rowCount, featureCount }: Pick<EncodedRows, 'rowCount' | 'featureCount'>): FeatureMatrix {
  return { features: new Float32Array(rowCount * featureCount), featureStride: featureCount };
}
