import type { RunState } from '../../src/protocol/sessionState.ts';
import type { WeightSnapshot } from '../../src/run/history/history.ts';
import { isPlayedOut, playedEpoch, playFrom, type Playback } from '../playback.ts';
import { nearestStop, stepFrom, stopAtOrBefore, stopsOf } from './snapshots.ts';

/** Seconds for playing a whole run at normal speed, unless the setting says otherwise. */
const usualSeconds = 2;
/** Where the system asks for reduced motion, playing is slower and updates four times a second. */
const calm = { seconds: 5, stepMs: 250 } as const;

const noStops: readonly WeightSnapshot[] = [];

/**
 * The epoch that everything shows. It follows a run that is still training and rests on the kept weights of one that has ended. Once the user
 * scrubs, steps or plays, it stands only on recorded snapshots.
 */
export class EpochCursor {
  /** Factor on the playing speed. */
  speed = $state.raw(1);
  /** Whether the axis is linear in the epoch; otherwise in √epoch. */
  isLinear = $state.raw(false);
  /** True while a pointer drags it: what is read aloud waits until it is released. */
  isHeld = $state.raw(false);
  readonly #run: () => RunState | undefined;
  readonly #playbackSeconds: () => number;
  /** The epoch that the user has chosen in a run; in any other run it follows the newest epoch. */
  #chosen = $state.raw<{ readonly runId: string; readonly epoch: number } | undefined>();
  #begun = $state.raw<{ readonly runId: string; readonly playback: Playback } | undefined>();
  #nowMs = $state.raw(0);
  #frame: number | undefined;

  /** What can be shown, in ascending order of epochs. */
  readonly stops = $derived.by(() => {
    const run = this.#run();
    return run ? stopsOf(run) : noStops;
  });
  /** Epochs that the run has trained. */
  readonly trained = $derived.by(() => this.#run()?.history.length ?? 0);
  /** Epochs that the axis spans: for a run that is still training, the most it can reach. */
  readonly epochs = $derived.by(() => {
    const run = this.#run();
    return run ? epochsOf(run) : 1;
  });
  /** The epoch whose weights answer: the last one while the run is training. */
  readonly rest = $derived.by(() => this.#run()?.outcome?.bestEpoch ?? this.trained);
  readonly #playback = $derived.by(() => (this.#begun?.runId === this.#run()?.runId ? this.#begun?.playback : undefined));
  readonly #put = $derived.by(() => (this.#chosen?.runId === this.#run()?.runId ? this.#chosen?.epoch : undefined));
  /** Where the cursor is, with a fraction while it plays. */
  readonly position = $derived.by(() =>
    this.#playback ? playedEpoch(this.#playback, this.#nowMs, this.trained) : (this.#put ?? this.rest),
  );
  /** The snapshot that is shown. */
  readonly stop = $derived.by(() => stopAtOrBefore(this.stops, this.position));
  readonly isPlaying = $derived.by(() => this.#playback !== undefined);
  /** True while it follows the run. */
  readonly isLive = $derived.by(() => this.#playback === undefined && this.#put === undefined);

  constructor(run: () => RunState | undefined, playbackSeconds: () => number) {
    this.#run = run;
    this.#playbackSeconds = playbackSeconds;
  }

  /** Puts the cursor onto the snapshot nearest to an epoch. */
  scrubTo(epoch: number): void {
    const run = this.#run();
    const stop = nearestStop(this.stops, epoch);
    this.follow();
    if (run && stop) this.#chosen = { runId: run.runId, epoch: stop.epoch };
  }

  /** Moves some steps forward (1) or back (−1); with `isFine` each step is one snapshot. */
  step(direction: 1 | -1, isFine = false, times = 1): void {
    let epoch = this.stop?.epoch ?? 0;
    for (let i = 0; i < times; i++) epoch = stepFrom(this.stops, epoch, direction, this.epochs, isFine);
    this.scrubTo(epoch);
  }

  /** Follows the run again. */
  follow(): void {
    this.#chosen = undefined;
    this.#begun = undefined;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  /** Plays from the present epoch, or from the start when it stands at the end. */
  play(): void {
    const run = this.#run();
    if (!run) return;
    const isAtEnd = this.isLive || this.position >= this.trained;
    const isCalm = prefersCalm();
    const seconds = isCalm ? calm.seconds : this.#playbackSeconds() || usualSeconds;
    this.#start(run, isAtEnd ? 0 : this.position, seconds, isCalm);
  }

  /**
   * Plays a run that was just planned or has just arrived, from the epoch that it continues from; with reduced motion its end is shown at once.
   */
  playNews(run: RunState | undefined): void {
    const seconds = this.#playbackSeconds();
    if (run?.plan && seconds > 0 && !prefersCalm()) this.#start(run, run.plan.continued?.epochs ?? 0, seconds, false);
  }

  /** Stays where it is. */
  pause(): void {
    if (this.#playback) this.scrubTo(this.position);
  }

  #start(run: RunState, from: number, seconds: number, isCalm: boolean): void {
    this.follow();
    this.#nowMs = performance.now();
    const whole = { startMs: this.#nowMs, durationMs: (seconds * 1000) / this.speed, epochs: epochsOf(run) };
    this.#begun = { runId: run.runId, playback: playFrom(from, isCalm ? { ...whole, stepMs: calm.stepMs } : whole) };
    this.#frame = requestAnimationFrame(this.#advance);
  }

  readonly #advance = (): void => {
    this.#frame = undefined;
    if (!this.#begun) return;
    // Not the frame's own time, which may lie before the start.
    this.#nowMs = performance.now();
    if (isPlayedOut(this.#begun.playback, this.#nowMs)) return this.follow();
    this.#frame = requestAnimationFrame(this.#advance);
  };
}

/** Epochs that a run can reach. */
function epochsOf({ outcome, plan }: RunState): number {
  return Math.max(1, outcome?.epochs ?? plan?.hyperparameters.epochs ?? 1);
}

function prefersCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
