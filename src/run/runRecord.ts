import type { Encoder } from '../dataset/encoding/encoder.ts';
import type { Task } from '../dataset/columns/recipe/task.ts';
import type { Scores } from '../evaluation/scores.ts';
import { mapNames } from '../options/mapNames.ts';
import { optionNames, type OptionName, type OptionValues } from '../options/optionTable.ts';
import type { History, WeightSnapshot } from './history/history.ts';
import { outlineHistory, type HistoryOutline } from './history/historyOutline.ts';
import { plannedOptions } from './options/plannedOptions.ts';
import type { RunOutcome, RunPlan } from './runPlan.ts';

/** Runs that are remembered for each table. */
const MOST_RECORDS = 20;
/** Bytes of weights and histories kept for all of them together, so that they can be restored. */
export const MOST_KEPT_BYTES = 2 ** 24;
/** Columns and inputs of all of them together: their descriptions are saved as text. */
const MOST_KEPT_PARTS = 5000;
/** Names of a run's features that are remembered. */
const MOST_NAMES = 200;

/** What is remembered of a run that has an answer. */
export interface RunRecord {
  readonly runId: string;
  /** From 1, in the order in which the table's runs got their answers. */
  readonly number: number;
  readonly target: Encoder['target'];
  readonly task: Task;
  /** The first 200 of `featureCount`. */
  readonly features: readonly string[];
  readonly featureCount: number;
  readonly options: Partial<OptionValues<OptionName>>;
  readonly epochs: number;
  readonly isStopped: boolean;
  readonly train: Scores;
  readonly test?: Scores;
  /** Key of the rows that the figures are from (`rowsKey`). Absent without a complete test and in older saved runs. */
  readonly testKey?: number;
  readonly curve: HistoryOutline;
  /** True for a run that diverged or did worse, so that the earlier model still answers. */
  readonly isSetAside: boolean;
  /** True while its weights are still there, so that it can be restored. */
  readonly isKept: boolean;
  /** What it takes to keep the run: bytes of its arrays, and columns and inputs that its plan describes. */
  readonly size: { readonly bytes: number; readonly parts: number };
}

/** A run with an answer, before it is remembered. */
export interface EndedRun {
  readonly runId: string;
  readonly plan: RunPlan;
  readonly outcome: RunOutcome;
  readonly history: History;
  readonly snapshots: readonly WeightSnapshot[];
  readonly isSetAside?: boolean;
}

/**
 * The records plus that of a run that has just got its answer, newest first. The oldest are forgotten, weights before figures.
 * `answeringId` is the run that answers now: another one if this run was set aside.
 */
export function rememberRun(records: readonly RunRecord[], run: EndedRun, answeringId: string): readonly RunRecord[] {
  const number = 1 + records.reduce((most, record) => Math.max(most, record.number), 0);
  const others = records.filter(({ runId }) => runId !== run.runId);
  return withinBounds([recordOf(run, number), ...others].slice(0, MOST_RECORDS), answeringId);
}

/** The records after the run with this id has been restored. */
export function rememberReturn(records: readonly RunRecord[], runId: string): readonly RunRecord[] {
  const returned = records.map((record) => (record.runId === runId ? { ...record, isSetAside: false } : record));
  return withinBounds(returned, runId);
}

/** Keeps the run that answers whatever its size, and of the others the newest that fit. What has been dropped stays dropped. */
function withinBounds(records: readonly RunRecord[], answeringId: string): readonly RunRecord[] {
  const room = { bytes: MOST_KEPT_BYTES, parts: MOST_KEPT_PARTS };
  return records.map((record) => {
    if (record.runId === answeringId) return record;
    const { bytes, parts } = record.size;
    if (!record.isKept || bytes > room.bytes || parts > room.parts) return record.isKept ? { ...record, isKept: false } : record;
    room.bytes -= bytes;
    room.parts -= parts;
    return record;
  });
}

function recordOf({ runId, plan, outcome, history, snapshots, isSetAside = false }: EndedRun, number: number): RunRecord {
  const { recipe, encoder, rows, columns, testKey } = plan;
  const planned = plannedOptions(plan);
  const options = mapNames<Partial<OptionValues<OptionName>>>(
    optionNames.filter((name) => planned[name] !== undefined),
    (name) => planned[name],
  );
  const weights = [outcome.weights, ...snapshots.map((snapshot) => snapshot.weights)];
  const rowCount = rows.train + rows.validation + rows.test + rows.skipped;
  return {
    ...{ runId, number, target: encoder.target, task: recipe.task, options, isSetAside, isKept: true },
    ...{ features: recipe.features.slice(0, MOST_NAMES), featureCount: recipe.features.length },
    ...{ epochs: outcome.epochs, isStopped: outcome.isStopped, train: outcome.train },
    ...(outcome.test ? { test: outcome.test } : {}),
    ...(testKey === undefined || outcome.sampled || !outcome.test ? {} : { testKey }),
    curve: outlineHistory(history),
    size: {
      // Four float curves, and five bytes of the ledger per row.
      bytes: weights.reduce((sum, { byteLength }) => sum + byteLength, 0) + history.length * 16 + rowCount * 5,
      parts: columns.length + encoder.inputs.length,
    },
  };
}
