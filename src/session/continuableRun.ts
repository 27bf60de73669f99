import type { RowLedger } from '../model/rowLedger.ts';
import { answeredRun, type RunState, type SessionState } from '../protocol/sessionState.ts';
import type { ContinuedRun } from '../protocol/continuedRun.ts';
import { joinUpTo, type JoinedRun } from '../run/history/joinedRun.ts';
import { continuationPoint } from '../run/history/continuationPoint.ts';
import type { KeptRun } from './keptRuns.ts';

/** A run that another one can continue: its options, what the training needs of it, and its epochs. */
export interface ContinuableRun extends Pick<RunState, 'options' | 'settings'> {
  readonly continued: ContinuedRun;
  readonly joined: JoinedRun;
}

/** The newest run or, if that has diverged or has no answer, the one that answers. */
export function continuable(
  state: SessionState,
  answering: RowLedger | undefined,
  find: (runId: string) => KeptRun | undefined,
): ContinuableRun | undefined {
  const isSound = state.run?.outcome !== undefined && state.run.outcome.divergence === undefined;
  const run = isSound ? state.run : answeredRun(state);
  if (!run?.plan || !run.outcome) return undefined;
  const { plan, history, snapshots, options, settings } = run;
  const kept = find(run.runId);
  const ledger = kept?.ledger ?? (run === answeredRun(state) ? answering : undefined);
  const { epoch } = continuationPoint({ outcome: run.outcome, ...(kept?.checkpoint ? { checkpoint: kept.checkpoint } : {}) });
  // Files of other formats have no curves: they are counted from where they begin.
  const isCounted = history.length >= epoch;
  const outcome = isCounted ? run.outcome : { ...run.outcome, epochs: 0, bestEpoch: 0 };
  return {
    options,
    ...(settings ? { settings } : {}),
    continued: {
      plan,
      outcome,
      ...(ledger && ledger.keys.length > 0 ? { ledger } : {}),
      ...(kept?.checkpoint ? { checkpoint: kept.checkpoint } : {}),
    },
    joined: joinUpTo(isCounted ? epoch : 0, history, isCounted ? snapshots : []),
  };
}
