import { assertNever } from '../assertNever.ts';
import type { FoldScore } from '../evaluation/crossValidation.ts';
import type { Drift } from '../model/rowLedger.ts';
import { reduceDecision, type DecisionEvent } from './decision.ts';
import { appendEpochs, compactHistory, emptyHistory, type EpochBundle, type History, type WeightSnapshot } from '../run/history/history.ts';
import type { JoinedRun } from '../run/history/joinedRun.ts';
import type { RunOutcome, RunPlan } from '../run/runPlan.ts';
import { interruption, type Failure } from '../run/findings/failure.ts';
import { isMadeFor, isSwept, type Sweep, type SweepEvent } from './sweepState.ts';
import { isTestingChance, reduceChanceTest, type ChanceTest, type ChanceTestEvent } from './chanceTest.ts';
import { rememberReturn, rememberRun, type RunRecord } from '../run/runRecord.ts';
import { isSetAsideFor } from '../run/setAside.ts';
import type { TrainOptions } from '../run/options/trainOptions.ts';

/** One training as a view shows it. */
export interface RunState {
  readonly runId: string;
  /** How much of a large file has been read, 0…1. */
  readonly readShare?: number;
  /** True for a run on another machine that is only followed: it can be stopped, but not paused or changed. */
  readonly isElsewhere?: boolean;
  /** True while the run waits for runs of other tables. */
  readonly isWaiting?: boolean;
  /** True while a run that has not ended waits to be resumed. */
  readonly isPaused?: boolean;
  /** True while the rows are scored after training. */
  readonly isScoring?: boolean;
  readonly phase: 'reading' | 'training' | 'trained' | 'stopped' | 'failed';
  /** The options that were requested; those chosen automatically are in the plan. */
  readonly options: TrainOptions;
  /** The defaults from the settings for options that were not requested. */
  readonly settings?: TrainOptions;
  readonly plan?: RunPlan;
  readonly history: History;
  /** By ascending epoch, starting with epoch 0. */
  readonly snapshots: readonly WeightSnapshot[];
  readonly outcome?: RunOutcome;
  readonly failure?: Failure;
  /** True for a run that has an answer but does not replace the better one before it. */
  readonly isSetAside?: boolean;
  /** For a run with an answer: the same training repeated once per fold. */
  readonly crossValidation?: CrossValidation;
  /** For a run with an answer: the same training on shuffled targets. */
  readonly chanceTest?: ChanceTest;
}

/** Each row is predicted by a network trained on the other folds. It ends when all folds are scored, or with a failure. */
export interface CrossValidation {
  readonly folds: number;
  /** In the order of arrival. */
  readonly scored: readonly FoldScore[];
  readonly failure?: Failure;
}

/** Everything known about one document: the newest run, and until that one has an answer that counts, the last run that has one. */
export interface SessionState {
  readonly run?: RunState;
  readonly previous?: RunState;
  /** How the rows differ from those used for the last answer; absent if they do not. */
  readonly drift?: Drift;
  /** The last sweep, as long as its target, features, task and rows are still the same. */
  readonly sweep?: Sweep;
  /** The last runs that got an answer, newest first; absent before the first. */
  readonly records?: readonly RunRecord[];
}

/** What happens to a session, in the past tense. The host and the views apply the same events with the same reducer. */
export type SessionEvent =
  | {
      readonly type: 'started';
      readonly runId: string;
      readonly options: TrainOptions;
      readonly settings?: TrainOptions;
      readonly isElsewhere?: boolean;
    }
  /** A run of the previous window, from before a reload, did not finish and left nothing behind. */
  | { readonly type: 'interrupted'; readonly runId: string }
  | { readonly type: 'waiting'; readonly runId: string }
  | { readonly type: 'reading'; readonly runId: string; readonly share: number }
  /** `joined`: the epochs that the run continues from. */
  | {
      readonly type: 'planned';
      readonly runId: string;
      readonly plan: RunPlan;
      readonly initial: WeightSnapshot;
      readonly joined?: JoinedRun;
    }
  | { readonly type: 'epochs'; readonly runId: string; readonly bundle: EpochBundle }
  | { readonly type: 'paused'; readonly runId: string; readonly isPaused: boolean }
  | { readonly type: 'scoring'; readonly runId: string }
  | { readonly type: 'trained'; readonly runId: string; readonly outcome: RunOutcome }
  | { readonly type: 'failed'; readonly runId: string; readonly failure: Failure }
  /** A remembered run answers again instead of the current one. */
  | { readonly type: 'broughtBack'; readonly run: RunState }
  /** The cross-validation of the run that answers. */
  | { readonly type: 'foldsStarted'; readonly runId: string; readonly folds: number }
  | { readonly type: 'foldScored'; readonly runId: string; readonly fold: FoldScore }
  /** Without a failure it was cancelled, and its scores are dropped. */
  | { readonly type: 'foldsEnded'; readonly runId: string; readonly failure?: Failure }
  | ChanceTestEvent
  /** The decision threshold of the run that answers has moved, which changes what it gets right. */
  | DecisionEvent
  | SweepEvent
  | { readonly type: 'drifted'; readonly drift: Drift | undefined };

