/** What the numbers of a column are like, NaN aside. */
export interface NumberStatistics {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** True when all are whole numbers. */
  readonly isWhole: boolean;
  /** True for 0, 1, 2 … or 1, 2, 3 … in the order of the file, without a gap. */
  readonly countsRows: boolean;
}

/** One pass over the numbers. */
export function numberStatistics(values: Float64Array): NumberStatistics {
  let [count, min, max] = [0, Infinity, -Infinity];
  let isWhole = true;
  let countsRows = values.length > 0 && (values[0] === 0 || values[0] === 1);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (countsRows && value !== values[0] + row) countsRows = false;
    if (value !== value) continue;
    count++;
    if (value < min) min = value;
    if (value > max) max = value;
    if (isWhole && value !== Math.floor(value)) isWhole = false;
  }
  return { count, min, max, isWhole, countsRows };
}
