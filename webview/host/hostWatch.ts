/** Seconds of silence, while something is expected, after which the host is pinged. */
const ASK_AFTER = 5;
/** Seconds that the reply may take: a busy host is late, one that has ended never replies. */
const PATIENCE = 10;

/** Notices when the host no longer replies. Counts ticks, which stop when the machine sleeps, instead of reading the clock. */
export class HostWatch {
  readonly #ask: () => void;
  readonly #onChange: (isSilent: boolean) => void;
  /** Ticks since the ping, undefined where no reply is due. */
  #waited: number | undefined;
  /** Ticks since the last message. */
  #quiet = 0;
  #isSilent = false;

  /** `ask` pings the host. */
  constructor(ask: () => void, onChange: (isSilent: boolean) => void) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** Call it once a second; `isExpecting` tells whether the host is busy with something that the page shows. */
  tick(isExpecting: boolean): void {
    this.#quiet++;
    if (this.#waited === undefined) {
      if (isExpecting && this.#quiet >= ASK_AFTER) this.expectAnswer();
      return;
    }
    this.#waited++;
    if (this.#waited < PATIENCE) return;
    this.#set(true);
    // Ping again: it may come back.
    if (this.#waited % PATIENCE === 0) this.#ask();
  }

  /** The user has requested something, so the host should reply. */
  expectAnswer(): void {
    if (this.#waited !== undefined) return;
    this.#waited = 0;
    this.#ask();
  }

  /** Call it for every message of the host. */
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
