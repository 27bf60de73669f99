import { combineFolds, type CrossValidationScores, type FoldScore } from '../evaluation/crossValidation.ts';
import type { Failure, RunPlan } from '../protocol/runPlan.ts';
import type { RunState } from '../protocol/sessionState.ts';
import type { TextSource } from '../protocol/tableSource.ts';
import type { TrainOptions } from '../protocol/trainOptions.ts';
import type { WorkerReport } from '../protocol/workerMessages.ts';
import { CancelledError, UserError } from '../userError.ts';
import { crashed, toError } from './failures.ts';
import type { Sessions } from './sessions.ts';
import type { Job, WorkerPool } from './workerPool.ts';

/** What is cross-validated: the document's answered run, on a text whose memory is shared, since every fold reads it. */
export interface CrossValidationRequest {
  readonly documentUri: string;
  readonly source: TextSource;
  readonly folds: number;
}

interface ActiveValidation {
  readonly runId: string;
  readonly jobs: Job[];
  reject(error: Error): void;
}

/** Trains answered runs again, once for each fold of the rows, in as many workers as the pool has, and lets the sessions know. */
export class CrossValidations {
  readonly #sessions: Sessions;
  readonly #pool: WorkerPool;
  readonly #createId: () => string;
  readonly #active = new Map<string, ActiveValidation>();
  readonly #unsubscribe: () => void;

  constructor(sessions: Sessions, pool: WorkerPool, createId: () => string) {
    this.#sessions = sessions;
    this.#pool = pool;
    this.#createId = createId;
    this.#unsubscribe = sessions.subscribe((documentUri, { type }) => {
      if (type === 'started') this.#drop(documentUri, 'The cross-validation was ended by a new training on the same table.');
    });
  }

  /**
   * Resolves when every fold is scored. Rejects with a UserError when there is no answer to be validated, when a fold cannot be trained, with a
   * CancelledError when it is cancelled, or with an Error for a crash.
   */
  run({ documentUri, source, folds }: CrossValidationRequest): Promise<CrossValidationScores> {
    const { run } = this.#sessions.state(documentUri);
    if (!run?.plan || !run.outcome) throw new UserError('Train on the table first: its last training is what is cross-validated.');
    this.cancel(documentUri);
    const { runId } = run;
    const { engine } = run.plan.hyperparameters;
    const options = optionsOf(run, run.plan);
    this.#sessions.apply(documentUri, { type: 'foldsStarted', runId, folds });
    return new Promise((resolve, reject) => {
      const active: ActiveValidation = { runId, jobs: [], reject };
      const scored: FoldScore[] = [];
      const fail = (failure: Failure) => {
        this.#end(documentUri, active);
        this.#sessions.apply(documentUri, { type: 'foldsEnded', runId, failure });
        reject(toError(failure));
      };
      const take = (fold: FoldScore) => {
        scored.push(fold);
        this.#sessions.apply(documentUri, { type: 'foldScored', runId, fold });
        if (scored.length < folds) return;
        this.#end(documentUri, active);
        resolve(combineFolds(scored));
      };
      this.#active.set(documentUri, active);
      for (let index = 0; index < folds; index++) {
        active.jobs.push(
          this.#pool.submit({
            // The other cores have folds of their own.
            request: {
              type: 'train',
              runId: this.#createId(),
              source,
              options: { ...options, fold: { index, of: folds } },
              engine,
              threads: 1,
            },
            isPatient: true,
            isLast: (report) => report.type === 'trained' || report.type === 'failed',
            onReport: onFoldReport(index, take, fail),
            onEnd: (failure) => fail(crashed(failure)),
          }),
        );
      }
    });
  }

  /** Ends the document's cross-validation, if one is going on; nothing of it is kept. */
  cancel(documentUri: string): void {
    const runId = this.#active.get(documentUri)?.runId;
    if (runId === undefined) return;
    this.#drop(documentUri, 'The cross-validation was cancelled.');
    this.#sessions.apply(documentUri, { type: 'foldsEnded', runId });
  }

  dispose(): void {
    this.#unsubscribe();
    for (const documentUri of [...this.#active.keys()]) this.#drop(documentUri, 'Neuron was shut down.');
  }

  #drop(documentUri: string, message: string): void {
    const active = this.#active.get(documentUri);
    if (!active) return;
    this.#end(documentUri, active);
    active.reject(new CancelledError(message));
  }

  #end(documentUri: string, active: ActiveValidation): void {
    if (this.#active.get(documentUri) === active) this.#active.delete(documentUri);
    for (const job of active.jobs) job.abandon();
  }
}

/** Everything as the run was asked for, and what was chosen for it. A run that was stopped is repeated as far as it went. */
function optionsOf({ settings, options, outcome }: RunState, { recipe }: RunPlan): TrainOptions {
  const { target, features, task } = recipe;
  return { ...settings, ...options, target, features: [...features], task, ...(outcome?.isStopped ? { epochs: outcome.epochs } : {}) };
}

function onFoldReport(index: number, take: (fold: FoldScore) => void, fail: (failure: Failure) => void): (report: WorkerReport) => void {
  let plan: RunPlan | undefined;
  return (report) => {
    if (report.type === 'planned') plan = report.plan;
    else if (report.type === 'failed') fail(report.failure);
    else if (report.type === 'trained') {
      if (!plan) throw new Error('A fold ended that was never planned');
      const { of, right, test } = report.outcome;
      take({ index, rows: of, ...(right === undefined ? {} : { right }), scores: test, baseline: plan.baseline.scores });
    }
  };
}
