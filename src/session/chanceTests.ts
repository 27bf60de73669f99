import { summarizeChance, type ChanceSummary, type ShuffleScore } from '../evaluation/chance.ts';
import { message } from '../message.ts';
import { endedRun } from '../protocol/sessionState.ts';
import type { RepeatableSource } from '../protocol/tableSource.ts';
import type { RunOutcome } from '../run/runPlan.ts';
import { UserError } from '../userError.ts';
import { repeatedOptions, RunSeries } from './runSeries.ts';
import type { Sessions } from './sessions.ts';
import type { WorkerPool } from './workerPool.ts';

/** The document's answered run, on a text in shared memory, since every training reads it. */
export interface ChanceTestRequest {
  readonly documentUri: string;
  readonly source: RepeatableSource;
  readonly trainings: number;
}

/** Trains answered runs again on shuffled targets, in as many workers as the pool has, and informs the sessions. */
export class ChanceTests {
  readonly #sessions: Sessions;
  readonly #series: RunSeries;

  constructor(sessions: Sessions, pool: WorkerPool, createId: () => string) {
    this.#sessions = sessions;
    this.#series = new RunSeries(sessions, pool, createId);
  }

  /**
   * Resolves when every training is scored. Rejects with a UserError when there is no answer, no test row or a training fails, with a
   * CancelledError when it is cancelled, or with an Error for a crash.
   */
  async run({ documentUri, source, trainings }: ChanceTestRequest): Promise<ChanceSummary> {
    const run = endedRun(this.#sessions.state(documentUri));
    if (!run?.plan || !run.outcome)
      throw new UserError(message('Train on the table first: its last training is what is held against chance.'));
    const real = scoreOf(run.outcome);
    if (real === undefined) {
      throw new UserError(message('The table lists every case: no row is left to test on, so there is nothing to hold against chance.'));
    }
    this.cancel(documentUri);
    const { runId } = run;
    const repeated = repeatedOptions(run, run.plan);
    const options = Array.from({ length: trainings }, (_, index) => ({ ...repeated, shuffle: index + 1 }));
    const scored: ShuffleScore[] = [];
    this.#sessions.apply(documentUri, { type: 'shufflesStarted', runId, trainings });
    await this.#series.run(
      { documentUri, source, engine: run.plan.hyperparameters.engine, options },
      {
        onTrained: (index, _, outcome) => {
          const score: ShuffleScore = { index, score: scoreOf(outcome) ?? Number.NaN };
          scored.push(score);
          this.#sessions.apply(documentUri, { type: 'shuffleScored', runId, score });
        },
        onFailed: (_, failure) => {
          this.#sessions.apply(documentUri, { type: 'shufflesEnded', runId, failure });
          return false;
        },
      },
    );
    return summarizeChance(scored, real, run.plan.encoder.target.type === 'regression');
  }

  /** Cancels the document's chance test, if one is running; nothing of it is kept. */
  cancel(documentUri: string): void {
    if (!this.#series.cancel(documentUri)) return;
    const runId = endedRun(this.#sessions.state(documentUri))?.runId;
    if (runId !== undefined) this.#sessions.apply(documentUri, { type: 'shufflesEnded', runId });
  }

  dispose(): void {
    this.#series.dispose();
  }
}

/** Accuracy, or mean absolute error, on the test rows; undefined where there are none. */
function scoreOf({ test }: RunOutcome): number | undefined {
  return test?.accuracy ?? test?.mae;
}
