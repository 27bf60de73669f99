import { assertNever } from '../src/assertNever.ts';
import {
  emptySession,
  isCrossValidating,
  isRunning,
  isSweeping,
  reduceSession,
  type SessionEvent,
  type SessionState,
} from '../src/protocol/sessionState.ts';
import type { SweepSetting } from '../src/run/sweepOptions.ts';
import type { PanelTab, SessionUpdate, ViewContext } from '../src/protocol/viewMessages.ts';
import { choiceBase, chosenFeatures, chosenTarget, featuresAfter, noEdits, requestedOptions, type Edits } from './choice/trainChoice.ts';
import { trainsAtOnce } from './choice/trainsAtOnce.ts';
import { recalledTab, rememberView, requests } from './host.ts';
import { isPlayedOut, playedEpoch, type Playback } from './playback.ts';
import { stageOf } from './stage.ts';

/** A run that lasts no longer than this is never shown as running while there is an answer to look at. */
const freshMs = 150;

/** The state of the page: what the host has told, what the user has changed and not yet trained, and the playing of epochs. */
export class ViewStore {
  context = $state.raw<ViewContext | undefined>();
  session = $state.raw<SessionState>(emptySession);
  edits = $state.raw<Edits>(noEdits);
  tab = $state.raw<PanelTab>(recalledTab());
  /** True while the host should have answered and has not. */
  isHostSilent = $state.raw(false);
  /** Of a run that is set aside: whether the model that answers is looked at. */
  showsKept = $state.raw(false);
  /** Columns that were switched off before they became the target. */
  #wereOff: readonly string[] = [];
  #isFresh = $state.raw(false);
  #playback = $state.raw<Playback | undefined>();
  #nowMs = $state.raw(0);
  #frame: number | undefined;
  #freshTimer: ReturnType<typeof setTimeout> | undefined;

  readonly stage = $derived(stageOf(this.session, this.#isFresh, this.showsKept));
  readonly picture = $derived(this.stage.type === 'empty' ? undefined : this.stage.picture);
  /** Epoch, with a fraction while it plays, up to which graph and curves are shown. */
  readonly shownEpoch = $derived.by(() => {
    const picture = this.picture;
    if (!picture) return 0;
    return picture === this.session.run ? playedEpoch(this.#playback, this.#nowMs, picture.history.length) : picture.history.length;
  });
  readonly isPlaying = $derived(this.#playback !== undefined);
  /** True while something that the page shows is going on in the host. */
  readonly isExpecting = $derived(
    isRunning(this.session) ||
      (this.session.run !== undefined && isCrossValidating(this.session.run)) ||
      (this.session.sweep !== undefined && isSweeping(this.session.sweep)),
  );
  readonly choiceBase = $derived(choiceBase(this.session));

  /** Applies what the host tells. */
  receive(update: SessionUpdate): void {
    switch (update.type) {
      case 'snapshot':
        this.context = update.context;
        this.session = update.state;
        this.edits = noEdits;
        this.showsKept = false;
        this.#setFresh(false);
        this.#stopPlayback();
        if (update.isNews) this.#play();
        break;
      case 'contextChanged':
        this.context = update.context;
        break;
      case 'event':
        this.session = reduceSession(this.session, update.event);
        this.#follow(update.event);
        break;
      default:
        return assertNever(update);
    }
    this.#remember();
  }

  /** Takes down a choice of columns or of the task; trains at once where that takes no time. */
  choose(edit: Omit<Edits, 'fields'>): void {
    this.edits = { ...this.edits, ...(edit.target === undefined ? {} : this.#leaveTarget(edit.target)), ...edit };
    if (trainsAtOnce(this.session, this.edits)) this.train();
  }

  /** Takes down a choice and trains with it. */
  chooseAndTrain(edit: Omit<Edits, 'fields'>): void {
    this.edits = { ...this.edits, ...edit };
    this.train();
  }

  /** What changes along with the target. */
  #leaveTarget(target: string): Pick<Edits, 'features'> {
    if (target === chosenTarget(this.choiceBase, this.edits)) return {};
    const features = featuresAfter(this.choiceBase, this.edits, target, this.#wereOff);
    if (!features) return {};
    const others = this.#wereOff.filter((name) => name !== target);
    this.#wereOff = chosenFeatures(this.choiceBase, this.edits).includes(target) ? others : [...others, target];
    return { features };
  }

  /** Asks for a training with all that has been changed; does nothing while a field is invalid. */
  train(): void {
    const options = requestedOptions(this.choiceBase, this.edits);
    if (options) requests.tell('train', { options });
  }

  /** Asks for the shown answer's training with a setting of the sweep. */
  trainWith(setting: SweepSetting): void {
    const options = requestedOptions(this.choiceBase, noEdits);
    if (options) requests.tell('train', { options: { ...options, ...setting } });
  }

  /** Shows another part of the panel. */
  open(tab: PanelTab): void {
    this.tab = tab;
    this.#remember();
  }

  #remember(): void {
    if (!this.context) return;
    rememberView({ documentUri: this.context.documentUri, isRunning: isRunning(this.session), tab: this.tab });
  }

  #follow(event: SessionEvent): void {
    switch (event.type) {
      case 'started':
        this.edits = noEdits;
        this.showsKept = false;
        this.#setFresh(true);
        return this.#stopPlayback();
      case 'planned':
        return this.#play();
      case 'failed':
      case 'interrupted':
        return this.#stopPlayback();
      case 'waiting':
      case 'reading':
      case 'epochs':
      case 'paused':
      case 'scoring':
      case 'trained':
      case 'foldsStarted':
      case 'foldScored':
      case 'foldsEnded':
      case 'sweepStarted':
      case 'settingScored':
      case 'sweepEnded':
      case 'drifted':
        return;
      default:
        return assertNever(event);
    }
  }

  #setFresh(isFresh: boolean): void {
    clearTimeout(this.#freshTimer);
    this.#isFresh = isFresh;
    if (isFresh) this.#freshTimer = setTimeout(() => (this.#isFresh = false), freshMs);
  }

  #play(): void {
    const run = this.session.run;
    const durationMs = (this.context?.playbackSeconds ?? 0) * 1000;
    if (!run?.plan || durationMs <= 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.#nowMs = performance.now();
    this.#playback = { startMs: this.#nowMs, durationMs, epochs: run.outcome?.epochs ?? run.plan.hyperparameters.epochs };
    this.#frame ??= requestAnimationFrame(this.#advance);
  }

  readonly #advance = (): void => {
    this.#frame = undefined;
    if (!this.#playback) return;
    // Not the frame's own time, which may lie before the start.
    this.#nowMs = performance.now();
    if (isPlayedOut(this.#playback, this.#nowMs)) return this.#stopPlayback();
    this.#frame = requestAnimationFrame(this.#advance);
  };

  #stopPlayback(): void {
    this.#playback = undefined;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }
}
