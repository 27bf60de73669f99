import type { ColumnEncoding, EncodedInput } from './encoder.ts';

/** The inputs of one column of an encoder. */
export interface ColumnInputs {
  readonly encoding: ColumnEncoding;
  /** Number of the column's first input. */
  readonly first: number;
  readonly inputs: readonly EncodedInput[];
}

interface Grouped {
  readonly inputs: readonly EncodedInput[];
  readonly parts: readonly ColumnInputs[];
}

/** Of encoders that are asked about again and again: a frame of the page and a row of the host ask many times, and a table may have 100 000 columns. */
const known = new WeakMap<readonly ColumnEncoding[], Grouped>();

/** Which inputs each column has: they stand one after another. */
export function inputsByColumn(columns: readonly ColumnEncoding[], inputs: readonly EncodedInput[]): readonly ColumnInputs[] {
  const before = known.get(columns);
  if (before?.inputs === inputs) return before.parts;
  const parts = groupInputs(columns, inputs);
  known.set(columns, { inputs, parts });
  return parts;
}

function groupInputs(columns: readonly ColumnEncoding[], inputs: readonly EncodedInput[]): ColumnInputs[] {
  let first = 0;
  return columns.map((encoding) => {
    let end = first;
    while (end < inputs.length && inputs[end].column === encoding.column) end++;
    const part = { encoding, first, inputs: inputs.slice(first, end) };
    first = end;
    return part;
  });
}
