import type { ColumnEncoding, EncodedInput } from './encoder.ts';

/** The inputs of one column of an encoder. */
export interface ColumnInputs {
  readonly encoding: ColumnEncoding;
  /** Number of the column's first input. */
  readonly first: number;
  readonly inputs: readonly EncodedInput[];
}

/** Which inputs each column has: they stand one after another. */
export function inputsByColumn(columns: readonly ColumnEncoding[], inputs: readonly EncodedInput[]): ColumnInputs[] {
  let first = 0;
  return columns.map((encoding) => {
    let end = first;
    while (end < inputs.length && inputs[end].column === encoding.column) end++;
    const part = { encoding, first, inputs: inputs.slice(first, end) };
    first = end;
    return part;
  });
}
