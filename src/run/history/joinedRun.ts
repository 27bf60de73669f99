import { compactHistory, type History, type WeightSnapshot } from './history.ts';

/** The earlier epochs of a run that continues another one. */
export interface JoinedRun {
  /** Ends with the epoch from which the run continues. */
  readonly history: History;
  /** Ascending; none later than that epoch. */
  readonly snapshots: readonly WeightSnapshot[];
}

/** Bytes of weight snapshots that are carried over to the next run, which then adds its own. */
const MOST_BYTES = 8 * 1024 * 1024;
const FEWEST_SNAPSHOTS = 2;

/**
 * A run's epochs up to the given one, in memory that the run no longer writes to. If the snapshots take more than `MOST_BYTES`, every
 * second one is dropped, as often as necessary.
 */
export function joinUpTo(epoch: number, history: History, snapshots: readonly WeightSnapshot[]): JoinedRun {
  const upTo = snapshots.filter((snapshot) => snapshot.epoch <= epoch);
  let step = 1;
  const bytes = upTo.reduce((sum, { weights }) => sum + weights.byteLength, 0);
  while (bytes / step > MOST_BYTES && upTo.length / step > FEWEST_SNAPSHOTS) step *= 2;
  return { history: compactHistory({ ...history, length: epoch }), snapshots: upTo.filter((_, index) => index % step === 0) };
}
