import { readModelFile } from '../exports/reading/readModelFile.ts';
import type { RunState } from '../protocol/sessionState.ts';
import type { TableSource } from '../protocol/tableSource.ts';
import { editorOptions } from '../options/editorOptions.ts';
import { modelOfRun } from '../session/modelOfRun.ts';
import { trainAlone } from '../session/soloTraining.ts';
import { TableQuestions } from '../session/tableQuestions.ts';
import type { WorkerPool } from '../session/workerPool.ts';
import type { ExpectationFile, Verdict } from './expectation.ts';
import { judge, type JudgedModel } from './judge.ts';
import { MOST_ROWS, type ExaminedRows } from './monotone.ts';

/** Opens the table for a worker. Called anew each time, because the result may be transferred. */
type OpenTable = () => TableSource | Promise<TableSource>;

/** What checking needs from its surroundings. Places are as written in the file: relative to it. */
export interface CheckServices {
  readonly pool: WorkerPool;
  readonly createId: () => string;
  /** A table that can be read several times. Rejects with a UserError if there is none. */
  readonly openTable: (place: string) => Promise<OpenTable>;
  readonly readBytes: (place: string) => Promise<Uint8Array<ArrayBuffer>>;
  readonly onProgress?: (run: RunState) => void;
  /** Cancels a training in progress. */
  readonly signal?: AbortSignal;
}

/** Trains as the file says, or opens its model, and judges the expectations. Rejects with a UserError if there is nothing to judge. */
export async function checkExpectations(file: ExpectationFile, services: CheckServices): Promise<Verdict[]> {
  const source = file.table === undefined ? undefined : await services.openTable(file.table);
  const judged = await modelOf(file, source, services);
  const needsRows = file.expectations.some(({ expectation }) => expectation.type === 'never');
  return judge(file.expectations, judged, source && needsRows ? await someRows(await source(), judged, services) : undefined);
}

async function modelOf(file: ExpectationFile, source: OpenTable | undefined, services: CheckServices): Promise<JudgedModel> {
  if (file.model !== undefined) return readModel(file.model, services);
  if (!source) throw new Error('A file of expectations has neither a table nor a model');
  const { pool, createId, onProgress, signal } = services;
  const request = { source: await source(), options: file.options, engine: editorOptions.engine.default };
  const { model, run } = await trainAlone(pool, createId, {
    ...request,
    ...(onProgress ? { onProgress } : {}),
    ...(signal ? { signal } : {}),
  });
  return { model, plan: run.plan, outcome: run.outcome };
}

async function readModel(place: string, { readBytes }: CheckServices): Promise<JudgedModel> {
  const { plan, outcome } = await readModelFile(await readBytes(place), (name) => readBytes(place.replace(/[^/\\]*$/, name)));
  // It is not known which rows the model has seen.
  const ledger = { keys: new Uint32Array(0), splits: new Uint8Array(0) };
  return { model: modelOfRun(plan, outcome, ledger), plan, outcome };
}

async function someRows(source: TableSource, { model, plan }: JudgedModel, { pool, createId }: CheckServices): Promise<ExaminedRows> {
  return new TableQuestions(pool, createId).sampleRows(source, model, MOST_ROWS, plan.hyperparameters.seed).answer;
}
