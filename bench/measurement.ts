/** What one contender of a job took, in its unit, round by round. */
export interface Contender {
  readonly name: string;
  readonly values: readonly number[];
}

/** What one job of the bench has found. */
export interface Measurement {
  readonly title: string;
  /** Of all values: 'ms', for instance. */
  readonly unit: string;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  readonly contenders: readonly Contender[];
  /** In words, with the numbers: what the bench is there to say. */
  readonly conclusion: string;
}
