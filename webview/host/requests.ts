import * as v from 'valibot';
import {
  verbSchemas,
  type ParamsOf,
  type ReplyOf,
  type RequestOutcome,
  type ViewReply,
  type ViewRequest,
  type ViewVerb,
} from '../../src/protocol/viewRequests.ts';

/** The page's side of the requests to the host. */
export class Requests {
  readonly #post: (request: ViewRequest) => void;
  readonly #waiting = new Map<number, (outcome: RequestOutcome<unknown>) => void>();
  #lastId = 0;

  constructor(post: (request: ViewRequest) => void) {
    this.#post = post;
  }

  /** Sends a request whose result arrives as events of the session. */
  tell<Verb extends ViewVerb>(type: Verb, params: ParamsOf<Verb>): void {
    this.#post({ ...params, type });
  }

  /** Sends a request and waits for its reply. */
  ask<Verb extends ViewVerb>(type: Verb, params: ParamsOf<Verb>): Promise<RequestOutcome<ReplyOf<Verb>>> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (outcome) => {
        if (outcome.type !== 'done') return resolve(outcome);
        const checked = v.safeParse(verbSchemas[type].reply, outcome.value);
        if (checked.success) resolve({ type: 'done', value: checked.output });
        else reject(new Error(`The host's reply to "${type}" has a wrong form`));
      });
      this.#post({ ...params, type, id });
    });
  }

  /** Handles the host's reply; ignores one that nobody waits for any more. */
  settle({ id, outcome }: ViewReply): void {
    const settle = this.#waiting.get(id);
    this.#waiting.delete(id);
    settle?.(outcome);
  }

  /** The session is another one now: pending requests will never be answered. */
  cancelAll(): void {
    for (const id of [...this.#waiting.keys()]) this.settle({ id, outcome: { type: 'cancelled' } });
  }
}
