import { encodeRow } from '../../../../src/dataset/encoding/apply/encodeRow.ts';
import { inputsByColumn, type ColumnInputs } from '../../../../src/dataset/encoding/inputsByColumn.ts';
import type { EncodedSample } from '../../../../src/model/decision/sampledColumns.ts';
import type { modelOf } from '../modelOf.ts';

export type TestModel = ReturnType<typeof modelOf>;

/** The 80 rows of a test model as sent to the page; all are training rows. */
export function sampleOf(model: TestModel): EncodedSample {
  const rows = Array.from({ length: 80 }, (_, row) => encodeRow(model.encoder, model.cells(row)).inputs);
  return { inputs: Float32Array.from(rows.flatMap((inputs) => [...inputs])), splits: new Uint8Array(80).fill(1) };
}

/** The inputs of a column, by the column's name. */
export function columnOf({ encoder }: TestModel, name: string): ColumnInputs {
  const found = inputsByColumn(encoder.columns, encoder.inputs).find(({ encoding }) => encoding.column === name);
  if (!found) throw new Error(`There is no column ${name}`);
  return found;
}

/** A row with different cells in some columns. */
export function withCells(model: TestModel, row: number, cells: Readonly<Record<string, string>>): Map<string, string> {
  return new Map([...model.cells(row), ...Object.entries(cells)]);
}
