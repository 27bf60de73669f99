import type { CellColumn } from './csvTable.ts';

const version = /^v?\d+(?:\.\d+){2,}$/i;
/** Rows without a version at the beginning of a column that has some: more are not waited for. */
const mostRows = 100_000;
const mostDigits = 3;
const largestPart = 10_000;
/** Fewer versions among numbers are slips of the keyboard. */
const versionShare = 0.02;
const firstSize = 64;

/** True for a text such as 11.0.1. */
export function isVersion(text: string): boolean {
  return version.test(text);
}

/**
 * Remembers how numbers are written in a column that may be one of versions: 10.1 and 10.10 are one number and two versions, which shows when
 * 11.0.1 comes. Numbers that are in no version end it.
 */
export class WrittenDigits {
  #digits = new Uint8Array(firstSize);
  #hasVersion = false;
  /** Where the last number stands that has digits behind the point. */
  #end = 0;

  /** Takes a number that stands in a row; false when the column is none of versions. */
  add(row: number, value: number, fractionDigits: number): boolean {
    if (fractionDigits > mostDigits || value < 0 || value >= largestPart || (row >= mostRows && !this.#hasVersion)) return false;
    if (fractionDigits === 0) return true;
    if (row >= this.#digits.length) {
      const digits = new Uint8Array(Math.max(row + 1, this.#digits.length * 2));
      digits.set(this.#digits);
      this.#digits = digits;
    }
    this.#digits[row] = fractionDigits;
    this.#end = row + 1;
    return true;
  }

  /** Takes a text that the column did not hold before. */
  addText(text: string): void {
    this.#hasVersion ||= isVersion(text);
  }

  /** The column with its numbers as texts, as they were written, where it is one of versions and some would not be told apart; else as it is. */
  restore(column: CellColumn): CellColumn {
    const { codes, numbers, texts, length } = column;
    if (!this.#hasVersion || !codes) return column;
    const written = (row: number) => numbers[row].toFixed(row < this.#end ? this.#digits[row] : 0);
    let [versions, changed] = [0, false];
    const isVersionCode = texts.map(isVersion);
    for (let row = 0; row < length; row++) {
      if (codes[row] >= 0) versions += isVersionCode[codes[row]] ? 1 : 0;
      else changed ||= written(row) !== String(numbers[row]);
    }
    if (!changed || versions < length * versionShare) return column;
    const codeOf = new Map<string, number>();
    const restored = Int32Array.from(codes, (code, row) => {
      const text = code >= 0 ? texts[code] : written(row);
      const known = codeOf.get(text) ?? codeOf.size;
      codeOf.set(text, known);
      return known;
    });
    return { length, numbers: new Float64Array(0), codes: restored, texts: [...codeOf.keys()] };
  }
}
