import { partsWithPauses, type ViewPart } from '../protocol/viewParts.ts';
import type { ViewUpdate } from '../protocol/viewMessages.ts';
import type { Pause } from '../session/pieces.ts';

/** Sends updates to a page one after another, in parts, and yields before each part. */
export class Outbox {
  readonly #send: (part: ViewPart) => void;
  readonly #onError: (error: unknown) => void;
  readonly #pause: Pause;
  #sending: Promise<void> = Promise.resolve();
  /** Incremented when waiting updates are no longer to be sent. */
  #era = 0;

  constructor(send: (part: ViewPart) => void, pause: Pause, onError: (error: unknown) => void) {
    this.#send = send;
    this.#pause = pause;
    this.#onError = onError;
  }

  /** Typed arrays are read only when their turn comes: until then the part that the update refers to must not change. */
  post(update: ViewUpdate): void {
    const era = this.#era;
    this.#sending = this.#sending.then(() => this.#sendParts(update, era)).catch(this.#onError);
  }

  /** Drops everything not sent yet, including the rest of an update. */
  clear(): void {
    this.#era++;
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
