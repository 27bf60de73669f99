import { isEpochs, type SessionUpdate } from '../../src/protocol/viewMessages.ts';
import { PartReader } from '../../src/protocol/viewParts.ts';
import type { ViewReply } from '../../src/protocol/viewRequests.ts';

/** Where incoming messages go. */
export interface InboxEnds {
  onUpdate(update: SessionUpdate): void;
  onReply(reply: ViewReply): void;
  /** Called for each bundle of epochs, once it was applied or ignored. */
  onEpochs(): void;
  /** Called for a message that could not be applied. */
  onRefused(error: unknown): void;
}

/**
 * Handles every message posted to the page. After one that cannot be read or applied, updates are ignored until the whole session arrives again:
 * they would apply to another state than the page's.
 */
export class Inbox {
  readonly #ends: InboxEnds;
  readonly #reader = new PartReader();
  #isBehind = false;

  constructor(ends: InboxEnds) {
    this.#ends = ends;
  }

  take(sent: unknown): void {
    try {
      const update = this.#reader.read(sent);
      if (update?.type === 'reply') return this.#ends.onReply(update.reply);
      if (!update) return;
      if (!this.#isBehind || update.type === 'snapshot') {
        this.#ends.onUpdate(update);
        this.#isBehind = false;
      }
      if (isEpochs(update)) this.#ends.onEpochs();
    } catch (error) {
      this.#isBehind = true;
      this.#ends.onRefused(error);
    }
  }
}
