import type { RunOutcome, RunPlan } from '../run/runPlan.ts';
import type { Failure } from '../run/findings/failure.ts';
import type { RunState } from '../protocol/sessionState.ts';
import type { RepeatableSource } from '../protocol/tableSource.ts';
import type { TrainOptions } from '../run/options/trainOptions.ts';
import type { WorkerReport } from '../protocol/workerMessages.ts';
import type { Engine } from '../run/options/hyperparameters.ts';
import { CancelledError } from '../userError.ts';
import { crashed, toError } from './failures.ts';
import type { Sessions } from './sessions.ts';
import type { Job, WorkerPool } from './workerPool.ts';

/** Independent trainings. */
export interface SeriesRequest {
  readonly documentUri: string;
  /** In shared memory, since every training reads it. */
  readonly source: RepeatableSource;
  readonly engine: Engine;
  /** The options of each training. */
  readonly options: readonly TrainOptions[];
}

/** Called at each training's end, with its index in the request, in the order of completion. */
export interface SeriesListener {
  onTrained(index: number, plan: RunPlan, outcome: RunOutcome): void;
  /** Returns true to continue the others; otherwise the series ends with this failure. */
  onFailed(index: number, failure: Failure): boolean;
}

interface ActiveSeries {
  readonly jobs: Job[];
  reject(error: Error): void;
}

/** Runs series of trainings, in as many workers as the pool has: one series at a time per document, until a new training on it begins. */
export class RunSeries {
  readonly #pool: WorkerPool;
  readonly #createId: () => string;
  readonly #active = new Map<string, ActiveSeries>();
  readonly #unsubscribe: () => void;

  constructor(sessions: Sessions, pool: WorkerPool, createId: () => string) {
    this.#pool = pool;
    this.#createId = createId;
    this.#unsubscribe = sessions.subscribe((documentUri, { type }) => {
      if (type === 'started') this.#drop(documentUri);
    });
  }

  /** Resolves when every training has ended. Rejects with what ended it early: a failure, or a CancelledError. */
  run({ documentUri, source, engine, options }: SeriesRequest, listener: SeriesListener): Promise<void> {
    this.cancel(documentUri);
    return new Promise((resolve, reject) => {
      const active: ActiveSeries = { jobs: [], reject };
      let left = options.length;
      const endOne = () => {
        left--;
        if (left > 0) return;
        this.#end(documentUri, active);
        resolve();
      };
      const fail = (index: number, failure: Failure) => {
        if (listener.onFailed(index, failure)) return endOne();
        this.#end(documentUri, active);
        reject(toError(failure));
      };
      this.#active.set(documentUri, active);
      options.forEach((asked, index) => {
        const take = (plan: RunPlan, outcome: RunOutcome) => {
          listener.onTrained(index, plan, outcome);
          endOne();
        };
        active.jobs.push(
          this.#pool.submit({
            kind: 'series',
            // One thread each: the other cores run other trainings.
            request: { type: 'train', runId: this.#createId(), source, options: asked, engine, threads: 1 },
            isLast: (report) => report.type === 'trained' || report.type === 'failed',
            onReport: onReportOfOne(take, (failure) => fail(index, failure)),
            onEnd: (failure) => fail(index, crashed(failure)),
          }),
        );
      });
    });
  }

  /** Cancels the document's series; false when none is running. */
  cancel(documentUri: string): boolean {
    return this.#drop(documentUri);
  }

  dispose(): void {
    this.#unsubscribe();
    for (const documentUri of [...this.#active.keys()]) this.#drop(documentUri);
  }

  #drop(documentUri: string): boolean {
    const active = this.#active.get(documentUri);
    if (!active) return false;
    this.#end(documentUri, active);
    active.reject(new CancelledError());
    return true;
  }

  #end(documentUri: string, active: ActiveSeries): void {
    if (this.#active.get(documentUri) === active) this.#active.delete(documentUri);
    for (const job of active.jobs) job.abandon();
  }
}

/** The options as requested, and what was planned for them. A stopped run is repeated up to its last epoch, with the same regularization. */
export function repeatedOptions({ settings, options, outcome }: RunState, { recipe, hyperparameters }: RunPlan): TrainOptions {
  const { target, features, task } = recipe;
  const asFar = outcome?.isStopped ? { epochs: outcome.epochs, l2: hyperparameters.l2 } : {};
  return { ...settings, ...options, target, features: [...features], task, ...asFar };
}

function onReportOfOne(
  take: (plan: RunPlan, outcome: RunOutcome) => void,
  fail: (failure: Failure) => void,
): (report: WorkerReport) => void {
  let plan: RunPlan | undefined;
  return (report) => {
    if (report.type === 'planned') plan = report.plan;
    else if (report.type === 'failed') fail(report.failure);
    else if (report.type === 'trained') {
      if (!plan) throw new Error('A training ended that was never planned');
      take(plan, report.outcome);
    }
  };
}
