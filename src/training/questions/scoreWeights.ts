import { namePlaces } from '../../csv/namePlaces.ts';
import type { CsvTable } from '../../csv/csvTable.ts';
import { createDenseMatrix, type Dataset } from '../../dataset/dataset.ts';
import { applyEncoder } from '../../dataset/encoding/apply/applyEncoder.ts';
import { encodeTargets } from '../../dataset/encoding/readTargets.ts';
import { partRows } from '../../dataset/partRows.ts';
import { splitByLedger } from '../splitByLedger.ts';
import type { PartScores, TrainedRun, WeightScores } from '../../protocol/tableQuestions.ts';
import { message } from '../../message.ts';
import { finishSteps } from '../../steps.ts';
import { UserError } from '../../userError.ts';
import type { WorkerPort } from '../worker/workerPort.ts';
import { createRowsForward } from '../worker/createRowsForward.ts';
import { scorePart } from '../worker/scorePart.ts';
import { checkWeights } from './checkWeights.ts';

/**
 * Scores each set of weights on the rows of a run, as the run does at its end. Throws a UserError if the table is no longer the one used
 * for training.
 */
export function scoreWeights(
  table: CsvTable,
  run: TrainedRun,
  weights: readonly Float32Array<ArrayBuffer>[],
  kernel?: WorkerPort['kernel'],
): WeightScores[] {
  for (const each of weights) checkWeights(run.architecture, each);
  const dataset = datasetOfRun(table, run);
  return weights.map((each) => {
    const forward = createRowsForward(run.architecture, each, dataset, kernel);
    const scoring = { plan: run, dataset, forward, isStopped: () => false };
    const scoresOf = (rows: Uint32Array, tested?: TrainedRun): PartScores => finishSteps(scorePart(scoring, rows, tested));
    try {
      return {
        train: scoresOf(dataset.train),
        ...(dataset.test.length > 0 ? { test: scoresOf(dataset.test, run) } : {}),
        ...(dataset.validation.length > 0 ? { validation: scoresOf(dataset.validation) } : {}),
      };
    } finally {
      forward.dispose();
    }
  });
}

function datasetOfRun(table: CsvTable, { columns, recipe, encoder, ledger }: TrainedRun): Dataset {
  // The columns may be in a different order now.
  const places = namePlaces(table.names);
  const present = columns.map((column) => ({ ...column, index: places.get(column.name) ?? -1 })).filter(({ index }) => index >= 0);
  const { answers, clusters } = partRows(table, present, recipe);
  const { records, values, classes } = answers;
  const split = splitByLedger(table, recipe, records, ledger);
  if (!split) {
    throw new UserError(
      message(
        'The table has changed since it was trained on: what was learned cannot be scored on the rows it was learned from. Train again.',
      ),
    );
  }
  const featureCount = encoder.inputs.length;
  const matrix = createDenseMatrix({ rowCount: records.length, featureCount });
  applyEncoder(encoder, table)(records, matrix);
  return {
    ...matrix,
    ...split,
    ...(clusters ? { clusters } : {}),
    rowCount: records.length,
    featureCount,
    targets: encodeTargets(encoder.target, values),
    classCount: classes.length,
    records,
  };
}
