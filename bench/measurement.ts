/** The results of one contender for a job, in the job's unit, round by round. */
export interface Contender {
  readonly name: string;
  readonly values: readonly number[];
}

/** The result of one job of the bench. */
export interface Measurement {
  readonly title: string;
  /** Of all values, such as 'ms'. */
  readonly unit: string;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  readonly contenders: readonly Contender[];
  /** In words, with the numbers: the point of the measurement. */
  readonly conclusion: string;
}
