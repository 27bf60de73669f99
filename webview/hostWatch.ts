/** Seconds without a word from the host after which it is asked for one, while something is waited for. */
const ASK_AFTER = 5;
/** Seconds that the answer may take: a busy host is late, one that has ended never answers. */
const PATIENCE = 10;

/** Notices that the host does not answer any more. Counts ticks, which stand still with the machine, and not the time of day. */
export class HostWatch {
  readonly #ask: () => void;
  readonly #onChange: (isSilent: boolean) => void;
  /** Ticks since the host was asked, undefined where it need not answer. */
  #waited: number | undefined;
  /** Ticks since it was heard. */
  #quiet = 0;
  #isSilent = false;

  /** `ask` asks the host for any answer. */
  constructor(ask: () => void, onChange: (isSilent: boolean) => void) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** To be called each second; `isExpecting` tells whether something is going on in the host that the page shows. */
  tick(isExpecting: boolean): void {
    this.#quiet++;
    if (this.#waited === undefined) {
      if (isExpecting && this.#quiet >= ASK_AFTER) this.expectAnswer();
      return;
    }
    this.#waited++;
    if (this.#waited < PATIENCE) return;
    this.#set(true);
    // It may come back.
    if (this.#waited % PATIENCE === 0) this.#ask();
  }

  /** The user has asked the host for something: it should be there. */
  expectAnswer(): void {
    if (this.#waited !== undefined) return;
    this.#waited = 0;
    this.#ask();
  }

  /** Whatever the host has said. */
  hear(): void {
    this.#waited = undefined;
    this.#quiet = 0;
    this.#set(false);
  }

  #set(isSilent: boolean): void {
    if (isSilent === this.#isSilent) return;
    this.#isSilent = isSilent;
    this.#onChange(isSilent);
  }
}
