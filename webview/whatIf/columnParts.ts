import type { EncodedRow } from '../../src/dataset/encoding/apply/encodeRow.ts';
import type { Encoder } from '../../src/dataset/encoding/encoder.ts';
import { inputsByColumn, type ColumnInputs } from '../../src/dataset/encoding/inputsByColumn.ts';
import { answer } from '../../src/model/answer.ts';
import { explain } from '../../src/model/explain.ts';
import type { AnsweringNetwork } from '../../src/model/model.ts';

/** Each column's contribution to Σ, as `predict` explains it. */
export function columnParts(network: AnsweringNetwork, row: EncodedRow): ReadonlyMap<string, number> {
  const { answer: given, output } = answer(network, row.inputs);
  return new Map(explain(network, row, output, given.sum).contributions.map(({ column, amount }) => [column, amount]));
}

/** The inputs of each column, in the order of the names. */
export function columnsByName({ columns, inputs }: Encoder, names: readonly string[]): readonly ColumnInputs[] {
  return inOrderOf(names, inputsByColumn(columns, inputs));
}

/** The columns with these names, in their order. */
export function inOrderOf<Part extends ColumnInputs>(names: readonly string[], columns: readonly Part[]): Part[] {
  const byName = new Map(columns.map((column) => [column.encoding.column, column]));
  return names.flatMap((name) => byName.get(name) ?? []);
}
