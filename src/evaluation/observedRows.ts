/** Encoded rows and their answers: the features of row r stand from r · featureStride on. */
export interface ObservedRows {
  readonly features: Float32Array;
  readonly featureCount: number;
  readonly featureStride: number;
  readonly targets: Float32Array;
}
