import { dateResolution } from '../../dataset/cells/dates/dateResolution.ts';
import { decodeValue, encodeValue } from '../../dataset/encoding/apply/encodeValue.ts';
import type { Encoder } from '../../dataset/encoding/encoder.ts';
import { inputsByColumn, type ColumnInputs } from '../../dataset/encoding/inputsByColumn.ts';
import { trainMark } from '../rowLedger.ts';

/** Encoded rows: scaled inputs, row-major, and how each row was used, as in `RowLedger.splits`. */
export interface EncodedSample {
  readonly inputs: Float32Array;
  readonly splits: Uint8Array;
}

/** What the sampled rows say about one of the encoder's columns. */
export interface SampledColumn extends ColumnInputs {
  /** One value per row in the form of `decodeValue`; NaN if missing. */
  readonly values: Float64Array<ArrayBuffer>;
  /** The median of the training rows, or their most common value; the value used for missing cells if no row has one. */
  readonly typical: number;
  /** Standard deviation of the training rows' numbers or dates, never 0. */
  readonly deviation: number;
  /** True for numbers that are all whole. */
  readonly isWhole: boolean;
}

/** Tolerance for a whole number stored in 32-bit floats. */
const ROUNDING = 2 ** -20;
/** Distance between neighbouring 32-bit floats, relative to their size. */
const FLOAT_STEP = 2 ** -23;
/** Precision in milliseconds of a time of day that is stored as 32-bit sine and cosine. */
const CLOCK_ROUNDING = 100;

/** Summarizes the rows for each column. */
export function sampledColumns({ columns, inputs }: Pick<Encoder, 'columns' | 'inputs'>, sample: EncodedSample): SampledColumn[] {
  return inputsByColumn(columns, inputs).map((column) => sampledColumn(column, inputs.length, sample));
}

/** Summarizes the rows, with `width` inputs each, for one column. */
export function sampledColumn(column: ColumnInputs, width: number, { inputs, splits }: EncodedSample): SampledColumn {
  const values = Float64Array.from({ length: splits.length }, (_, row) => decodeValue(column, inputs, row * width + column.first));
  const learned = values.filter((value, row) => splits[row] === trainMark && !Number.isNaN(value));
  const known = learned.length > 0 ? learned : values.filter((value) => !Number.isNaN(value));
  const isCategory = column.encoding.type === 'category';
  const isWhole = column.encoding.type === 'number' && known.every((value) => isNearlyWhole(value, column));
  const typical = isCategory ? commonest(known) : median(known, column.inputs[0].mean);
  return {
    ...column,
    values,
    typical: isWhole ? Math.round(typical) : column.encoding.type === 'date' ? asInRows(typical, known, column) : typical,
    deviation: isCategory ? 1 : deviationOf(known),
    isWhole,
  };
}

/** The scaled inputs of a row with the typical value in each column. */
export function typicalInputs(columns: readonly SampledColumn[]): Float32Array<ArrayBuffer> {
  return Float32Array.from(columns.flatMap((column) => [...encodeValue(column, column.typical)]));
}

/** A typical date rounded like the dates of the rows: to a day or a minute, since 32-bit floats are off by some seconds. */
function asInRows(typical: number, known: Float64Array, { encoding, inputs: [{ offset, scale }] }: ColumnInputs): number {
  const isDay = encoding.type === 'date' && encoding.parts[0] === 'time';
  const farthest = known.reduce((most, value) => Math.max(most, Math.abs(value - offset)), scale);
  const resolution = dateResolution(known, isDay ? farthest * FLOAT_STEP : CLOCK_ROUNDING);
  return Math.round(typical / resolution) * resolution;
}

function isNearlyWhole(value: number, { inputs: [{ offset, scale }] }: ColumnInputs): boolean {
  return Math.abs(value - Math.round(value)) <= ROUNDING * Math.max(Math.abs(value), Math.abs(offset), Math.abs(scale));
}

/** For an even number of values the lower of the two middle ones, so that it is one of the values. */
function median(values: Float64Array, otherwise: number): number {
  if (values.length === 0) return otherwise;
  return values.slice().sort()[(values.length - 1) >> 1];
}

function commonest(places: Float64Array): number {
  const counts = new Map<number, number>();
  let best = 0;
  for (const place of places) {
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    if (count > (counts.get(best) ?? 0) || (count === counts.get(best) && place < best)) best = place;
  }
  return best;
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return variance > 0 ? Math.sqrt(variance) : 1;
}
