import type { CellCodes, CellColumn } from '../../../csv/csvTable.ts';
import { parsedTexts } from '../../columns/reading/parsedTexts.ts';
import { isDigitDateFormat } from '../../cells/dates/digitDate.ts';
import { marksOf } from '../../cells/isMissing.ts';
import type { ColumnWriter } from './columnWriter.ts';
import type { DateEncoding } from '../encoder.ts';

/** If each text occurs in this many rows on average, caching its inputs pays. */
const FEWEST_ROWS = 8;

/** True if caching the inputs of texts does not pay. */
export function areFewSame(texts: readonly string[], rowCount: number): boolean {
  return texts.length * FEWEST_ROWS > rowCount;
}

/** Writes the inputs of some records into a row-major matrix of `stride` columns, starting at index `at`. */
export type RecordWriter = (records: Uint32Array, features: Float32Array, stride: number, at: number) => void;

/**
 * Writes the dates of `rowCount` records like `write`, but computes each distinct date once and copies the result. Undefined if too few are
 * the same, or if numbers are dates. `width` is the number of the column's inputs.
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
  // The last entry is for plain numbers, which are not dates.
  const times = new Float64Array(texts.length + 1).fill(Number.NaN);
  times.set(parsedTexts(cells, { dateFormat: encoding.format, ...marksOf(encoding) }));
  const inputs = new Float32Array(times.length * width);
  write(times, inputs, width, 0);
  return copyInputs(codes, inputs, width);
}

/**
 * Writes the single nonzero input of each record's text, in a column that holds only texts. Undefined if too few are the same, or if a text
 * has several nonzero inputs. `inputs` holds those of one text after another.
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
  // If all inputs are 0, the first one is overwritten with 0 again. A branch per record would be unpredictable.
  return (records, features, stride, at) => {
    for (let row = 0, place = at; row < records.length; row++, place += stride) {
      const code = codes[records[row]];
      features[place + places[code]] = flags[code];
    }
  };
}

/** Copies the inputs of each record's text, or the last ones if it has none. */
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
