import { message } from '../../message.ts';
import type { CsvTable } from '../../csv/csvTable.ts';
import { createDenseMatrix } from '../../dataset/dataset.ts';
import { drawStrata } from '../../dataset/drawStrata.ts';
import { applyEncoder } from '../../dataset/encoding/apply/applyEncoder.ts';
import { encodeTargets, readTargets } from '../../dataset/encoding/readTargets.ts';
import { pickPlaces, pickValues } from '../../dataset/pickValues.ts';
import { LEDGER_MARKS, splitsOfTable, tableKeys } from '../../model/rowLedger.ts';
import type { SampledRows, TableQuestion } from '../../protocol/tableQuestions.ts';
import { UserError } from '../../userError.ts';

/** Draws rows from a table and encodes them. Throws a UserError that names a missing column. */
export function sampleRows(
  table: CsvTable,
  { model, count, seed }: Pick<Extract<TableQuestion, { type: 'sampleRows' }>, 'model' | 'count' | 'seed'>,
): SampledRows {
  const { encoder, recipe, ledger } = model;
  const { target } = encoder;
  const encode = applyEncoder(encoder, table);
  const targetAt = table.names.indexOf(target.column);
  if (targetAt < 0) throw new UserError(message('There is no column "{name}" in the table.', { name: target.column }));
  const values = readTargets(table.columns[targetAt], target);
  const usable = Uint32Array.from(values.keys()).filter((record) => !Number.isNaN(values[record]));
  const splits = splitsOfTable(ledger, tableKeys(table, recipe));
  const strata = usable.map((record) => (target.type === 'regression' ? 0 : values[record]) * LEDGER_MARKS + splits[record]);
  const records = pickPlaces(usable, drawStrata(strata, count, seed));
  const matrix = createDenseMatrix({ rowCount: records.length, featureCount: encoder.inputs.length });
  encode(records, matrix);
  return {
    lines: pickPlaces(table.startLines, records),
    inputs: matrix.features,
    targets: encodeTargets(target, pickValues(values, records)),
    splits: Uint8Array.from(records, (record) => splits[record]),
  };
}
