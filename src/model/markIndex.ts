/**
 * Rows that one look-up may add to the index. Each may touch new memory, which the system provides page by page: about ten milliseconds for
 * fourteen million rows.
 */
const ROWS_AT_A_TIME = 1 << 10;
/** Equal keys that are searched one by one; beyond that, the rest is scanned in one loop. */
const MOST_FOUND = 1000;
/** Minimum number of slots per row. */
const ROOM = 1.5;
/** The smallest mark, which wins over all others. */
const FIRST_MARK = 1;
/** Multiplier for Fibonacci hashing (Knuth 1973), which also spreads consecutive keys. */
const SPREAD = 0x9e3779b1;

/**
 * Finds rows by their keys: open addressing with linear probing (Knuth 1973), at most two thirds full. Keys may repeat; a slot holds the
 * smallest mark other than 0 of all rows with its key. The index is built during look-ups; rows that are not in it yet are scanned.
 */
export class MarkIndex {
  readonly #keys: Uint32Array;
  readonly #marks: Uint8Array;
  readonly #keyAt: Uint32Array;
  /** 0 if a slot is free. */
  readonly #markAt: Uint8Array;
  readonly #shift: number;
  #indexed = 0;

  /** One key and one mark per row; the arrays must not change afterwards. */
  constructor(keys: Uint32Array, marks: Uint8Array) {
    this.#keys = keys;
    this.#marks = marks;
    let bits = 1;
    while (2 ** bits < ROOM * keys.length) bits++;
    this.#shift = 32 - bits;
    this.#keyAt = new Uint32Array(2 ** bits);
    this.#markAt = new Uint8Array(2 ** bits);
  }

  /** The smallest mark other than 0 of the rows with this key; 0 if there is none. */
  markOf(key: number): number {
    this.#addRows(ROWS_AT_A_TIME);
    return this.#addOthers(this.#markAt[this.#placeOf(key)], key);
  }

  /** Includes the marks of rows that are not in the index yet. */
  #addOthers(known: number, key: number): number {
    let mark = known;
    let row = this.#indexed;
    // `indexOf` is several times as fast as a loop, unless it finds very many.
    for (let found = 0; found < MOST_FOUND && mark !== FIRST_MARK; found++) {
      row = this.#keys.indexOf(key, row);
      if (row < 0) return mark;
      mark = merge(mark, this.#marks[row++]);
    }
    for (; row < this.#keys.length && mark !== FIRST_MARK; row++) if (this.#keys[row] === key) mark = merge(mark, this.#marks[row]);
    return mark;
  }

  #addRows(count: number): void {
    const end = Math.min(this.#keys.length, this.#indexed + count);
    for (let row = this.#indexed; row < end; row++) {
      const mark = this.#marks[row];
      if (mark === 0) continue;
      const place = this.#placeOf(this.#keys[row]);
      this.#keyAt[place] = this.#keys[row];
      this.#markAt[place] = merge(this.#markAt[place], mark);
    }
    this.#indexed = end;
  }

  /** The slot of the key, or the free slot where it would go. */
  #placeOf(key: number): number {
    let place = Math.imul(key, SPREAD) >>> this.#shift;
    while (this.#markAt[place] !== 0 && this.#keyAt[place] !== key) place = place + 1 < this.#markAt.length ? place + 1 : 0;
    return place;
  }
}

function merge(mark: number, other: number): number {
  return mark === 0 || (other !== 0 && other < mark) ? other : mark;
}
