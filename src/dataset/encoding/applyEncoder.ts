import { message } from '../../message.ts';
import { assertNever } from '../../assertNever.ts';
import type { CellColumn, CsvTable } from '../../csv/csvTable.ts';
import { UserError } from '../../userError.ts';
import type { CellReader } from '../columns/cellReader.ts';
import { marksOf } from '../cells/isMissing.ts';
import { numberReader } from '../columns/columnValues.ts';
import type { FeatureMatrix } from '../dataset.ts';
import { categoryReader, categoryWriter } from './applyCategory.ts';
import { dateWriter } from './applyDate.ts';
import { numberWriter } from './applyNumber.ts';
import type { ColumnWriter } from './columnWriter.ts';
import type { ColumnEncoding, EncodedInput, Encoder } from './encoder.ts';
import { inputsByColumn } from './inputsByColumn.ts';

/** What is read of so many rows, and their inputs, stay in the processor's cache. */
const ROWS_AT_A_TIME = 1024;

/**
 * Writes the scaled inputs of these records of a table into the matrix, which holds zeros: those of `records[i]` into its row `firstRow + i`
 * (`firstRow` is 0 when it is left out).
 */
export type TableEncoder = (records: Uint32Array, matrix: FeatureMatrix, firstRow?: number) => void;

interface AppliedColumn {
  readonly read: CellReader;
  readonly write: ColumnWriter;
  /** The place of its first input. */
  readonly first: number;
}

/**
 * Applies what was fitted to a table, the one that it was fitted to or another with columns of the same names; `encodeRow` writes the same
 * bytes for one row. Throws a UserError that names a column that the table does not have.
 */
export function applyEncoder({ columns, inputs }: Pick<Encoder, 'columns' | 'inputs'>, table: CsvTable): TableEncoder {
  const applied = inputsByColumn(columns, inputs).map(({ encoding, first, inputs: own }): AppliedColumn => {
    const index = table.names.indexOf(encoding.column);
    if (index < 0) throw new UserError(message('There is no column "{column}" in the table.', { column: encoding.column }));
    return { ...applyColumn(encoding, own, table.columns[index]), first };
  });
  const buffer = new Float64Array(ROWS_AT_A_TIME);
  return (records, { features, featureStride }, firstRow = 0) => {
    for (let start = 0; start < records.length; start += ROWS_AT_A_TIME) {
      const some = records.subarray(start, start + ROWS_AT_A_TIME);
      const read = buffer.subarray(0, some.length);
      const at = (firstRow + start) * featureStride;
      for (const column of applied) {
        column.read(read, some);
        column.write(read, features, featureStride, at + column.first);
      }
    }
  };
}

function applyColumn(encoding: ColumnEncoding, inputs: readonly EncodedInput[], cells: CellColumn): Omit<AppliedColumn, 'first'> {
  switch (encoding.type) {
    case 'number':
      return { read: numberReader(cells, encoding), write: numberWriter(encoding, inputs) };
    case 'category':
      return { read: categoryReader(encoding, cells), write: categoryWriter(encoding, inputs) };
    case 'date':
      return { read: numberReader(cells, { dateFormat: encoding.format, ...marksOf(encoding) }), write: dateWriter(encoding, inputs) };
    default:
      return assertNever(encoding);
  }
}
