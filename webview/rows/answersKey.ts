import { answeredRun, type RunState, type SessionState } from '../../src/protocol/sessionState.ts';
import { thresholdOf } from './answeredRows.ts';

/**
 * Key of what the rows' answers depend on: the run that answers and the rows of the file. Undefined while the answering run is not the shown one.
 */
export function answersKey(session: SessionState, shown: RunState): string | undefined {
  const run = answeredRun(session);
  if (!run?.outcome || run.runId !== shown.runId) return undefined;
  const { changed = 0, added = 0, removed = 0 } = session.drift ?? {};
  const target = run.plan?.encoder.target;
  const border = target ? thresholdOf(target) : 0;
  return [run.runId, changed, added, removed, border].join(' ');
}
