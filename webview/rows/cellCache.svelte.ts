import { SvelteMap, SvelteSet } from 'svelte/reactivity';

/** Fetches rows' cells by the lines on which the rows begin; undefined where they cannot be read. */
export type FetchCells = (lines: readonly number[]) => Promise<readonly (readonly string[] | null)[] | undefined>;

/** Longest that a reader waits, and shortest that rows have to stand still before they are asked for. */
const STANDING_MS = 60;
/** Rows that are asked for at once. */
const MOST_AT_ONCE = 60;

/** The cells of rows that have been on the screen. */
export class CellCache {
  readonly #fetch: FetchCells;
  readonly #known = new SvelteMap<number, readonly string[] | null>();
  readonly #asked = new SvelteSet<number>();
  #wanted: readonly number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(fetch: FetchCells) {
    this.#fetch = fetch;
  }

  /** The row's cells; undefined while they are not known, null where there is no such row. */
  cells(line: number): readonly string[] | null | undefined {
    return this.#known.get(line);
  }

  /** Sees to it that the cells of these lines come to be known, unless others are wanted at once. */
  want(lines: readonly number[]): void {
    this.#wanted = lines;
    this.#timer ??= setTimeout(() => void this.#ask(), STANDING_MS);
  }

  /** Fetches nothing more. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#wanted = [];
  }

  async #ask(): Promise<void> {
    this.#timer = undefined;
    const lines = this.#wanted.filter((line) => !this.#asked.has(line)).slice(0, MOST_AT_ONCE);
    if (lines.length === 0) return;
    for (const line of lines) this.#asked.add(line);
    const cells = await this.#fetch(lines);
    if (!cells) return;
    lines.forEach((line, i) => this.#known.set(line, cells[i] ?? null));
    // Others may have come into view meanwhile.
    this.want(this.#wanted);
  }
}
