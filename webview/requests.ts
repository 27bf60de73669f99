import * as v from 'valibot';
import {
  verbSchemas,
  type ParamsOf,
  type ReplyOf,
  type RequestOutcome,
  type ViewReply,
  type ViewRequest,
  type ViewVerb,
} from '../src/protocol/viewRequests.ts';

/** The page's end of what it asks of the host. */
export class Requests {
  readonly #post: (request: ViewRequest) => void;
  readonly #waiting = new Map<number, (outcome: RequestOutcome<unknown>) => void>();
  #lastId = 0;

  constructor(post: (request: ViewRequest) => void) {
    this.#post = post;
  }

  /** Asks for something of which the session's events tell what came of it. */
  tell<Verb extends ViewVerb>(type: Verb, params: ParamsOf<Verb>): void {
    this.#post({ ...params, type });
  }

  /** Asks for something and waits for what comes of it. */
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

  /** Takes the host's reply; one that nobody waits for any more is left out. */
  settle({ id, outcome }: ViewReply): void {
    const settle = this.#waiting.get(id);
    this.#waiting.delete(id);
    settle?.(outcome);
  }

  /** The session is another one now: nothing that was asked before is answered any more. */
  cancelAll(): void {
    for (const id of [...this.#waiting.keys()]) this.settle({ id, outcome: { type: 'cancelled' } });
  }
}
