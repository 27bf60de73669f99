const firstSegment = 64;
const largestSegment = 131_072;

/** Collects line numbers. Full segments are never copied to grow. */
export class LineStore {
  readonly #full: Uint32Array<ArrayBuffer>[] = [];
  #lines: Uint32Array<ArrayBuffer>;
  #at = 0;
  #length = 0;

  constructor(expectedRows = 0) {
    this.#lines = new Uint32Array(Math.max(firstSegment, expectedRows));
  }

  add(line: number): void {
    if (this.#at === this.#lines.length) {
      this.#full.push(this.#lines);
      this.#length += this.#at;
      this.#lines = new Uint32Array(Math.min(this.#at * 2, largestSegment));
      this.#at = 0;
    }
    this.#lines[this.#at++] = line;
  }

  /** Adds the first `count` line numbers. */
  addAll(lines: Uint32Array, count: number): void {
    if (this.#at + count <= this.#lines.length) {
      this.#lines.set(lines.subarray(0, count), this.#at);
      this.#at += count;
    } else for (let index = 0; index < count; index++) this.add(lines[index]);
  }

  finish(): Uint32Array<ArrayBuffer> {
    if (this.#full.length === 0) return this.#lines.subarray(0, this.#at);
    const all = new Uint32Array(this.#length + this.#at);
    let row = 0;
    for (const part of this.#full) {
      all.set(part, row);
      row += part.length;
    }
    all.set(this.#lines.subarray(0, this.#at), row);
    this.#full.length = 0;
    return all;
  }
}
