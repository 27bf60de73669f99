import type { SessionUpdate } from '../src/protocol/viewMessages.ts';
import { PartReader } from '../src/protocol/viewParts.ts';
import type { ViewReply } from '../src/protocol/viewRequests.ts';

/** Where goes what the host sends. */
export interface InboxEnds {
  onUpdate(update: SessionUpdate): void;
  onReply(reply: ViewReply): void;
  /** Hears of what could not be taken. */
  onRefused(error: unknown): void;
}

/**
 * Takes whatever is posted to the page. After something that cannot be read or applied no update is taken any more until the session comes whole:
 * it would be about another state than the page's.
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
      if (!update || (this.#isBehind && update.type !== 'snapshot')) return;
      this.#ends.onUpdate(update);
      this.#isBehind = false;
    } catch (error) {
      this.#isBehind = true;
      this.#ends.onRefused(error);
    }
  }
}
