import type { CsvTable } from '../../csv/csvTable.ts';
import { createDenseMatrix } from '../../dataset/dataset.ts';
import { applyEncoder } from '../../dataset/encoding/apply/applyEncoder.ts';
import { readTargets } from '../../dataset/encoding/readTargets.ts';
import { countUp } from '../../dataset/pickValues.ts';
import { answerRows, type OutputsOfRows } from '../../model/answerRows.ts';
import { splitsOfTable, tableKeys } from '../../model/rowLedger.ts';
import type { PredictedRows, TableQuestion } from '../../protocol/tableQuestions.ts';
import type { WorkerPort } from '../worker/workerPort.ts';
import type { RowsForward } from '../rowsForward.ts';
import { createRowsForward } from '../worker/createRowsForward.ts';
import { checkWeights } from './checkWeights.ts';

/** Rows whose answers are reported together. */
const PART_ROWS = 16_384;

/**
 * Answers the rows of a table, part by part in the order of the file, and returns their number. Uses the kernel if there is one and it
 * pays, with identical results. Throws a UserError that names a column which the model needs and the table lacks.
 */
export function predictRows(
  table: CsvTable,
  { model, lines, withProbabilities }: Pick<Extract<TableQuestion, { type: 'predictRows' }>, 'model' | 'lines' | 'withProbabilities'>,
  take: (rows: PredictedRows) => void,
  kernel?: WorkerPort['kernel'],
): number {
  const { encoder, architecture, weights, recipe, ledger } = model;
  checkWeights(architecture, weights);
  const { startLines, names, columns } = table;
  const encode = applyEncoder(encoder, table);
  const targetAt = names.indexOf(encoder.target.column);
  const actual = targetAt < 0 ? undefined : readTargets(columns[targetAt], encoder.target);
  const keys = tableKeys(table, recipe);
  const splits = keys.length === table.rowCount ? splitsOfTable(ledger, keys) : undefined;
  const all = countUp(table.rowCount);
  const records = lines ? all.subarray(placeOf(startLines, lines.from), placeOf(startLines, lines.to)) : all;
  const matrix = createDenseMatrix({ rowCount: Math.min(PART_ROWS, records.length), featureCount: encoder.inputs.length });
  const forward = createRowsForward(architecture, weights, matrix, kernel);
  try {
    for (let start = 0; start < records.length; start += PART_ROWS) {
      const some = records.subarray(start, start + PART_ROWS);
      const [first, end] = [some[0], some[0] + some.length];
      matrix.features.fill(0);
      encode(some, matrix);
      take({
        lines: startLines.slice(first, end),
        ...answerRows(model, some.length, outputsOf(forward, some.length), withProbabilities),
        ...(actual ? { actual: actual.slice(first, end) } : {}),
        ...(splits ? { splits: splits.slice(first, end) } : {}),
      });
    }
  } finally {
    forward.dispose();
  }
  return records.length;
}

function outputsOf(forward: RowsForward, rowCount: number): OutputsOfRows {
  const rows = countUp(rowCount);
  return (take) => {
    for (let from = 0; from < rowCount; from += forward.pieceRows) forward.run(rows.subarray(from, from + forward.pieceRows), take);
  };
}

/** Index of the first record that begins on or after the line. */
function placeOf(startLines: Uint32Array, line: number): number {
  let [low, high] = [0, startLines.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startLines[middle] < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
