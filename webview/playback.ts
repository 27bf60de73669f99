/** A playback of a run's epochs: epoch 0 is at `startMs`, and all `epochs` take `durationMs`. */
export interface Playback {
  readonly startMs: number;
  readonly durationMs: number;
  readonly epochs: number;
  /** Milliseconds between changes of the picture, where motion should be reduced. */
  readonly stepMs?: number;
}

/**
 * The (fractional) epoch at a moment: it grows with the square of the time, since most is learned early, and never exceeds what has been trained.
 * So a run that takes longer than its playback is shown live.
 */
export function playedEpoch(playback: Playback | undefined, nowMs: number, trained: number): number {
  if (!playback || playback.durationMs <= 0) return trained;
  const { startMs, durationMs, epochs, stepMs } = playback;
  const passed = nowMs - startMs;
  const progress = Math.max(0, Math.min(1, (stepMs === undefined ? passed : Math.floor(passed / stepMs) * stepMs) / durationMs));
  return Math.min(trained, progress * progress * epochs);
}

/** True when the playback has shown its last epoch and cannot go on. */
export function isPlayedOut(playback: Playback, nowMs: number): boolean {
  return nowMs - playback.startMs >= playback.durationMs;
}

/** A playback that continues from an epoch. */
export function playFrom(epoch: number, playback: Playback): Playback {
  const share = playback.epochs > 0 ? Math.sqrt(Math.max(0, epoch) / playback.epochs) : 0;
  return { ...playback, startMs: playback.startMs - share * playback.durationMs };
}
