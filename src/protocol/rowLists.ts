import * as v from 'valibot';
import type { PredictedRows } from './tableQuestions.ts';

/** Rows of a table that a view can be told of: a list of more is nobody's to read. */
export const MOST_LISTED_ROWS = 100_000;
/** Rows whose cells are shown at a time. */
export const MOST_ROWS_OF_CELLS = 100;
/** Columns whose cells stand beside each other in a list. */
export const MOST_COLUMNS_OF_CELLS = 30;

/** What the model says of a part of the table's rows, and how many there are. */
export interface ListedRows {
  readonly rows: PredictedRows;
  /** Rows of the table that can be predicted, of which the first `MOST_LISTED_ROWS` are listed. */
  readonly total: number;
}

const floats = v.custom<Float64Array<ArrayBuffer>>((value) => value instanceof Float64Array);
const words = v.custom<Uint32Array<ArrayBuffer>>((value) => value instanceof Uint32Array);
const bytes = v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);

const predictedRowsSchema = v.object({
  lines: words,
  values: floats,
  confidence: v.optional(floats),
  actual: v.optional(floats),
  splits: v.optional(bytes),
});

export const listedRowsSchema: v.GenericSchema<unknown, ListedRows> = v.object({
  rows: predictedRowsSchema,
  total: v.number(),
});
