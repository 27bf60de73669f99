import type { CellColumn } from './csvTable.ts';

const plain = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
/** As many digits as a 64-bit float keeps for sure. */
const exactDigits = 15;

/**
 * The number that a cell plainly is: digits with a point and without leading zeros, and not more of them than can be kept exactly; NaN for
 * everything else ("007", "1,5", "12 %", "1e400"), which is kept as text.
 */
export function plainNumber(text: string): number {
  if (!plain.test(text)) return Number.NaN;
  if (text.length > exactDigits && text.replace(/e.*$/i, '').replace(/[-.]/g, '').replace(/^0+/, '').length > exactDigits)
    return Number.NaN;
  const value = Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** Takes the cells of one column, row by row. */
export class CellStore {
  #numbers = new Float64Array(256);
  #codes: Int32Array<ArrayBuffer> | undefined;
  readonly #texts: string[] = [];
  readonly #codeOf = new Map<string, number>();
  #length = 0;

  add(cell: string): void {
    const row = this.#length++;
    if (row === this.#numbers.length) this.#grow();
    const text = cell.trim();
    const value = plainNumber(text);
    this.#numbers[row] = value;
    if (Number.isNaN(value)) (this.#codes ??= new Int32Array(this.#numbers.length).fill(-1))[row] = this.#codeFor(text);
  }

  finish(): CellColumn {
    const numbers = this.#numbers.slice(0, this.#length);
    return { numbers, texts: this.#texts, ...(this.#codes ? { codes: this.#codes.slice(0, this.#length) } : {}) };
  }

  #codeFor(text: string): number {
    let code = this.#codeOf.get(text);
    if (code === undefined) {
      code = this.#texts.push(text) - 1;
      this.#codeOf.set(text, code);
    }
    return code;
  }

  #grow(): void {
    const numbers = new Float64Array(this.#numbers.length * 2);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    if (!this.#codes) return;
    const codes = new Int32Array(numbers.length).fill(-1);
    codes.set(this.#codes);
    this.#codes = codes;
  }
}

/** A cell as `cellText` gives it back. */
export function canonicalText(cell: string): string {
  const text = cell.trim();
  const value = plainNumber(text);
  return Number.isNaN(value) ? text : String(value);
}
