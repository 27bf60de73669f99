import { UserError } from '../userError.ts';
import { isMissing, parseNumber } from './cellValue.ts';
import type { Encoder } from './encoder.ts';

/** One row as the network takes it, with the values as they stand in the file. */
export interface EncodedRow {
  /** One per column of the encoder. */
  readonly values: readonly (number | string)[];
  /** One per input of the encoder: before scaling, and as the network takes it in 32-bit floats. */
  readonly raw: Float64Array<ArrayBuffer>;
  readonly inputs: Float32Array<ArrayBuffer>;
}

/** Encodes the cells of one row, by column name. Throws a UserError that names the column without a number. */
export function encodeRow({ columns, inputs }: Encoder, cells: ReadonlyMap<string, string | number>): EncodedRow {
  const values = columns.map(({ column }) => {
    const cell = cells.get(column);
    if (cell === undefined) throw new UserError(`A value for "${column}" is needed.`);
    const value = parseNumber(String(cell));
    if (!Number.isNaN(value)) return value;
    throw new UserError(
      isMissing(String(cell)) ? `"${column}" has no value in this row.` : `"${column}" is "${cell}" in this row, which is no number.`,
    );
  });
  const raw = Float64Array.from(values);
  return { values, raw, inputs: Float32Array.from(inputs, ({ offset, scale }, index) => (raw[index] - offset) / scale) };
}
