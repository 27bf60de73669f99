import type { CellCodes, CellColumn } from '../../csv/csvTable.ts';
import { parsedTexts } from '../columns/parsedTexts.ts';
import { isDigitDateFormat } from '../cells/digitDate.ts';
import { marksOf } from '../cells/isMissing.ts';
import type { ColumnWriter } from './columnWriter.ts';
import type { DateEncoding } from './encoder.ts';

/** Where one text stands in so many rows on average, it is worth keeping what it becomes. */
const FEWEST_ROWS = 8;

/** True where keeping what texts become is not worth it. */
export function areFewSame(texts: readonly string[], rowCount: number): boolean {
  return texts.length * FEWEST_ROWS > rowCount;
}

/** Writes the inputs of some records into a row-major matrix of `stride` columns, from its place `at` on. */
export type RecordWriter = (records: Uint32Array, features: Float32Array, stride: number, at: number) => void;

/**
 * Writes the dates of `rowCount` records as `write` does, but each different one is computed once and then copied; undefined where too few are
 * the same, or where numbers are dates. `width` is how many inputs the column has.
 */
export function writeByText(
  encoding: DateEncoding,
  cells: CellColumn,
  write: ColumnWriter,
  width: number,
  rowCount: number,
): RecordWriter | undefined {
  const { codes, texts } = cells;
  if (isDigitDateFormat(encoding.format) || !codes || areFewSame(texts, rowCount)) return undefined;
  // The last one is that of a plain number, which is no date.
  const times = new Float64Array(texts.length + 1).fill(Number.NaN);
  times.set(parsedTexts(cells, { dateFormat: encoding.format, ...marksOf(encoding) }));
  const inputs = new Float32Array(times.length * width);
  write(times, inputs, width, 0);
  return copyInputs(codes, inputs, width);
}

/**
 * Writes the one input that is not 0 of each record's text, in a column that holds texts only; undefined where too few are the same, or several inputs of a text
 * are not 0. `inputs` holds those of one text after another.
 */
export function writeFlagByText({ codes, numbers }: CellColumn, inputs: Float32Array, width: number): RecordWriter | undefined {
  if (!codes || numbers.length > 0 || width === 0) return undefined;
  const count = inputs.length / width;
  const [places, flags] = [new Int32Array(count), new Float32Array(count)];
  for (let code = 0; code < count; code++) {
    const own = inputs.subarray(code * width, (code + 1) * width);
    const place = own.findIndex((value) => value !== 0);
    if (place < 0) continue;
    if (own.findLastIndex((value) => value !== 0) !== place) return undefined;
    places[code] = place;
    flags[code] = own[place];
  }
  // Where all are 0, the first one is written over by another 0: a branch for each record could not be foreseen.
  return (records, features, stride, at) => {
    for (let row = 0, place = at; row < records.length; row++, place += stride) {
      const code = codes[records[row]];
      features[place + places[code]] = flags[code];
    }
  };
}

/** Copies the inputs of each record's text, or the last ones where it has none. */
function copyInputs(codes: CellCodes, inputs: Float32Array, width: number): RecordWriter {
  const last = inputs.length - width;
  return (records, features, stride, at) => {
    for (let row = 0, place = at; row < records.length; row++, place += stride) {
      const code = codes[records[row]];
      const from = code < 0 ? last : code * width;
      for (let input = 0; input < width; input++) features[place + input] = inputs[from + input];
    }
  };
}
