import type { WeightSnapshot } from '../src/run/history.ts';

/** A playing of a run's epochs: begun at `startMs`, taking `durationMs` for all `epochs`. */
export interface Playback {
  readonly startMs: number;
  readonly durationMs: number;
  readonly epochs: number;
}

/**
 * The epoch (with a fraction) that is shown at a moment: it grows with the square of the time, since most is learned in the early epochs, and
 * never runs ahead of what has been trained. A run that takes longer than its playback is thereby shown live.
 */
export function playedEpoch(playback: Playback | undefined, nowMs: number, trained: number): number {
  if (!playback || playback.durationMs <= 0) return trained;
  const progress = Math.max(0, Math.min(1, (nowMs - playback.startMs) / playback.durationMs));
  return Math.min(trained, progress * progress * playback.epochs);
}

/** True when the playback has shown its last epoch and nothing more can follow from it. */
export function isPlayedOut(playback: Playback, nowMs: number): boolean {
  return nowMs - playback.startMs >= playback.durationMs;
}

/** More weights than this move from snapshot to snapshot: nobody could see the steps between, and they would cost every frame. */
const mostInterpolated = 100_000;

/** The weights at an epoch, interpolated in a straight line between the two snapshots around it. Undefined without snapshots. */
export function weightsAt(snapshots: readonly WeightSnapshot[], epoch: number): Float32Array | undefined {
  const after = firstAfter(snapshots, epoch);
  if (after === 0) return snapshots[0]?.weights;
  const previous = snapshots[after - 1];
  const next = snapshots[after];
  if (!next || previous.epoch === epoch || previous.weights.length > mostInterpolated) return previous.weights;
  const share = (epoch - previous.epoch) / (next.epoch - previous.epoch);
  return previous.weights.map((weight, i) => weight + (next.weights[i] - weight) * share);
}

/** Index of the first snapshot of a later epoch, or the number of snapshots. */
function firstAfter(snapshots: readonly WeightSnapshot[], epoch: number): number {
  let low = 0;
  let high = snapshots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (snapshots[middle].epoch > epoch) high = middle;
    else low = middle + 1;
  }
  return low;
}
