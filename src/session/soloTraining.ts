import type { Model } from '../model/model.ts';
import { answeredRun, type RunState } from '../protocol/sessionState.ts';
import type { TableSource } from '../protocol/tableSource.ts';
import type { Engine } from '../run/options/hyperparameters.ts';
import type { Checkpoint } from '../run/history/checkpoint.ts';
import type { RunOutcome, RunPlan } from '../run/runPlan.ts';
import type { TrainOptions } from '../run/options/trainOptions.ts';
import { Sessions } from './sessions.ts';
import { TrainingRuns } from './trainingRuns.ts';
import type { TrainingSummary } from './trainingSummary.ts';
import type { WorkerPool } from './workerPool.ts';

/** Options of such a training. */
export interface SoloRequest {
  readonly source: TableSource;
  readonly options: TrainOptions;
  readonly engine: Engine;
  /** Called with the run after each of its events. */
  readonly onProgress?: (run: RunState) => void;
  /** Ends it at once, with nothing learned. */
  readonly signal?: AbortSignal;
}

/** A finished run and its model. */
export interface SoloTraining {
  readonly summary: TrainingSummary;
  readonly model: Model;
  readonly run: RunState & { readonly plan: RunPlan; readonly outcome: RunOutcome; readonly checkpoint?: Checkpoint };
}

/** The URI of the only table in a store of its own. */
const TABLE = 'table';

/** Trains independently of windows and sessions: nobody is informed, and nothing is kept. Rejects as `TrainingRuns.train` does. */
export async function trainAlone(pool: WorkerPool, createId: () => string, request: SoloRequest): Promise<SoloTraining> {
  const { source, options, engine, onProgress, signal } = request;
  const sessions = new Sessions();
  sessions.subscribe(() => {
    const { run } = sessions.state(TABLE);
    if (run) onProgress?.(run);
  });
  const runs = new TrainingRuns(sessions, pool, createId);
  signal?.throwIfAborted();
  signal?.addEventListener('abort', () => runs.forget(TABLE), { once: true });
  const summary = await runs.train({ documentUri: TABLE, source, options, settings: {}, engine });
  const model = sessions.model(TABLE);
  const run = answeredRun(sessions.state(TABLE));
  if (!model || !run?.plan || !run.outcome) throw new Error('A run came to its end without an answer');
  const checkpoint = sessions.checkpoint(TABLE);
  return { summary, model, run: { ...run, plan: run.plan, outcome: run.outcome, ...(checkpoint ? { checkpoint } : {}) } };
}
