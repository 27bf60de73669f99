import type { RunState } from '../../src/protocol/sessionState.ts';
import type { WeightSnapshot } from '../../src/run/history/history.ts';

/** Number of steps over the whole axis, equal in √epoch. */
const steps = 200;

/**
 * What can be shown of a run, in ascending order of epochs: the recorded snapshots and, where the outcome's epoch lies between two of them, its
 * weights.
 */
export function stopsOf({ snapshots, outcome }: Pick<RunState, 'snapshots' | 'outcome'>): readonly WeightSnapshot[] {
  if (!outcome) return snapshots;
  const kept: WeightSnapshot = { epoch: outcome.bestEpoch, weights: outcome.weights };
  const after = indexAfter(snapshots, kept.epoch);
  const isRecorded = snapshots[after - 1]?.epoch === kept.epoch;
  return [...snapshots.slice(0, isRecorded ? after - 1 : after), kept, ...snapshots.slice(after)];
}

/** The last stop at or before an epoch, or the first one; undefined where there is none. */
export function stopAtOrBefore(stops: readonly WeightSnapshot[], epoch: number): WeightSnapshot | undefined {
  return stops.at(Math.max(0, indexAfter(stops, epoch) - 1));
}

/** The nearest stop in √epoch; undefined where there is none. */
export function nearestStop(stops: readonly WeightSnapshot[], epoch: number): WeightSnapshot | undefined {
  const after = indexAfter(stops, epoch);
  const [before, next] = [stops.at(Math.max(0, after - 1)), stops.at(after)];
  if (!before || !next) return before ?? stops.at(-1);
  const at = Math.sqrt(Math.max(0, epoch));
  return at - Math.sqrt(before.epoch) <= Math.sqrt(next.epoch) - at ? before : next;
}

/**
 * The epoch one step forward (`direction` 1) or back (−1): an equal part of the √epoch axis of `epochs`, but at least as far as the next stop;
 * with `isFine` just the next stop. So early epochs are passed one by one.
 */
export function stepFrom(stops: readonly WeightSnapshot[], epoch: number, direction: 1 | -1, epochs: number, isFine = false): number {
  const here = indexAfter(stops, epoch) - 1;
  const next = stops.at(Math.max(0, Math.min(stops.length - 1, here + direction)));
  if (!next) return epoch;
  if (isFine) return next.epoch;
  const root = Math.max(0, Math.sqrt(epoch) + (direction * Math.sqrt(epochs)) / steps);
  const far = nearestStop(stops, root * root)?.epoch ?? epoch;
  return direction > 0 ? Math.max(next.epoch, far) : Math.min(next.epoch, far);
}

/** Index of the first stop of a later epoch, or the number of stops. */
function indexAfter(stops: readonly WeightSnapshot[], epoch: number): number {
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stops[middle].epoch > epoch) high = middle;
    else low = middle + 1;
  }
  return low;
}
