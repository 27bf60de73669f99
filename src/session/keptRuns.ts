import type { RowLedger } from '../model/rowLedger.ts';
import type { RunState } from '../protocol/sessionState.ts';
import type { Checkpoint } from '../run/history/checkpoint.ts';
import type { RunRecord } from '../run/runRecord.ts';

/** A run that can be brought back. */
export interface KeptRun {
  readonly run: RunState;
  readonly ledger: RowLedger;
  /** Absent in files from before checkpoints existed. */
  readonly checkpoint?: Checkpoint;
}

/** The runs of one document whose weights are still available, by id. The session's records decide which are kept. */
export class KeptRuns {
  readonly #runs = new Map<string, KeptRun>();

  constructor(runs: readonly KeptRun[] = []) {
    // The newest is given first and comes last in the map.
    for (const kept of [...runs].reverse()) this.#runs.set(kept.run.runId, kept);
  }

  /** The newest first. */
  get all(): readonly KeptRun[] {
    return [...this.#runs.values()].reverse();
  }

  find(runId: string): KeptRun | undefined {
    return this.#runs.get(runId);
  }

  /** Keeps a run and returns its ledger, which is shared by all runs on the same rows. */
  add({ ledger, ...own }: KeptRun): RowLedger {
    const same = [...this.#runs.values()].find((kept) => isSameLedger(kept.ledger, ledger));
    const shared = same?.ledger ?? ledger;
    this.#runs.set(own.run.runId, { ...own, ledger: shared });
    return shared;
  }

  /** Replaces the state of a kept run. */
  update(run: RunState): void {
    const kept = this.#runs.get(run.runId);
    if (kept && kept.run !== run) this.#runs.set(run.runId, { ...kept, run });
  }

  /** Drops the runs that are not in the records. */
  restrictTo(records: readonly RunRecord[]): void {
    const keptIds = new Set(records.filter(({ isKept }) => isKept).map(({ runId }) => runId));
    for (const runId of this.#runs.keys()) if (!keptIds.has(runId)) this.#runs.delete(runId);
  }
}

/** Larger ledgers are not compared: it would be noticeable. */
const MOST_COMPARED = 1_000_000;

function isSameLedger(a: RowLedger, b: RowLedger): boolean {
  return a === b || (a.keys.length <= MOST_COMPARED && isSame(a.keys, b.keys) && isSame(a.splits, b.splits));
}

function isSame(a: Uint32Array | Uint8Array, b: Uint32Array | Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
