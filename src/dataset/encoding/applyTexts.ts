import type { CellCodes, CellColumn } from '../../csv/csvTable.ts';
import { parsedTexts } from '../columns/parsedTexts.ts';
import { isDigitDateFormat } from '../cells/digitDate.ts';
import { marksOf } from '../cells/isMissing.ts';
import type { ColumnWriter } from './columnWriter.ts';
import type { DateEncoding } from './encoder.ts';

/** Where one text stands in so many rows on average, it is worth keeping what it becomes. */
const FEWEST_ROWS = 8;

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
  if (isDigitDateFormat(encoding.format) || !codes || texts.length * FEWEST_ROWS > rowCount) return undefined;
  // The last one is that of a plain number, which is no date.
  const times = new Float64Array(texts.length + 1).fill(Number.NaN);
  times.set(parsedTexts(cells, { dateFormat: encoding.format, ...marksOf(encoding) }));
  const inputs = new Float32Array(times.length * width);
  write(times, inputs, width, 0);
  return copyInputs(codes, inputs, width);
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
