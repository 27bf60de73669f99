/**
 * Starts competing operations in the order of their requests, each after its own preparation. One that is still being prepared when a later one
 * has started is dropped, because it would replace what was requested last. One that fails during preparation replaces nothing.
 */
export class InOrderAsked {
  #asked = 0;
  /** The number of the last started request, by what they compete for. */
  readonly #started = new Map<string, number>();

  /** Rejects with the error of `createReplaced` where a later request for the same has been started meanwhile. */
  async start<Prepared, Result>(
    competedFor: string,
    prepare: () => Promise<Prepared>,
    start: (prepared: Prepared) => Result,
    createReplaced: () => Error,
  ): Promise<Awaited<Result>> {
    const place = ++this.#asked;
    const prepared = await prepare();
    if ((this.#started.get(competedFor) ?? 0) > place) throw createReplaced();
    this.#started.set(competedFor, place);
    return await start(prepared);
  }
}
