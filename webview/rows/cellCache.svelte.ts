import { SvelteMap, SvelteSet } from 'svelte/reactivity';

/** Fetches the cells of rows by the lines on which they begin; undefined where they cannot be read. */
export type FetchCells = (lines: readonly number[]) => Promise<readonly (readonly string[] | null)[] | undefined>;

/** How long rows have to stay in view before they are requested. */
const STANDING_MS = 60;
/** Most rows per request. */
const MOST_AT_ONCE = 60;

/** Caches the cells of rows that have been on the screen. */
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

  /** Fetches the cells of these lines, unless other lines are wanted soon after. */
  want(lines: readonly number[]): void {
    this.#wanted = lines;
    this.#timer ??= setTimeout(() => void this.#ask(), STANDING_MS);
  }

  /** Stops fetching. */
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
