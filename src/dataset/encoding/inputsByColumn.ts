import type { ColumnEncoding, EncodedInput } from './encoder.ts';

/** The inputs of one column of an encoder. */
export interface ColumnInputs {
  readonly encoding: ColumnEncoding;
  /** Index of the column's first input. */
  readonly first: number;
  readonly inputs: readonly EncodedInput[];
}

interface Grouped {
  readonly inputs: readonly EncodedInput[];
  readonly parts: readonly ColumnInputs[];
}

/** Cached, because pages and hovers ask repeatedly for the same encoder, and a table may have 100 000 columns. */
const known = new WeakMap<readonly ColumnEncoding[], Grouped>();

/** Groups the inputs, which are in the order of the columns. */
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
