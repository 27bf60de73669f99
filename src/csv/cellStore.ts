import { UserError } from '../userError.ts';
import type { CellColumn } from './csvTable.ts';

const plain = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
/** As many digits as a 64-bit float keeps for sure. */
const exactDigits = 15;

/**
 * The number that a cell plainly is: digits with a point and without leading zeros; NaN for everything else ("007", "1,5", "12 %", "1e400"),
 * which is kept as text. So is a whole number of more digits than a 64-bit float keeps for sure, which may be a name; the digits of a
 * fraction are rounded instead.
 */
export function plainNumber(text: string): number {
  const match = plain.exec(text);
  if (!match) return Number.NaN;
  if (text.length > exactDigits) {
    const isFraction = match[2] !== undefined || match[3] !== undefined;
    const digits = isFraction ? match[1] : match[1].replace(/^0+/, '');
    if (digits.length > exactDigits) return Number.NaN;
  }
  const value = Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}

const firstSegment = 64;
/** 1 MB of numbers: what is filled is never copied to grow, and little is left over. */
const largestSegment = 131_072;
/** A column may hold on to so much more memory than it needs rather than be copied. */
const slack = 1.25;
/** What a Map of V8 can hold. */
const mostTexts = 2 ** 24;

interface Segment {
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly codes: Int32Array<ArrayBuffer> | undefined;
}

/** Takes the cells of one column, row by row. When as many rows come as were expected, nothing is copied. */
export class CellStore {
  readonly #full: Segment[] = [];
  #numbers: Float64Array<ArrayBuffer>;
  #codes: Int32Array<ArrayBuffer> | undefined;
  #at = 0;
  readonly #texts: string[] = [];
  readonly #codeOf = new Map<string, number>();

  constructor(expectedRows = 0) {
    this.#numbers = new Float64Array(Math.max(firstSegment, expectedRows));
  }

  add(cell: string): void {
    const text = cell.trim();
    const value = plainNumber(text);
    this.addNumber(value);
    if (Number.isNaN(value)) (this.#codes ??= new Int32Array(this.#numbers.length).fill(-1))[this.#at - 1] = this.#codeFor(text);
  }

  /** Takes a cell that is the plain number given, not NaN. */
  addNumber(value: number): void {
    if (this.#at === this.#numbers.length) this.#grow();
    this.#numbers[this.#at++] = value;
  }

  /** The column; the store must not be used afterwards. */
  finish(): CellColumn {
    if (this.#full.length === 0) {
      const isFitting = this.#numbers.length <= this.#at * slack;
      const numbers = isFitting ? this.#numbers.subarray(0, this.#at) : this.#numbers.slice(0, this.#at);
      const codes = isFitting ? this.#codes?.subarray(0, this.#at) : this.#codes?.slice(0, this.#at);
      return { numbers, texts: this.#texts, ...(codes ? { codes } : {}) };
    }
    const parts = [...this.#full, { numbers: this.#numbers.subarray(0, this.#at), codes: this.#codes?.subarray(0, this.#at) }];
    this.#full.length = 0;
    const length = parts.reduce((sum, part) => sum + part.numbers.length, 0);
    const numbers = new Float64Array(length);
    const codes = parts.some((part) => part.codes) ? new Int32Array(length).fill(-1) : undefined;
    let row = 0;
    for (const part of parts) {
      numbers.set(part.numbers, row);
      if (part.codes) codes?.set(part.codes, row);
      row += part.numbers.length;
    }
    return { numbers, texts: this.#texts, ...(codes ? { codes } : {}) };
  }

  #codeFor(text: string): number {
    let code = this.#codeOf.get(text);
    if (code === undefined) {
      if (this.#texts.length === mostTexts)
        throw new UserError(
          'A column holds more than 16 million different texts, which is more than can be told apart. Remove that column.',
        );
      const own = detached(text);
      code = this.#texts.push(own) - 1;
      this.#codeOf.set(own, code);
    }
    return code;
  }

  #grow(): void {
    this.#full.push({ numbers: this.#numbers, codes: this.#codes });
    this.#numbers = new Float64Array(Math.min(this.#at * 2, largestSegment));
    this.#codes = undefined;
    this.#at = 0;
  }
}

/** The text in memory of its own: a slice keeps alive the block that it was cut from. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/** A cell as `cellText` gives it back. */
export function canonicalText(cell: string): string {
  const text = cell.trim();
  const value = plainNumber(text);
  return Number.isNaN(value) ? text : String(value);
}
