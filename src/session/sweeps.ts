import { inEnglish } from '../inWords.ts';
import { message } from '../message.ts';
import { optionTable } from '../options/optionTable.ts';
import { hasLearned, rankSettings, type SettingScores, type SweepScore } from '../evaluation/sweep.ts';
import type { RunOutcome, RunPlan } from '../run/runPlan.ts';
import { endedRun } from '../protocol/sessionState.ts';
import { isSweeping, type Sweep } from '../protocol/sweepState.ts';
import type { SweepOptions, SweepSetting } from '../run/options/sweepOptions.ts';
import type { TrainOptions } from '../run/options/trainOptions.ts';
import type { RepeatableSource } from '../protocol/tableSource.ts';
import { UserError } from '../userError.ts';
import { repeatedOptions, RunSeries } from './runSeries.ts';
import type { Sessions } from './sessions.ts';
import { sweepSettings } from './sweepSettings.ts';
import type { WorkerPool } from './workerPool.ts';

/** The document's answered run with other settings, on a text in shared memory, since every training reads it. */
export interface SweepRequest {
  readonly documentUri: string;
  readonly source: RepeatableSource;
  readonly options: SweepOptions;
}

/** The results, the best setting first. */
export interface SweepSummary {
  readonly restarts: number;
  /** Number of validation rows. */
  readonly rows: number;
  /** Whether the best setting's loss is significantly below the baseline's; absent where that is unknown. */
  readonly hasLearned?: boolean;
  /** Failures are in English, since this is for other programs. */
  readonly settings: readonly (SweepSetting & Omit<SettingScores, 'setting' | 'failure'> & { readonly failure?: string })[];
}

/** Trains answered runs again with other settings, in as many workers as the pool has, and informs the sessions. */
export class Sweeps {
  readonly #sessions: Sessions;
  readonly #series: RunSeries;

  constructor(sessions: Sessions, pool: WorkerPool, createId: () => string) {
    this.#sessions = sessions;
    this.#series = new RunSeries(sessions, pool, createId);
  }

  /**
   * Resolves when every setting is judged: by validation rows taken from those that are not test rows, so that the test has no part in the
   * choice. A setting that cannot be trained comes last. Rejects with a UserError when there is no answer to start from or no setting can be
   * trained, with a CancelledError when it is cancelled, or with an Error for a crash.
   */
  async run({ documentUri, source, options }: SweepRequest): Promise<SweepSummary> {
    const run = endedRun(this.#sessions.state(documentUri));
    if (!run?.plan || !run.outcome)
      throw new UserError(message('Train on the table first: the settings of its last training are what is changed.'));
    const { plan } = run;
    refuseWithoutTest(plan);
    const settings = sweepSettings(options, plan);
    this.cancel(documentUri);
    const { runId } = run;
    const { restarts } = options;
    const { target, features, task } = plan.recipe;
    // Settings are judged by these rows where the run has no validation rows of its own.
    const validationFraction = plan.recipe.validationFraction || optionTable.validationFraction.usual;
    // Every setting once, then all of them again: a first ranking is there early.
    const trials = Array.from({ length: restarts }, (_, restart) => settings.map((_, setting) => ({ setting, restart }))).flat();
    const repeated = repeatedOptions(run, plan);
    const epochs = commonEpochs(repeated, options, plan);
    const begun = { settings, restarts, scored: [], ...(epochs === undefined ? {} : { epochs }) };
    const sweep: Sweep = { runId, target, features, task, rows: plan.rows, ...begun };
    const scored: SweepScore[] = [];
    const take = (score: SweepScore) => {
      scored.push(score);
      this.#sessions.apply(documentUri, { type: 'settingScored', runId, score });
    };
    this.#sessions.apply(documentUri, { type: 'sweepStarted', runId, sweep });
    await this.#series.run(
      {
        documentUri,
        source,
        engine: plan.hyperparameters.engine,
        options: trials.map(({ setting, restart }) => ({ ...repeated, ...settings[setting], validationFraction, restart })),
      },
      {
        onTrained: (index, _, outcome) => take({ ...trials[index], ...judgementOf(outcome) }),
        onFailed: (index, failure) => {
          if (failure.isExpected) take({ ...trials[index], rows: 0, failure: failure.message });
          else this.#sessions.apply(documentUri, { type: 'sweepEnded', runId, failure });
          return failure.isExpected;
        },
      },
    );
    const failures = scored.flatMap(({ failure }) => failure ?? []);
    if (failures.length === scored.length) {
      const [failure] = failures;
      this.#sessions.apply(documentUri, { type: 'sweepEnded', runId, failure: { isExpected: true, message: failure } });
      throw new UserError(failure);
    }
    return summarizeSweep(settings, restarts, scored);
  }

  /** Cancels the document's sweep, if one is running; nothing of it is kept. */
  cancel(documentUri: string): void {
    if (!this.#series.cancel(documentUri)) return;
    const { sweep } = this.#sessions.state(documentUri);
    if (sweep && isSweeping(sweep)) this.#sessions.apply(documentUri, { type: 'sweepEnded', runId: sweep.runId });
  }

  dispose(): void {
    this.#series.dispose();
  }
}

function refuseWithoutTest({ rows }: RunPlan): void {
  if (rows.test > 0) return;
  throw new UserError(message('The table lists every case: no row can be kept from learning, so there is nothing to judge settings by.'));
}

function summarizeSweep(settings: readonly SweepSetting[], restarts: number, scored: readonly SweepScore[]): SweepSummary {
  const ranked = rankSettings(scored);
  const learned = hasLearned(ranked);
  return {
    restarts,
    rows: Math.max(...scored.map(({ rows }) => rows)),
    ...(learned === undefined ? {} : { hasLearned: learned }),
    settings: ranked.map(({ setting, failure, ...scores }) => ({
      ...settings[setting],
      ...scores,
      ...(failure ? { failure: inEnglish(failure) } : {}),
    })),
  };
}

/** The common number of epochs; undefined where each network has its own, or may stop early. */
function commonEpochs({ epochs, patience }: TrainOptions, { hidden }: SweepOptions, { hyperparameters }: RunPlan): number | undefined {
  if ((patience ?? 0) > 0) return undefined;
  if (epochs !== undefined) return epochs;
  return hidden === undefined && hyperparameters.patience === 0 ? hyperparameters.epochs : undefined;
}

/** Of a training that diverged only that fact counts. */
function judgementOf({ validation, divergence }: RunOutcome): Omit<SweepScore, 'setting' | 'restart'> {
  if (!validation)
    return { rows: 0, failure: message('There are too few rows to keep some for validation, which settings are judged by.') };
  const { rows, scores, gain } = validation;
  return { rows, ...(divergence === undefined ? { scores, ...(gain ? { gain } : {}) } : { failure: divergence }) };
}
