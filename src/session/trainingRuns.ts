import { message, type Message } from '../message.ts';
import { assertNever } from '../assertNever.ts';
import type { Drift } from '../model/rowLedger.ts';
import type { ContinuedTraining } from '../protocol/continuedRun.ts';
import type { TableSource } from '../protocol/tableSource.ts';
import type { Failure } from '../run/findings/failure.ts';
import { answeredRun, isRunning, type SessionEvent } from '../protocol/sessionState.ts';
import type { TrainOptions } from '../run/options/trainOptions.ts';
import type { RunControlRequest, WorkerReport } from '../protocol/workerMessages.ts';
import type { Engine } from '../run/options/hyperparameters.ts';
import type { Adjustment } from '../run/options/adjustment.ts';
import type { JoinedRun } from '../run/history/joinedRun.ts';
import { EndedError } from '../userError.ts';
import { crashed, toError } from './failures.ts';
import type { Sessions } from './sessions.ts';
import { TableQuestions } from './tableQuestions.ts';
import type { ContinuableRun } from './continuableRun.ts';
import { summarize, type TrainingSummary } from './trainingSummary.ts';
import type { Job, JobRequest, WorkerPool } from './workerPool.ts';

/** What a training is started with. */
export interface RunRequest {
  readonly documentUri: string;
  readonly source: TableSource;
  /** The requested options, which are remembered with the run. */
  readonly options: TrainOptions;
  /** The settings, which apply where nothing was requested. */
  readonly settings: TrainOptions;
  readonly engine: Engine;
  readonly continues?: Omit<ContinuedTraining, 'run'> & { readonly run: ContinuableRun };
}

type StartedRun = Omit<Extract<SessionEvent, { type: 'started' }>, 'type'>;

/**
 * Carries a run out, in a worker or elsewhere. It must return before the first report; the last report is `trained` or `failed`, unless `onEnd`
 * is called.
 */
export type CarryRun = (runId: string, listener: Required<Pick<JobRequest, 'onReport' | 'onEnd' | 'onWait'>>) => Job;

/** Each member of a union without its run, for whatever run is going on. */
type WithoutRunId<Request> = Request extends unknown ? Omit<Request, 'runId'> : never;

interface ActiveRun {
  readonly runId: string;
  /** Changes when the document is renamed. */
  documentUri: string;
  readonly job: Job;
  reject(error: Error): void;
}

/** Runs trainings in workers and informs the sessions of their events. One run at a time per document. */
export class TrainingRuns {
  /** Questions to tables while runs go on. */
  readonly questions: TableQuestions;
  readonly #sessions: Sessions;
  readonly #pool: WorkerPool;
  readonly #active = new Map<string, ActiveRun>();
  readonly #createId: () => string;

  constructor(sessions: Sessions, pool: WorkerPool, createId: () => string) {
    this.#sessions = sessions;
    this.#pool = pool;
    this.#createId = createId;
    this.questions = new TableQuestions(pool, createId);
  }

