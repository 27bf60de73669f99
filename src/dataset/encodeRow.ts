import { UserError } from '../userError.ts';
import { isMissing, parseNumber } from './cellValue.ts';
import type { Encoder } from './encoder.ts';

/** One row as the network takes it, with the numbers as they stand in the file. */
export interface EncodedRow {
  readonly values: readonly number[];
  /** 32-bit floats, as in training. */
  readonly inputs: Float32Array<ArrayBuffer>;
}

/** Encodes the cells of one row, by column name. Throws a UserError that names the column without a number. */
export function encodeRow({ features }: Encoder, cells: ReadonlyMap<string, string | number>): EncodedRow {
  const values = features.map(({ column }) => {
    const cell = cells.get(column);
    if (cell === undefined) throw new UserError(`A value for "${column}" is needed.`);
    const value = parseNumber(String(cell));
    if (!Number.isNaN(value)) return value;
    throw new UserError(
      isMissing(String(cell)) ? `"${column}" has no value in this row.` : `"${column}" is "${cell}" in this row, which is no number.`,
    );
  });
  return { values, inputs: Float32Array.from(features, ({ offset, scale }, index) => (values[index] - offset) / scale) };
}