export const emptySession: SessionState = {};

/** The run whose answer counts: the newest one that has an answer and is not set aside. */
export function answeredRun({ run, previous }: SessionState): RunState | undefined {
  return run?.outcome && !run.isSetAside ? run : previous;
}

/** The run whose answer counts, if no newer run is going on or has failed: the one that can be cross-validated, swept and so on. */
export function endedRun(state: SessionState): RunState | undefined {
  return state.run?.outcome ? answeredRun(state) : undefined;
}

/** True while folds of the run remain to be scored. */
export function isCrossValidating({ crossValidation }: RunState): boolean {
  return crossValidation !== undefined && !crossValidation.failure && crossValidation.scored.length < crossValidation.folds;
}

/** The run without a cross-validation or chance test that has not finished. */
export function withoutUnfinished({ crossValidation, chanceTest, ...run }: RunState): RunState {
  return {
    ...run,
    ...(crossValidation && !isCrossValidating({ ...run, crossValidation }) ? { crossValidation } : {}),
    ...(chanceTest && !isTestingChance({ chanceTest }) ? { chanceTest } : {}),
  };
}

/** True from the start of a run to its end. */
export function isRunning(state: SessionState): boolean {
  return state.run?.phase === 'reading' || state.run?.phase === 'training';
}

/** True during a run that ends with the window. A run elsewhere does not: the next window follows it again. */
export function endsWithWindow(state: SessionState): boolean {
  return isRunning(state) && state.run?.isElsewhere !== true;
}

/** The state with its histories trimmed of the room for future epochs, which may be a million. */
export function withoutRoom({ run, previous, ...rest }: SessionState): SessionState {
  const compact = (of: RunState) => ({ ...of, history: compactHistory(of.history) });
  return { ...rest, ...(run ? { run: compact(run) } : {}), ...(previous ? { previous: compact(previous) } : {}) };
}

/** The state after the event. Events of a run that has been replaced or has ended are ignored. */
export function reduceSession(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'started':
      return withNewest(state, { ...startedRun(event), phase: 'reading' });
    case 'interrupted': {
      if (isRunning(state)) return state;
      // Its options are lost with it: the next run starts from those of the last answer.
      const options = answeredRun(state)?.options ?? {};
      const run = { runId: event.runId, options, history: emptyHistory(0), snapshots: [] };
      return withNewest(state, { ...run, phase: 'failed', failure: interruption });
    }
    case 'foldsStarted':
    case 'foldScored':
    case 'foldsEnded':
      return withEnded(state, event.runId, (run) => reduceFolds(run, event));
    case 'decisionMoved':
      return withEnded(state, event.runId, (run) => reduceDecision(run, event));
    case 'shufflesStarted':
    case 'shuffleScored':
    case 'shufflesEnded':
      return withEnded(state, event.runId, (run) => reduceChanceTest(run, event));
    case 'sweepStarted':
    case 'settingScored':
    case 'sweepEnded':
      return reduceSweep(state, event);
    case 'drifted':
      return { ...state, drift: event.drift };
    case 'broughtBack':
      // How the rows differ from this run's is found by a comparison later.
      return isRunning(state) ? state : { run: event.run, records: rememberReturn(state.records ?? [], event.run.runId) };
    case 'waiting':
    case 'reading':
    case 'planned':
    case 'epochs':
    case 'paused':
    case 'scoring':
    case 'trained':
    case 'failed': {
      const run = state.run;
      if (!run || run.runId !== event.runId || !isRunning(state)) return state;
      const next = reduceRun(run, event);
      const { sweep, ...rest } = state;
      const kept = sweep && (event.type !== 'planned' || isMadeFor(sweep, event.plan)) ? { sweep } : {};
      if (!next.outcome) return { ...rest, ...kept, run: next };
      const ended = isSetAsideFor(next, state.previous) ? { ...next, isSetAside: true } : next;
      const { plan, outcome, isSetAside } = ended;
      const answering = isSetAside && state.previous ? state.previous.runId : ended.runId;
      const records = plan && outcome ? rememberRun(state.records ?? [], { ...ended, plan, outcome }, answering) : state.records;
      return isSetAside ? { ...rest, ...kept, records, run: ended } : { ...kept, records, run: ended };
    }
    default:
      return assertNever(event);
  }
}

