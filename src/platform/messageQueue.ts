/**
 * Keeps messages in order where some of them take several turns of the event loop to prepare: a later one waits for those before it. What
 * is ready is handled at once.
 */
export class MessageQueue {
  #last: Promise<void> | undefined;

  /** Calls `handle` in turn, with the message or, once it is prepared, with what the promise gives. `fail` is called where that rejects. */
  add<Message>(message: Message | Promise<Message>, handle: (message: Message) => void, fail: (error: unknown) => void): void {
    if (!this.#last && !(message instanceof Promise)) return handle(message);
    const before = this.#last;
    const handled = (async () => {
      try {
        const prepared = await message;
        await before;
        handle(prepared);
      } catch (error) {
        fail(error);
      }
    })();
    this.#last = handled;
    void handled.then(() => {
      if (this.#last === handled) this.#last = undefined;
    });
  }
}
