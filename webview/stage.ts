import type { Drift } from '../src/model/rowLedger.ts';
import type { Failure } from '../src/run/failure.ts';
import { isTestingChance } from '../src/protocol/chanceTest.ts';
import { isCrossValidating, isRunning, type RunState, type SessionState } from '../src/protocol/sessionState.ts';
import { isSweeping } from '../src/protocol/sweepState.ts';

/** What the page has to say. `picture` is the run whose graph and curves are shown: the newest that has any, dimmed when it is an old one. */
export type Stage =
  | { readonly type: 'empty' }
  | { readonly type: 'reading'; readonly picture?: RunState }
  | { readonly type: 'training'; readonly picture: RunState }
  | { readonly type: 'answered'; readonly picture: RunState; readonly drift?: Drift }
  | { readonly type: 'failed'; readonly failure: Failure; readonly picture?: RunState };

/**
 * The stage of a session. A run that has only just begun (`isFresh`) does not take the place of the last answer yet: most runs are over before
 * anyone could have read that they are going on. Of a run that is set aside the model that answers in its place can be looked at (`showsKept`).
 */
export function stageOf(state: SessionState, isFresh: boolean, showsKept = false): Stage {
  const { run, previous, drift } = state;
  if (!run) return { type: 'empty' };
  if (isRunning(state)) {
    if (isFresh && previous) return { type: 'answered', picture: previous, drift };
    return run.plan ? { type: 'training', picture: run } : { type: 'reading', picture: previous };
  }
  if (run.failure) return { type: 'failed', failure: run.failure, picture: previous ?? (run.plan ? run : undefined) };
  if (!run.isSetAside) return { type: 'answered', picture: run, drift };
  return showsKept && previous ? { type: 'answered', picture: previous, drift } : { type: 'answered', picture: run };
}

/** True while something that the page shows is going on in the host. */
export function isBusy(state: SessionState): boolean {
  const { run, sweep } = state;
  const isAsked = run !== undefined && (isCrossValidating(run) || isTestingChance(run));
  return isRunning(state) || isAsked || (sweep !== undefined && isSweeping(sweep));
}