function startedRun({ runId, options, settings, isElsewhere }: Extract<SessionEvent, { type: 'started' }>): Omit<RunState, 'phase'> {
  const asked = { options, ...(settings ? { settings } : {}) };
  return { runId, ...asked, ...(isElsewhere ? { isElsewhere } : {}), history: emptyHistory(0), snapshots: [] };
}

/** The state with a newer run that has no answer yet, keeping the last answer. */
function withNewest(state: SessionState, run: RunState): SessionState {
  const answered = answeredRun(state);
  const { sweep, ...rest } = state;
  return {
    ...rest,
    ...(sweep && isSwept(sweep) && !state.drift ? { sweep } : {}),
    previous: answered && withoutUnfinished(answered),
    run,
  };
}

/** Changes the run whose answer counts; returns the same state if that is a different run. */
function withEnded(state: SessionState, runId: string, change: (run: RunState) => RunState): SessionState {
  const run = endedRun(state);
  return run?.runId === runId ? { ...state, [run === state.run ? 'run' : 'previous']: change(run) } : state;
}

function joinSnapshots(before: readonly WeightSnapshot[], initial: WeightSnapshot): readonly WeightSnapshot[] {
  return before.at(-1)?.epoch === initial.epoch ? before : [...before, initial];
}

function reduceFolds(run: RunState, event: Extract<SessionEvent, { type: 'foldsStarted' | 'foldScored' | 'foldsEnded' }>): RunState {
  const { crossValidation, ...rest } = run;
  switch (event.type) {
    case 'foldsStarted':
      return { ...rest, crossValidation: { folds: event.folds, scored: [] } };
    case 'foldScored':
      if (!crossValidation) return run;
      return { ...rest, crossValidation: { ...crossValidation, scored: [...crossValidation.scored, event.fold] } };
    case 'foldsEnded':
      if (!crossValidation) return run;
      return event.failure ? { ...rest, crossValidation: { ...crossValidation, failure: event.failure } } : rest;
  }
}

function reduceSweep(state: SessionState, event: SweepEvent): SessionState {
  const { sweep, ...rest } = state;
  if (event.type === 'sweepStarted') return endedRun(state)?.runId === event.runId ? { ...rest, sweep: event.sweep } : state;
  // A sweep that has finished can still fail, if it found nothing.
  const isLate = sweep !== undefined && isSwept(sweep) && !(event.type === 'sweepEnded' && event.failure);
  if (sweep?.runId !== event.runId || sweep.failure || isLate) return state;
  if (event.type === 'settingScored') return { ...rest, sweep: { ...sweep, scored: [...sweep.scored, event.score] } };
  return event.failure ? { ...rest, sweep: { ...sweep, failure: event.failure } } : rest;
}

function reduceRun(
  run: RunState,
  event: Extract<SessionEvent, { type: 'waiting' | 'reading' | 'planned' | 'epochs' | 'paused' | 'scoring' | 'trained' | 'failed' }>,
): RunState {
  switch (event.type) {
    case 'waiting':
      return { ...run, isWaiting: true };
    case 'reading':
      return { ...run, isWaiting: false, readShare: event.share };
    case 'planned':
      return {
        ...run,
        phase: 'training',
        isWaiting: false,
        plan: event.plan,
        history: event.joined?.history ?? emptyHistory(event.plan.hyperparameters.epochs),
        snapshots: joinSnapshots(event.joined?.snapshots ?? [], event.initial),
      };
    case 'epochs':
      return {
        ...run,
        history: appendEpochs(run.history, event.bundle),
        snapshots: event.bundle.snapshots.length > 0 ? [...run.snapshots, ...event.bundle.snapshots] : run.snapshots,
      };
    case 'paused':
      return { ...run, isPaused: event.isPaused };
    case 'scoring':
      return { ...run, isPaused: false, isScoring: true };
    case 'trained':
      return { ...run, phase: event.outcome.isStopped ? 'stopped' : 'trained', isPaused: false, isScoring: false, outcome: event.outcome };
    case 'failed':
      return { ...run, phase: 'failed', isWaiting: false, isPaused: false, isScoring: false, failure: event.failure };
    default:
      return assertNever(event);
  }
}
