import { namePlaces } from '../../../csv/namePlaces.ts';
import { message } from '../../../message.ts';
import { assertNever } from '../../../assertNever.ts';
import type { CellColumn, CsvTable } from '../../../csv/csvTable.ts';
import { UserError } from '../../../userError.ts';
import type { CellReader } from '../../columns/reading/cellReader.ts';
import { marksOf } from '../../cells/isMissing.ts';
import { numberReader } from '../../columns/columnValues.ts';
import type { FeatureMatrix } from '../../dataset.ts';
import { categoriesOfTexts, categoryReader, categoryWriter } from './applyCategory.ts';
import { dateWriter } from './applyDate.ts';
import { numberWriter } from './applyNumber.ts';
import { areFewSame, writeByText, writeFlagByText, type RecordWriter } from './applyTexts.ts';
import type { ColumnWriter } from './columnWriter.ts';
import type { ColumnEncoding, EncodedInput, Encoder } from '../encoder.ts';
import { inputsByColumn } from '../inputsByColumn.ts';

/** The values and inputs of this many rows fit in the processor's cache. */
const ROWS_AT_A_TIME = 1024;

/**
 * Writes the scaled inputs of these records into the matrix, which must hold zeros: those of `records[i]` into row `firstRow + i`
 * (`firstRow` is 0 by default).
 */
export type TableEncoder = (records: Uint32Array, matrix: FeatureMatrix, firstRow?: number) => void;

/** Creates the writer for one column's inputs, for `rowCount` records. */
type AppliedColumn = (rowCount: number) => RecordWriter;

/**
 * Applies a fitted encoder to a table: the one it was fitted to, or another with columns of the same names. `encodeRow` writes the same
 * bytes for a single row. Throws a UserError that names a missing column.
 */
export function applyEncoder({ columns, inputs }: Pick<Encoder, 'columns' | 'inputs'>, table: CsvTable): TableEncoder {
  const buffer = new Float64Array(ROWS_AT_A_TIME);
  const places = namePlaces(table.names);
  const applied = inputsByColumn(columns, inputs).map(({ encoding, first, inputs: own }) => {
    const index = places.get(encoding.column);
    if (index === undefined) throw new UserError(message('There is no column "{name}" in the table.', { name: encoding.column }));
    return { first, writerFor: applyColumn(encoding, own, table.columns[index], buffer) };
  });
  return (records, { features, featureStride }, firstRow = 0) => {
    const writers = applied.map(({ first, writerFor }) => ({ first, write: writerFor(records.length) }));
    for (let start = 0; start < records.length; start += ROWS_AT_A_TIME) {
      const some = records.subarray(start, start + ROWS_AT_A_TIME);
      const at = (firstRow + start) * featureStride;
      for (const { first, write } of writers) write(some, features, featureStride, at + first);
    }
  };
}

/** `buffer` has room for the values of `ROWS_AT_A_TIME` rows. */
function applyColumn(
  encoding: ColumnEncoding,
  inputs: readonly EncodedInput[],
  cells: CellColumn,
  buffer: Float64Array<ArrayBuffer>,
): AppliedColumn {
  const readAndWrite =
    (readCells: CellReader, write: ColumnWriter): RecordWriter =>
    (records, features, stride, at) => {
      const read = buffer.subarray(0, records.length);
      readCells(read, records);
      write(read, features, stride, at);
    };
  switch (encoding.type) {
    case 'number': {
      const writer = readAndWrite(numberReader(cells, encoding), numberWriter(encoding, inputs));
      return () => writer;
    }
    case 'category': {
      const write = categoryWriter(encoding, inputs);
      const writer = readAndWrite(categoryReader(encoding, cells), write);
      return (rowCount) => {
        if (areFewSame(cells.texts, rowCount)) return writer;
        const ofTexts = new Float32Array(cells.texts.length * inputs.length);
        write(categoriesOfTexts(encoding, cells.texts), ofTexts, inputs.length, 0);
        return writeFlagByText(cells, ofTexts, inputs.length) ?? writer;
      };
    }
    case 'date': {
      const write = dateWriter(encoding, inputs);
      const writer = readAndWrite(numberReader(cells, { dateFormat: encoding.format, ...marksOf(encoding) }), write);
      return (rowCount) => writeByText(encoding, cells, write, inputs.length, rowCount) ?? writer;
    }
    default:
      return assertNever(encoding);
  }
}
