import type { RunRecord } from './runRecord.ts';

/** How a run's figure differs from that of another run. */
export type RunDelta =
  /** Share of rows answered right, in percentage points: above 0 where it is better. */
  | { readonly type: 'points'; readonly better: number }
  /** The mean miss, in the unit of the target: above 0 where it misses by less. */
  | { readonly type: 'miss'; readonly better: number }
  /** They were tested on other rows, so the figures do not compare. */
  | { readonly type: 'otherRows' }
  /** They predict something else. */
  | { readonly type: 'otherQuestion' };

/** What a figure is compared by. */
export type JudgedRun = Pick<RunRecord, 'target' | 'task' | 'test' | 'testKey'>;

/** How much better `run` is than `other`, as far as that can be said. */
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

/** The record of a run; undefined for one that has no answer or is forgotten. */
export function recordOfRun(records: readonly RunRecord[], runId: string | undefined): RunRecord | undefined {
  return records.find((record) => record.runId === runId);
}

/** The run that came to its answer before the given one, of those that predict the same: what it is measured by, and whose curve lies behind its own. */
export function runBefore(records: readonly RunRecord[], runId: string | undefined): RunRecord | undefined {
  const run = recordOfRun(records, runId);
  if (!run) return undefined;
  const isSame = (other: RunRecord) => other.target.column === run.target.column && other.task === run.task && !other.isSetAside;
  return records.filter((other) => other.number < run.number && isSame(other)).sort((a, b) => b.number - a.number)[0];
}
