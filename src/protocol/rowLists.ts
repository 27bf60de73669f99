import * as v from 'valibot';
import type { PredictedRows } from './tableQuestions.ts';

/** Most rows that a view lists: nobody reads more. */
export const MOST_LISTED_ROWS = 100_000;
/** Most rows whose cells are shown at a time. */
export const MOST_ROWS_OF_CELLS = 100;
/** Most columns whose cells are shown in a list. */
export const MOST_COLUMNS_OF_CELLS = 30;

/** The model's answers for part of the table's rows, and how many rows there are. */
export interface ListedRows {
  readonly rows: PredictedRows;
  /** Rows of the table that can be predicted. Only the first `MOST_LISTED_ROWS` are listed. */
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
