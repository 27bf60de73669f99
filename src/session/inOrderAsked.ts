/**
 * Starts what takes the place of another of its kind, each after a preparation of its own. An earlier one whose preparation takes longer than that of
 * a later one is not started any more: it would end what was asked for last. One that is refused while it is prepared takes nobody's place.
 */
export class InOrderAsked {
  #asked = 0;
  /** The place in line of the last one that was started, by what they compete for. */
  readonly #started = new Map<string, number>();

  /** Rejects with what `createReplaced` gives where a later one for the same has been started meanwhile. */
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
