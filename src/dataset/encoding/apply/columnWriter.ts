/**
 * Writes the scaled inputs of some rows, given their values, into a row-major matrix of `stride` columns that holds zeros, starting at
 * index `at`. It may modify `read`.
 */
export type ColumnWriter = (read: Float64Array, features: Float32Array, stride: number, at: number) => void;

/** Writes the missing indicator of rows whose number is missing (NaN). */
export function flagAbsent(numbers: Float64Array, features: Float32Array, stride: number, at: number): void {
  for (let row = 0; row < numbers.length; row++) if (Number.isNaN(numbers[row])) features[at + row * stride] = 1;
}
