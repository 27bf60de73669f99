import type { RunState } from '../../src/protocol/sessionState.ts';

/** No estimate before this much time has passed. */
const leastMs = 1000;

/** Estimates how long a run will still take, from the time its epochs took while it was watched and not paused. */
export class RunClock {
  #runId: string | undefined;
  #lastMs = 0;
  #lastEpoch = 0;
  #watchedMs = 0;
  #watchedEpochs = 0;

  /** Call it whenever the run has changed; `nowMs` on any clock. Undefined where there is no estimate. */
  leftMs({ runId, history, plan, isPaused, phase }: RunState, nowMs: number): number | undefined {
    if (runId !== this.#runId) {
      this.#runId = runId;
      this.#lastMs = nowMs;
      this.#lastEpoch = history.length;
      this.#watchedMs = 0;
      this.#watchedEpochs = 0;
    }
    if (history.length > this.#lastEpoch && !isPaused) {
      this.#watchedMs += nowMs - this.#lastMs;
      this.#watchedEpochs += history.length - this.#lastEpoch;
    }
    if (history.length > this.#lastEpoch || isPaused) {
      this.#lastMs = nowMs;
      this.#lastEpoch = history.length;
    }
    const left = (plan?.hyperparameters.epochs ?? 0) - history.length;
    if (phase !== 'training' || this.#watchedMs < leastMs || left <= 0) return undefined;
    return (this.#watchedMs / this.#watchedEpochs) * left;
  }
}

/** "23 s", "4 min": rounded to what an estimate can tell. */
export function roughDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 90 ? `${seconds}\u00a0s` : `${Math.round(seconds / 60)}\u00a0min`;
}
