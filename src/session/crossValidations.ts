import { message } from '../message.ts';
import { combineFolds, type CrossValidationScores, type FoldScore } from '../evaluation/crossValidation.ts';
import type { RepeatableSource } from '../protocol/tableSource.ts';
import { endedRun } from '../protocol/sessionState.ts';
import { UserError } from '../userError.ts';
import { repeatedOptions, RunSeries } from './runSeries.ts';
import type { Sessions } from './sessions.ts';
import type { WorkerPool } from './workerPool.ts';

/** The document's answered run, on a text in shared memory, since every fold reads it. */
export interface CrossValidationRequest {
  readonly documentUri: string;
  readonly source: RepeatableSource;
  readonly folds: number;
}

/** Trains answered runs again, once for each fold of the rows, in as many workers as the pool has, and informs the sessions. */
export class CrossValidations {
  readonly #sessions: Sessions;
  readonly #series: RunSeries;

  constructor(sessions: Sessions, pool: WorkerPool, createId: () => string) {
    this.#sessions = sessions;
    this.#series = new RunSeries(sessions, pool, createId);
  }

  /**
   * Resolves when every fold is scored. Rejects with a UserError when there is no answer or a fold cannot be trained, with a CancelledError when
   * it is cancelled, or with an Error for a crash.
   */
  async run({ documentUri, source, folds }: CrossValidationRequest): Promise<CrossValidationScores> {
    const run = endedRun(this.#sessions.state(documentUri));
    if (!run?.plan || !run.outcome) throw new UserError(message('Train on the table first: its last training is what is cross-validated.'));
    if (run.plan.rows.test === 0) {
      throw new UserError(
        message('The table lists every case: no row is left that could be tested on, so there is nothing to cross-validate.'),
      );
    }
    this.cancel(documentUri);
    const { runId } = run;
    const { engine } = run.plan.hyperparameters;
    const repeated = repeatedOptions(run, run.plan);
    const options = Array.from({ length: folds }, (_, index) => ({ ...repeated, fold: { index, of: folds } }));
    const scored: FoldScore[] = [];
    this.#sessions.apply(documentUri, { type: 'foldsStarted', runId, folds });
    await this.#series.run(
      { documentUri, source, engine, options },
      {
        onTrained: (index, { baseline }, { of, right, test }) => {
          if (!test) throw new Error(`Fold ${index} has no rows`);
          const fold: FoldScore = { index, rows: of, ...(right === undefined ? {} : { right }), scores: test, baseline: baseline.scores };
          scored.push(fold);
          this.#sessions.apply(documentUri, { type: 'foldScored', runId, fold });
        },
        onFailed: (_, failure) => {
          this.#sessions.apply(documentUri, { type: 'foldsEnded', runId, failure });
          return false;
        },
      },
    );
    return combineFolds(scored);
  }

  /** Cancels the document's cross-validation, if one is running; nothing of it is kept. */
  cancel(documentUri: string): void {
    if (!this.#series.cancel(documentUri)) return;
    const runId = endedRun(this.#sessions.state(documentUri))?.runId;
    if (runId !== undefined) this.#sessions.apply(documentUri, { type: 'foldsEnded', runId });
  }

  dispose(): void {
    this.#series.dispose();
  }
}
