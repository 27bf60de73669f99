/**
 * How many rows a look-up may add to the index. Each may touch memory for the first time, which the system gives a page at a time: of fourteen
 * million rows some ten milliseconds.
 */
const ROWS_AT_A_TIME = 1 << 10;
/** Equal keys that are found one by one; where there are more, the rest is looked through as a whole. */
const MOST_FOUND = 1000;
/** Places for each row, at least. */
const ROOM = 1.5;
/** No mark counts before this one. */
const FIRST_MARK = 1;
/** Fibonacci hashing (Knuth 1973): spreads keys that follow one another, too. */
const SPREAD = 0x9e3779b1;

/**
 * Finds rows by their keys: open addressing with linear probing (Knuth 1973), at most two thirds full. Keys may repeat, so that a place holds the
 * merged mark of all rows with its key: the smallest that is not 0. It is built while it is asked; rows that are not in it yet are looked through.
 */
export class MarkIndex {
  readonly #keys: Uint32Array;
  readonly #marks: Uint8Array;
  readonly #keyAt: Uint32Array;
  /** 0 where a place is free. */
  readonly #markAt: Uint8Array;
  readonly #shift: number;
  #indexed = 0;

  /** One key and one mark per row; the arrays must not change any more. */
  constructor(keys: Uint32Array, marks: Uint8Array) {
    this.#keys = keys;
    this.#marks = marks;
    let bits = 1;
    while (2 ** bits < ROOM * keys.length) bits++;
    this.#shift = 32 - bits;
    this.#keyAt = new Uint32Array(2 ** bits);
    this.#markAt = new Uint8Array(2 ** bits);
  }

  /** The smallest mark, 0 aside, of the rows with this key; 0 where none has one. */
  markOf(key: number): number {
    this.#addRows(ROWS_AT_A_TIME);
    return this.#addOthers(this.#markAt[this.#placeOf(key)], key);
  }

  /** With the marks of the rows that are not in the index yet. */
  #addOthers(known: number, key: number): number {
    let mark = known;
    let row = this.#indexed;
    // Several times as fast as a loop, as long as it does not stop all the time.
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

  /** Where the key is, or the free place where it would be. */
  #placeOf(key: number): number {
    let place = Math.imul(key, SPREAD) >>> this.#shift;
    while (this.#markAt[place] !== 0 && this.#keyAt[place] !== key) place = place + 1 < this.#markAt.length ? place + 1 : 0;
    return place;
  }
}

function merge(mark: number, other: number): number {
  return mark === 0 || (other !== 0 && other < mark) ? other : mark;
}
