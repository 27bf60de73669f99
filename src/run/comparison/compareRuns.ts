import type { RunRecord } from '../runRecord.ts';

/** How a run's figure differs from that of another run. */
export type RunDelta =
  /** Accuracy in percentage points: positive if it is better. */
  | { readonly type: 'points'; readonly better: number }
  /** Mean absolute error in the target's unit: positive if the error is smaller. */
  | { readonly type: 'miss'; readonly better: number }
  /** They were tested on different rows, so their figures cannot be compared. */
  | { readonly type: 'otherRows' }
  /** They predict different things. */
  | { readonly type: 'otherQuestion' };

/** The parts of a run that a comparison needs. */
export type JudgedRun = Pick<RunRecord, 'target' | 'task' | 'test' | 'testKey'>;

/** How much better `run` is than `other`, if the two can be compared. */
export function compareRuns(run: JudgedRun, other: JudgedRun): RunDelta {
  if (run.target.column !== other.target.column || run.task !== other.task) return { type: 'otherQuestion' };
  if (run.testKey === undefined || run.testKey !== other.testKey || !run.test || !other.test) return { type: 'otherRows' };
  if (run.target.type === 'regression') {
    const [mine, others] = [run.test.mae, other.test.mae];
    return mine === undefined || others === undefined ? { type: 'otherRows' } : { type: 'miss', better: others - mine };
  }
  const [mine, others] = [run.test.accuracy, other.test.accuracy];
  return mine === undefined || others === undefined ? { type: 'otherRows' } : { type: 'points', better: (mine - others) * 100 };
}

/** The record of a run; undefined if it has no answer or has been forgotten. */
export function recordOfRun(records: readonly RunRecord[], runId: string | undefined): RunRecord | undefined {
  return records.find((record) => record.runId === runId);
}

/** The last run before the given one that predicts the same thing. The given run is compared with it, and its curve is drawn behind. */
export function runBefore(records: readonly RunRecord[], runId: string | undefined): RunRecord | undefined {
  const run = recordOfRun(records, runId);
  if (!run) return undefined;
  const isSame = (other: RunRecord) => other.target.column === run.target.column && other.task === run.task && !other.isSetAside;
  return records.filter((other) => other.number < run.number && isSame(other)).sort((a, b) => b.number - a.number)[0];
}
