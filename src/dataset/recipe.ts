/** What kind of answer is learned. */
export type Task = 'binary' | 'multiclass' | 'regression';

/** How a number column becomes an input: z-scores, 0…1, or the cell's number itself. */
export type Scaling = 'standard' | 'minmax' | 'none';

/** What is predicted from what, and how the rows are used. Columns are named as in `CsvTable.names`. */
export interface Recipe {
  readonly target: string;
  readonly features: readonly string[];
  readonly task: Task;
  readonly scaling: Scaling;
  /** Share of the usable rows that is kept for the test, in (0, 1). */
  readonly testFraction: number;
  readonly seed: number;
}
