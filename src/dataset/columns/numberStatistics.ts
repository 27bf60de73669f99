import { rangeOf } from '../rangeOf.ts';

/** Properties of a column's numbers, ignoring NaN. */
export interface NumberStatistics {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** True if all are integers. */
  readonly isWhole: boolean;
  /** True for 0, 1, 2 … or 1, 2, 3 … in the order of the file, without gaps. */
  readonly countsRows: boolean;
}

/** Computes the properties. */
export function numberStatistics(values: Float64Array): NumberStatistics {
  const [min, max] = rangeOf(values);
  let count = 0;
  for (let row = 0; row < values.length; row++) if (values[row] === values[row]) count++;
  return { count, min, max, isWhole: isWhole(values), countsRows: countsRows(values) };
}

function isWhole(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value !== Math.floor(value) && value === value) return false;
  }
  return true;
}

function countsRows(values: Float64Array): boolean {
  if (values[0] !== 0 && values[0] !== 1) return false;
  for (let row = 1; row < values.length; row++) if (values[row] !== values[0] + row) return false;
  return true;
}
