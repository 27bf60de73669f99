import type { Drift } from '../src/model/rowLedger.ts';
import type { Failure } from '../src/run/findings/failure.ts';
import { isTestingChance } from '../src/protocol/chanceTest.ts';
import { isCrossValidating, isRunning, type RunState, type SessionState } from '../src/protocol/sessionState.ts';
import { isSweeping } from '../src/protocol/sweepState.ts';

/**
 * The state that the page displays. `picture` is the run whose graph and curves are shown: the newest that has any, dimmed when it is out of
 * date.
 */
export type Stage =
  | { readonly type: 'empty' }
  | { readonly type: 'reading'; readonly picture?: RunState }
  | { readonly type: 'training'; readonly picture: RunState }
  | { readonly type: 'answered'; readonly picture: RunState; readonly drift?: Drift }
  | { readonly type: 'failed'; readonly failure: Failure; readonly picture?: RunState };

/**
 * The stage of a session. A run that has just begun (`isFresh`) does not replace the last answer yet: most runs end before anyone could read that
 * they are in progress. With `showsKept`, the model that still answers is shown instead of a run that was set aside.
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

/** True while the host is busy with something that the page shows. */
export function isBusy(state: SessionState): boolean {
  const { run, sweep } = state;
  const isAsked = run !== undefined && (isCrossValidating(run) || isTestingChance(run));
  return isRunning(state) || isAsked || (sweep !== undefined && isSweeping(sweep));
}
