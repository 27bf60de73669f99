import { compactHistory, type History, type WeightSnapshot } from './history.ts';

/** What is known of the epochs that a run goes on with. */
export interface JoinedRun {
  /** Ends with the epoch that is gone on from. */
  readonly history: History;
  /** Ascending, none behind that epoch. */
  readonly snapshots: readonly WeightSnapshot[];
}

/** Bytes of weights that are taken along from one run to the next: those of the next come on top. */
const MOST_BYTES = 8 * 1024 * 1024;
const FEWEST_SNAPSHOTS = 2;

/** The epochs of a run up to one of them, in memory that the run itself does not write to any more. Where the snapshots are many, every second is left out, as often as it takes. */
export function joinUpTo(epoch: number, history: History, snapshots: readonly WeightSnapshot[]): JoinedRun {
  const upTo = snapshots.filter((snapshot) => snapshot.epoch <= epoch);
  let step = 1;
  const bytes = upTo.reduce((sum, { weights }) => sum + weights.byteLength, 0);
  while (bytes / step > MOST_BYTES && upTo.length / step > FEWEST_SNAPSHOTS) step *= 2;
  return { history: compactHistory({ ...history, length: epoch }), snapshots: upTo.filter((_, index) => index % step === 0) };
}
