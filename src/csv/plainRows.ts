import { representableNumber } from './representableNumber.ts';
import type { Delimiter } from './csvTable.ts';
import type { TableBuilder } from './tableBuilder.ts';

const lineBreak = 10;
const plus = 43;
const minus = 45;
const point = 46;
const digit0 = 48;
const letterE = 101;
const caseBit = 32;
/** Stands for any character beyond ASCII: none of those that matter here. */
const otherCharacter = 255;
const noCharacter = 256;
/** Whole numbers below, and powers of ten up to 10²², are exact in 64 bits: one division of them rounds once, as reading the digits does. */
const exactLimit = 1e15;
const exactDigits = 15;
/** So many digits before and behind the point are counted in 32 bits. */
const exactParts = 9;
const powersOfTen = Float64Array.from({ length: exactParts + 1 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * Reads rows of a text without quotes, and numbers straight from its characters: the fast way of what `scanRecords`, `plainNumber` and
 * `TableBuilder.addRecord` do, with the same result to the bit.
 */
export class PlainRows {
  readonly #builder: TableBuilder;
  readonly #delimiter: Delimiter;
  readonly #encoder = new TextEncoder();
  /** One more than there are columns: an empty cell behind a delimiter at the end of the line. */
  readonly #numbers: Float64Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #codes = new Uint8Array(0);
  #text = '';
  #cellCount = 0;

  constructor(builder: TableBuilder, delimiter: Delimiter) {
    this.#builder = builder;
    this.#delimiter = delimiter;
    this.#numbers = new Float64Array(builder.columnCount + 1);
    this.#starts = new Int32Array(builder.columnCount + 1);
    this.#ends = new Int32Array(builder.columnCount + 1);
  }

  /** Reads a text that ends with a line break, as `scanRecords` takes it; gives the document line behind it. */
  read(text: string, firstLine: number): number {
    this.#load(text);
    const width = this.#builder.columnCount;
    let line = firstLine;
    for (let at = 0; at < text.length; line++) {
      const start = at;
      at = this.#readLine(start);
      const count = this.#cellCount;
      if (count === 1 && Number.isNaN(this.#numbers[0]) && text.slice(start, at - 1).trim() === '') continue;
      if (count === width || (count === width + 1 && this.#isEmpty(width)))
        this.#builder.addNumbers(line, this.#numbers, text, this.#starts, this.#ends);
      else this.#builder.addRecord({ cells: text.slice(start, at - 1).split(this.#delimiter), startLine: line, endLine: line });
    }
    return line;
  }

  /** Makes the characters numbers, which are read faster than a string. */
  #load(text: string): void {
    this.#text = text;
    if (this.#codes.length < text.length) this.#codes = new Uint8Array(text.length);
    const codes = this.#codes;
    const { read, written } = this.#encoder.encodeInto(text, codes);
    // As many bytes as characters: all of them are ASCII.
    if (read === text.length && written === text.length) return;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      codes[at] = code < 128 ? code : otherCharacter;
    }
  }

  /** Reads the cells of the line that begins at `start`: numbers, or NaN and where the text stands. Gives the offset behind its line break. */
  #readLine(start: number): number {
    const [codes, numbers, width] = [this.#codes, this.#numbers, this.#builder.columnCount];
    const delimiter = this.#delimiter.charCodeAt(0);
    const space = this.#delimiter === ' ' ? noCharacter : 32;
    let [at, cell] = [start, 0];
    let code: number;
    do {
      const cellStart = at;
      code = codes[at];
      while (code === space) code = codes[++at];
      const numberStart = at;
      const isNegative = code === minus;
      if (isNegative) code = codes[++at];
      const digitsStart = at;
      let whole = 0;
      // A zero in front stands alone, or the cell is a text.
      if (code === digit0) code = codes[++at];
      else for (; (code ^ digit0) <= 9; code = codes[++at]) whole = (Math.imul(whole, 10) + code - digit0) | 0;
      const wholeDigits = at - digitsStart;
      let fraction = 0;
      let fractionDigits = 0;
      let isPlain = wholeDigits > 0;
      if (code === point && isPlain) {
        const fractionStart = ++at;
        for (code = codes[at]; (code ^ digit0) <= 9; code = codes[++at]) fraction = (Math.imul(fraction, 10) + code - digit0) | 0;
        fractionDigits = at - fractionStart;
        isPlain = fractionDigits > 0;
      }
      let isExact = wholeDigits <= exactParts && fractionDigits <= exactParts;
      if (isPlain && (code | caseBit) === letterE) {
        isExact = false;
        at = this.#skipExponent(at);
        code = codes[at];
      }
      const numberEnd = at;
      while (code === space) code = codes[++at];
      const isWhole = isPlain && (code === delimiter || code === lineBreak);
      const index = cell < width ? cell : width;
      const power = isExact ? powersOfTen[fractionDigits] : 0;
      const mantissa = whole * power + fraction;
      if (isWhole && isExact && mantissa < exactLimit) {
        const value = mantissa / power;
        numbers[index] = isNegative ? -value : value;
      } else {
        while (code !== delimiter && code !== lineBreak) code = codes[++at];
        numbers[index] = isWhole && wholeDigits <= exactDigits ? this.#roundedNumber(numberStart, numberEnd) : Number.NaN;
        this.#starts[index] = cellStart;
        this.#ends[index] = at;
      }
      cell++;
      at++;
    } while (code !== lineBreak);
    this.#cellCount = cell;
    return at;
  }

  /** The offset behind an exponent that begins at `at`; `at` when there is none. */
  #skipExponent(at: number): number {
    const codes = this.#codes;
    let end = at + 1;
    if (codes[end] === plus || codes[end] === minus) end++;
    const start = end;
    while ((codes[end] ^ digit0) <= 9) end++;
    return end > start ? end : at;
  }

  /** A number of more digits than are exact; NaN for one that is too large or too small. */
  #roundedNumber(start: number, end: number): number {
    return representableNumber(this.#text.slice(start, end));
  }

  #isEmpty(index: number): boolean {
    return Number.isNaN(this.#numbers[index]) && this.#text.slice(this.#starts[index], this.#ends[index]).trim() === '';
  }
}