  /**
   * Trains on the text; resolves when the run has an answer, also after a stop. Replaces a running training of the same document, whose promise
   * rejects. Rejects with a UserError that the user can act on, or with an Error for a bug or a crash.
   */
  train({ source, engine, continues, ...request }: RunRequest): Promise<TrainingSummary> {
    const begun = continues ? { ...request, joined: continues.run.joined } : request;
    return this.#begin(begun, (runId, listener) =>
      this.#pool.submit({
        kind: 'training',
        request: {
          ...{ type: 'train', runId, source, options: { ...request.settings, ...request.options }, engine },
          ...(continues ? { continues: { ...continues, run: continues.run.continued } } : {}),
        },
        isLast: (report) => report.type === 'trained' || report.type === 'failed',
        ...listener,
      }),
    );
  }

  /** Like `train`, for a training that runs elsewhere: `carry` passes on its reports. */
  follow(request: Omit<RunRequest, 'source' | 'engine' | 'continues'>, carry: CarryRun): Promise<TrainingSummary> {
    return this.#begin({ ...request, isElsewhere: true }, carry);
  }

  /** Stops the document's run, if one is going on, and keeps what was learned. */
  stop(documentUri: string): void {
    const active = this.#active.get(documentUri);
    if (!active) return;
    if (this.#sessions.state(documentUri).run?.phase === 'reading') {
      // Nothing has been learned yet, and a worker that is reading or a run that waits for its turn hears no message; a training elsewhere does.
      this.#tellRun(documentUri, { type: 'stop' });
      this.#drop(documentUri, message('Training was stopped before the first epoch.'));
    } else {
      this.#tellRun(documentUri, { type: 'stop' });
    }
  }

  /** Pauses the document's run within milliseconds, until it is resumed, stepped or stopped. */
  pause(documentUri: string): void {
    this.#tellRun(documentUri, { type: 'pause' });
  }

  resume(documentUri: string): void {
    this.#tellRun(documentUri, { type: 'resume' });
  }

  /** Trains the document's run to the end of one epoch and pauses it there. */
  step(documentUri: string): void {
    this.#tellRun(documentUri, { type: 'step' });
  }

  /** Changes the learning rate or the regularization of the document's run from the next batch on; absent values stay. */
  adjust(documentUri: string, adjustment: Adjustment): void {
    this.#tellRun(documentUri, { type: 'adjust', ...adjustment });
  }

  /** Moves the document's run to its new URI, where it replaces any other run. */
  rename(documentUri: string, newUri: string): void {
    const active = this.#active.get(documentUri);
    if (documentUri === newUri) return;
    this.#drop(newUri, message('The table was replaced by another file of its name.'));
    this.#sessions.rename(documentUri, newUri);
    if (!active) return;
    this.#active.delete(documentUri);
    active.documentUri = newUri;
    this.#active.set(newUri, active);
  }

  /** True while a run of the document is going on. */
  isRunning(documentUri: string): boolean {
    return isRunning(this.#sessions.state(documentUri));
  }

  /** How the table differs from the rows of the document's model; undefined when there is no model. */
  async compare(documentUri: string, source: TableSource): Promise<Drift | undefined> {
    const model = this.#sessions.model(documentUri);
    if (!model) return undefined;
    return this.questions.compare(source, model.recipe, model.ledger);
  }

  /** The options of the document's last answer. */
  lastOptions(documentUri: string): TrainOptions | undefined {
    return answeredRun(this.#sessions.state(documentUri))?.options;
  }

  /** Ends the run and drops the state of a document that no longer exists. */
  forget(documentUri: string): void {
    this.#drop(documentUri, message('The table was closed without being saved.'));
    this.#sessions.forget(documentUri);
  }

  /** Ends everything at once. */
  dispose(): void {
    for (const documentUri of [...this.#active.keys()]) this.#drop(documentUri, message('Neuron was shut down.'));
    this.#pool.dispose();
  }

  #begin(
    { documentUri, joined, ...started }: Omit<StartedRun, 'runId'> & { readonly documentUri: string; readonly joined?: JoinedRun },
    carry: CarryRun,
  ): Promise<TrainingSummary> {
    this.#drop(documentUri, message('This training was replaced by a newer one on the same table.'));
    const runId = this.#createId();
    return new Promise((resolve, reject) => {
      this.#sessions.apply(documentUri, { type: 'started', runId, ...started });
      const uri = () => active.documentUri;
      const end = () => {
        if (this.#active.get(uri())?.runId === runId) this.#active.delete(uri());
      };
      const fail = (failure: Failure) => {
        end();
        this.#sessions.apply(uri(), { type: 'failed', runId, failure });
        reject(toError(failure));
      };
      const onReport = (report: WorkerReport) => {
        switch (report.type) {
          case 'planned': {
            const { ledger, ...event } = report;
            return this.#sessions.apply(uri(), joined ? { ...event, joined } : event, ledger);
          }
          case 'reading':
          case 'epochs':
          case 'scoring':
            return this.#sessions.apply(uri(), report);
          case 'paused':
            job.hold(report.isPaused);
            return this.#sessions.apply(uri(), report);
          case 'trained': {
            end();
            const { ledger, checkpoint, ...event } = report;
            this.#sessions.apply(uri(), event, ledger, checkpoint);
            const { plan, isSetAside } = this.#sessions.state(uri()).run ?? {};
            if (!plan) throw new Error('A run ended that was never planned');
            return resolve(summarize(runId, plan, report.outcome, isSetAside));
          }
          case 'failed':
            return fail(report.failure);
          case 'answering':
          case 'edited':
          case 'written':
          case 'answered':
          case 'predicted':
          case 'refused':
            throw new Error(`A training worker reported "${report.type}"`);
          default:
            return assertNever(report);
        }
      };
      const job = carry(runId, {
        onReport,
        onWait: () => this.#sessions.apply(documentUri, { type: 'waiting', runId }),
        onEnd: (failure) => fail(crashed(failure)),
      });
      const active: ActiveRun = { runId, documentUri, job, reject };
      this.#active.set(documentUri, active);
    });
  }

  /** No effect where no run is going on. */
  #tellRun(documentUri: string, request: WithoutRunId<RunControlRequest>): void {
    const active = this.#active.get(documentUri);
    active?.job.post({ ...request, runId: active.runId });
  }

  #drop(documentUri: string, why: Message): void {
    const active = this.#active.get(documentUri);
    if (!active) return;
    this.#active.delete(documentUri);
    active.job.abandon();
    this.#sessions.apply(documentUri, { type: 'failed', runId: active.runId, failure: { isExpected: true, message: why } });
    active.reject(new EndedError(why));
  }
}
