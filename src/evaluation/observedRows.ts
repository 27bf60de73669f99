/** Encoded rows and their targets. The features of row r begin at r · featureStride. */
export interface ObservedRows {
  readonly features: Float32Array;
  readonly featureCount: number;
  readonly featureStride: number;
  readonly targets: Float32Array;
}
