import type { CsvTable } from '../../csv/csvTable.ts';
import { describeColumns } from '../../dataset/columns/describeColumns.ts';
import { partRows } from '../../dataset/partRows.ts';
import { joinGroups } from '../../dataset/split/equalRows.ts';
import { message } from '../../message.ts';
import type { ComparedRows, SeenRows } from '../../run/comparison/comparedRows.ts';
import type { ComparedModel } from '../../protocol/tableQuestions.ts';
import { UserError } from '../../userError.ts';
import { fitTable, targetAsLearned } from '../plan/fitTable.ts';
import { keepSplit } from '../plan/keepSplit.ts';
import type { WorkerPort } from '../worker/workerPort.ts';
import { compareAnswers } from './compareAnswers.ts';
import { predictRows } from './predictRows.ts';

/** One model's view of a table, indexed by record; NaN where the target's cell has no value that the model knows. */
interface Answers {
  readonly values: Float64Array;
  readonly actual: Float64Array;
  /** 1 for test rows; 0 for rows that it learned from or did not use. */
  readonly isTested: Uint8Array;
  readonly isUnknown: boolean;
  /** For each record the first record of its cluster. */
  readonly clusters?: Uint32Array;
}

/**
 * Answers the rows of a table with two models: those that were test rows of both, or all rows if there are none; `seen` says which. Throws
 * a UserError if the table lacks a column, or if the models predict different things.
 */
export function compareModels(
  table: CsvTable,
  models: readonly [ComparedModel, ComparedModel],
  kernel?: WorkerPort['kernel'],
): ComparedRows {
  const [first, second] = models;
  const targets = [first.encoder.target, second.encoder.target] as const;
  const isNumber = targets.map(({ type }) => type === 'regression');
  if (targets[0].column !== targets[1].column || isNumber[0] !== isNumber[1]) {
    throw new UserError(message('The models predict different things, so their answers do not compare.'));
  }
  const answers = [answersOf(table, first, kernel), answersOf(table, second, kernel)] as const;
  const { records, seen } = comparableRecords(answers);
  if (records.length === 0) {
    throw new UserError(message('No row of the table has a value of "{column}" that both models know.', { column: targets[0].column }));
  }
  const clusters = joined(answers[0].clusters, answers[1].clusters);
  return {
    ...compareAnswers({
      ...{ targets, records, lines: table.startLines },
      ...{ values: [answers[0].values, answers[1].values], actual: [answers[0].actual, answers[1].actual] },
      ...(clusters ? { clusters: records.map((record) => clusters[record]) } : {}),
    }),
    seen,
  };
}

function answersOf(table: CsvTable, model: ComparedModel, kernel: WorkerPort['kernel']): Answers {
  const { recipe, encoder, ledger } = model;
  fitTable(table, encoder);
  const columns = describeColumns(table, recipe).map((column) =>
    column.name === recipe.target ? targetAsLearned(column, encoder.target) : column,
  );
  const parted = partRows(table, columns, recipe);
  const { split, isUnknown } = keepSplit(table, recipe, parted, model, ledger);
  const { records } = parted.answers;
  const isTested = new Uint8Array(table.rowCount);
  for (const row of split.test) isTested[records[row]] = 1;
  const values = new Float64Array(table.rowCount);
  const actual = new Float64Array(table.rowCount).fill(Number.NaN);
  let at = 0;
  predictRows(
    table,
    { model },
    (rows) => {
      values.set(rows.values, at);
      if (rows.actual) actual.set(rows.actual, at);
      at += rows.values.length;
    },
    kernel,
  );
  const clusters = parted.clusters && clustersByRecord(parted.clusters, records, table.rowCount);
  return { values, actual, isTested, isUnknown, ...(clusters ? { clusters } : {}) };
}

function clustersByRecord(clusters: Uint32Array, records: Uint32Array, rowCount: number): Uint32Array {
  const byRecord = Uint32Array.from({ length: rowCount }, (_, record) => record);
  clusters.forEach((firstRow, row) => (byRecord[records[row]] = records[firstRow]));
  return byRecord;
}

function joined(a: Uint32Array | undefined, b: Uint32Array | undefined): Uint32Array | undefined {
  return a && b ? joinGroups(a, b) : (a ?? b);
}

/** The records by which both models can be judged. A model with an unknown split may have learned from any of them. */
function comparableRecords([a, b]: readonly [Answers, Answers]): { readonly records: Uint32Array; readonly seen: SeenRows } {
  const isUsable = (record: number) => !Number.isNaN(a.actual[record]) && !Number.isNaN(b.actual[record]);
  const usable = Uint32Array.from(a.actual.keys()).filter(isUsable);
  const known = [a, b].filter(({ isUnknown }) => !isUnknown);
  const tested = usable.filter((record) => known.every(({ isTested }) => isTested[record] === 1));
  if (tested.length === 0) return { records: usable, seen: 'learned' };
  return { records: tested, seen: known.length === 2 ? 'byNone' : 'unknown' };
}
