import { partsWithPauses, type ViewPart } from '../protocol/viewParts.ts';
import { isEpochs, type EpochsUpdate, type ViewUpdate } from '../protocol/viewMessages.ts';
import { joinBundles } from '../run/history/history.ts';
import type { Pause } from '../session/pieces.ts';

/** Bundles of epochs that the page may be behind. With more on their way, a slow page would still draw a run that was stopped long ago. */
const MOST_AHEAD = 2;

/** Sends updates to a page one after another, in parts, and yields before each part. Epochs wait for a page that is slow, and are joined. */
export class Outbox {
  readonly #send: (part: ViewPart) => void;
  readonly #onError: (error: unknown) => void;
  readonly #pause: Pause;
  #sending: Promise<void> = Promise.resolve();
  /** Incremented when waiting updates are no longer to be sent. */
  #era = 0;
  /** Bundles of epochs that were sent and that the page has not confirmed. */
  #unconfirmed = 0;
  /** Epochs that wait for the page to catch up. */
  #held: EpochsUpdate | undefined;

  constructor(send: (part: ViewPart) => void, pause: Pause, onError: (error: unknown) => void) {
    this.#send = send;
    this.#pause = pause;
    this.#onError = onError;
  }

  /** Typed arrays are read only when their turn comes: until then the part that the update refers to must not change. */
  post(update: ViewUpdate): void {
    if (!isEpochs(update)) {
      this.#sendHeld();
      return this.#queue(update);
    }
    if (this.#held && this.#held.event.runId !== update.event.runId) this.#sendHeld();
    this.#held = this.#held ? joinEpochs(this.#held, update) : update;
    if (this.#unconfirmed < MOST_AHEAD) this.#sendHeld();
  }

  /** The page has taken in a bundle of epochs. */
  confirmEpochs(): void {
    this.#unconfirmed = Math.max(0, this.#unconfirmed - 1);
    if (this.#unconfirmed < MOST_AHEAD) this.#sendHeld();
  }

  /** Drops everything not sent yet, including the rest of an update. */
  clear(): void {
    this.#era++;
    this.#held = undefined;
    this.#unconfirmed = 0;
  }

  #sendHeld(): void {
    if (!this.#held) return;
    this.#queue(this.#held);
    this.#held = undefined;
    this.#unconfirmed++;
  }

  #queue(update: ViewUpdate): void {
    const era = this.#era;
    this.#sending = this.#sending.then(() => this.#sendParts(update, era)).catch(this.#onError);
  }

  async #sendParts(update: ViewUpdate, era: number): Promise<void> {
    if (era !== this.#era) return;
    await this.#pause();
    for await (const part of partsWithPauses(update, this.#pause)) {
      if (era !== this.#era) return;
      this.#send(part);
      if (part.start + part.bytes.length < part.byteLength) await this.#pause();
    }
  }
}

function joinEpochs(first: EpochsUpdate, second: EpochsUpdate): EpochsUpdate {
  return { ...first, event: { ...first.event, bundle: joinBundles(first.event.bundle, second.event.bundle) } };
}
