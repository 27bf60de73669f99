/** Encoded rows without their features: `n` rows of `d` features. Every row is in exactly one of `train`, `test` and `validation`. */
export interface EncodedRows {
  readonly rowCount: number;
  readonly featureCount: number;
  /** n values: 0 or 1; the class index; or the standardized number. */
  readonly targets: Float32Array<ArrayBuffer>;
  /** Number of classes; 0 for a numeric target. */
  readonly classCount: number;
  /** n weights of the rows' losses; absent if all are 1. */
  readonly sampleWeights?: Float32Array<ArrayBuffer>;
  /** Indexes (0…n−1) of the training rows, ascending. */
  readonly train: Uint32Array<ArrayBuffer>;
  /** Indexes of the test rows, ascending. */
  readonly test: Uint32Array<ArrayBuffer>;
  /** Indexes of the validation rows for early stopping, ascending; empty without it. */
  readonly validation: Uint32Array<ArrayBuffer>;
  /** For each row the first row of its cluster (copies, or groups that are never separated); absent if every row is independent. */
  readonly clusters?: Uint32Array<ArrayBuffer>;
  /** Index into `CsvTable.records` of each row. */
  readonly records: Uint32Array<ArrayBuffer>;
}

/** The scaled features, row-major: those of row r begin at r · featureStride. Padding between rows is 0. */
export interface FeatureMatrix {
  readonly features: Float32Array<ArrayBuffer>;
  readonly featureStride: number;
}

/** Encoded rows with their features. */
export interface Dataset extends EncodedRows, FeatureMatrix {}

/** A matrix without padding, all 0. */
export function createDenseMatrix({ rowCount, featureCount }: Pick<EncodedRows, 'rowCount' | 'featureCount'>): FeatureMatrix {
  return { features: new Float32Array(rowCount * featureCount), featureStride: featureCount };
}
