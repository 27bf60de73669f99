/** A playing of a run's epochs: it would have begun with epoch 0 at `startMs`, and takes `durationMs` for all `epochs`. */
export interface Playback {
  readonly startMs: number;
  readonly durationMs: number;
  readonly epochs: number;
  /** Where movement is unwanted: the picture changes only so often. */
  readonly stepMs?: number;
}

/**
 * The epoch (with a fraction) that is shown at a moment: it grows with the square of the time, since most is learned in the early epochs, and
 * never runs ahead of what has been trained. A run that takes longer than its playback is thereby shown live.
 */
export function playedEpoch(playback: Playback | undefined, nowMs: number, trained: number): number {
  if (!playback || playback.durationMs <= 0) return trained;
  const { startMs, durationMs, epochs, stepMs } = playback;
  const passed = nowMs - startMs;
  const progress = Math.max(0, Math.min(1, (stepMs === undefined ? passed : Math.floor(passed / stepMs) * stepMs) / durationMs));
  return Math.min(trained, progress * progress * epochs);
}

/** True when the playback has shown its last epoch and nothing more can follow from it. */
export function isPlayedOut(playback: Playback, nowMs: number): boolean {
  return nowMs - playback.startMs >= playback.durationMs;
}

/** A playing that goes on from an epoch. */
export function playFrom(epoch: number, playback: Playback): Playback {
  const share = playback.epochs > 0 ? Math.sqrt(Math.max(0, epoch) / playback.epochs) : 0;
  return { ...playback, startMs: playback.startMs - share * playback.durationMs };
}
