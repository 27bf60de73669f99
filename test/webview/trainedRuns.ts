import type { Fold } from '../../src/dataset/columns/recipe/recipe.ts';
import type { FoldScore } from '../../src/evaluation/crossValidation.ts';
import type { SweepScore } from '../../src/evaluation/sweep.ts';
import { emptySession, reduceSession, type SessionEvent, type SessionState } from '../../src/protocol/sessionState.ts';
import type { SweepOptions } from '../../src/run/options/sweepOptions.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { sweepSettings } from '../../src/session/sweepSettings.ts';
import { RunControl } from '../../src/training/worker/runControl.ts';
import { runTraining } from '../../src/training/worker/runTraining.ts';
import { UserError } from '../../src/userError.ts';
import { textSource } from '../../src/protocol/tableSource.ts';

/** Everything that a real training of the text reports, as session events for a view. */
export async function trainingEvents(text: string, options: TrainOptions = {}, runId = 'run-1'): Promise<SessionEvent[]> {
  const events: SessionEvent[] = [{ type: 'started', runId, options }];
  try {
    await runTraining(
      { type: 'train', runId, source: textSource(text), options, engine: 'wasm' },
      {
        post: (report) => {
          if (report.type === 'planned') {
            const { ledger: _, ...event } = report;
            events.push(event);
          }
          if (report.type === 'epochs') events.push(report);
          if (report.type === 'trained') events.push({ type: 'trained', runId, outcome: report.outcome });
        },
        onRequest: () => undefined,
        yieldToRequests: () => Promise.resolve(),
      },
      new RunControl(runId),
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    events.push({ type: 'failed', runId, failure: { isExpected: true, message: error.said } });
  }
  return events;
}

/** The state after the events. */
export function stateAfter(events: readonly SessionEvent[], state: SessionState = emptySession): SessionState {
  return events.reduce(reduceSession, state);
}

/** The state after a training has ended. */
export async function trainedState(text: string, options: TrainOptions = {}): Promise<SessionState> {
  return stateAfter(await trainingEvents(text, options));
}

/** The state of a training that was cross-validated, up to this many of five folds. */
export async function validatedState(text: string, options: TrainOptions = {}, scored = 5): Promise<SessionState> {
  const events = await trainingEvents(text, options);
  const folds = await Promise.all(Array.from({ length: scored }, (_, index) => scoreFold(text, options, { index, of: 5 })));
  return stateAfter([
    ...events,
    { type: 'foldsStarted', runId: 'run-1', folds: 5 },
    ...folds.map((fold): SessionEvent => ({ type: 'foldScored', runId: 'run-1', fold })),
  ]);
}

async function scoreFold(text: string, options: TrainOptions, fold: Fold): Promise<FoldScore> {
  const { run } = await trainedState(text, { ...options, fold });
  if (!run?.plan || !run.outcome?.test) throw new Error('The fold was not trained');
  const { of, right, test } = run.outcome;
  return { index: fold.index, rows: of, ...(right === undefined ? {} : { right }), scores: test, baseline: run.plan.baseline.scores };
}

/** The state of a training that was swept, up to this many trainings. */
export async function sweptState(text: string, options: TrainOptions, sweep: SweepOptions, trained = Infinity): Promise<SessionState> {
  const events = await trainingEvents(text, options);
  const { run } = stateAfter(events);
  if (!run?.plan) throw new Error('The sample has no plan');
  const settings = sweepSettings(sweep, run.plan);
  const { target, features, task } = run.plan.recipe;
  const { rows, hyperparameters } = run.plan;
  const { restarts } = sweep;
  const trials = Array.from({ length: restarts }, (_, restart) => settings.map((_, setting) => ({ setting, restart }))).flat();
  const scored: SweepScore[] = [];
  for (const trial of trials.slice(0, trained)) {
    const setting = settings[trial.setting];
    const tried = await trainedState(text, { ...options, ...setting, validationFraction: 0.2, restart: trial.restart });
    const validation = tried.run?.outcome?.validation;
    const message = tried.run?.failure?.message ?? tried.run?.outcome?.divergence;
    scored.push({
      ...trial,
      rows: validation?.rows ?? 0,
      ...(message === undefined ? { scores: validation?.scores } : { failure: message }),
    });
  }
  const started = { runId: 'run-1', target, features, task, rows, epochs: hyperparameters.epochs, settings, restarts, scored: [] };
  return stateAfter([
    ...events,
    { type: 'sweepStarted', runId: 'run-1', sweep: started },
    ...scored.map((score): SessionEvent => ({ type: 'settingScored', runId: 'run-1', score })),
  ]);
}

/** The state of a training in progress that has reached the given epoch. */
export async function runningState(text: string, options: TrainOptions, epoch: number): Promise<SessionState> {
  const events = await trainingEvents(text, { ...options, epochs: epoch });
  return stateAfter(events.filter(({ type }) => type !== 'trained').map((event) => withEpochs(event, options)));
}

/** The state of a training that was stopped at the given epoch. */
export async function stoppedState(text: string, options: TrainOptions, epoch: number): Promise<SessionState> {
  const events = await trainingEvents(text, { ...options, epochs: epoch });
  return stateAfter(
    events.map((event) =>
      event.type === 'trained' ? { ...event, outcome: { ...event.outcome, isStopped: true } } : withEpochs(event, options),
    ),
  );
}

/** The state with a training that took this long, however busy the machine was. Throws if none has ended. */
export function tookMs({ run, ...state }: SessionState, elapsedMs: number): SessionState {
  if (!run?.outcome) throw new Error('The sample has no outcome');
  return { ...state, run: { ...run, outcome: { ...run.outcome, elapsedMs } } };
}

/** The event of a training with more epochs, of which the first are the same. */
function withEpochs(event: SessionEvent, options: TrainOptions): SessionEvent {
  if (event.type === 'started') return { ...event, options };
  if (event.type !== 'planned') return event;
  const hyperparameters = { ...event.plan.hyperparameters, epochs: options.epochs ?? 1000 };
  return { ...event, plan: { ...event.plan, hyperparameters } };
}
