import { representableNumber } from './representableNumber.ts';
import type { Delimiter } from './csvTable.ts';
import type { Characters } from './knownTexts.ts';
import { scanRecords } from './scanRecords.ts';
import type { TableBuilder } from './tableBuilder.ts';

const lineBreak = 10;
const space = 32;
const quote = 34;
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

/** Where the rows that could be read end, and the document line there. */
export interface PlainEnd {
  readonly offset: number;
  readonly line: number;
}

/**
 * Reads rows and numbers straight from the characters of a text: the fast way of what `scanRecords`, `plainNumber` and `TableBuilder.addRecord`
 * do, with the same result to the bit. Quotes are read where they enclose a whole cell of one line; any others are left to the library.
 */
export class PlainRows {
  readonly #builder: TableBuilder;
  readonly #delimiter: Delimiter;
  readonly #encoder = new TextEncoder();
  /** One more than there are columns: an empty cell behind a delimiter at the end of the line. */
  readonly #numbers: Float64Array;
  /** How many digits each number has behind its point. */
  readonly #fractionDigits: Int32Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #codes = new Uint8Array(0);
  #characters: Characters = { text: '', codes: this.#codes };
  #cellCount = 0;
  /** The first cell of the header, and the code of its first character: `noCharacter` when it is empty. */
  readonly #repeatedStart: string | undefined;
  readonly #repeatedCode: number;
  #hasQuotes = false;

  constructor(builder: TableBuilder, delimiter: Delimiter) {
    this.#builder = builder;
    this.#delimiter = delimiter;
    this.#repeatedStart = builder.repeatedStart;
    const code = this.#repeatedStart === undefined || this.#repeatedStart === '' ? noCharacter : this.#repeatedStart.charCodeAt(0);
    this.#repeatedCode = code === noCharacter || code < 128 ? code : otherCharacter;
    this.#numbers = new Float64Array(builder.columnCount + 1);
    this.#fractionDigits = new Int32Array(builder.columnCount + 1);
    this.#starts = new Int32Array(builder.columnCount + 1);
    this.#ends = new Int32Array(builder.columnCount + 1);
  }

  /** Reads a text that ends with a line break, as `scanRecords` takes it, up to its end or to the first line that the library has to read. */
  read(text: string, firstLine: number): PlainEnd {
    this.#load(text);
    const width = this.#builder.columnCount;
    const mayRepeat = this.#repeatedStart !== undefined;
    let line = firstLine;
    for (let at = 0; at < text.length; line++) {
      const start = at;
      at = this.#readLine(start);
      if (at < 0) return { offset: start, line };
      const count = this.#cellCount;
      const isRow = count === width || (count === width + 1 && this.#isEmpty(width));
      if (this.#hasQuotes && (count === 1 || !isRow)) return { offset: start, line };
      if (count === 1 && Number.isNaN(this.#numbers[0]) && text.slice(start, at - 1).trim() === '') continue;
      if (isRow && mayRepeat && Number.isNaN(this.#numbers[0]) && this.#repeatsStart()) this.#handOver(text.slice(start, at), line);
      else if (isRow) this.#builder.addNumbers(line, this.#numbers, this.#fractionDigits, this.#characters, this.#starts, this.#ends);
      else this.#builder.addRecord({ cells: text.slice(start, at - 1).split(this.#delimiter), startLine: line, endLine: line });
    }
    return { offset: text.length, line };
  }

  /** Makes the characters numbers, which are read faster than a string. */
  #load(text: string): void {
    if (this.#codes.length < text.length) this.#codes = new Uint8Array(text.length);
    const codes = this.#codes;
    this.#characters = { text, codes };
    const { read, written } = this.#encoder.encodeInto(text, codes);
    // As many bytes as characters: all of them are ASCII.
    if (read === text.length && written === text.length) return;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      codes[at] = code < 128 ? code : otherCharacter;
    }
  }

  /**
   * Reads the cells of the line that begins at `start`: numbers, or NaN and where the text stands. Gives the offset behind its line break, or −1
   * where a quote stands that does not enclose a whole cell.
   */
  #readLine(start: number): number {
    const [codes, numbers, width] = [this.#codes, this.#numbers, this.#builder.columnCount];
    const fractions = this.#fractionDigits;
    const delimiter = this.#delimiter.charCodeAt(0);
    const space = this.#delimiter === ' ' ? noCharacter : 32;
    let [at, cell] = [start, 0];
    this.#hasQuotes = false;
    do {
      const isQuoted = codes[at] === quote;
      if (isQuoted) this.#hasQuotes = true;
      const cellStart = isQuoted ? ++at : at;
      let code = codes[at];
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
      const isWhole = isPlain && (isQuoted ? this.#isClosing(at, delimiter) : code === delimiter || code === lineBreak);
      const index = cell < width ? cell : width;
      fractions[index] = fractionDigits;
      const power = isExact ? powersOfTen[fractionDigits] : 0;
      const mantissa = whole * power + fraction;
      if (isWhole && isExact && mantissa < exactLimit) {
        const value = mantissa / power;
        numbers[index] = isNegative ? -value : value;
      } else {
        numbers[index] = isWhole && wholeDigits <= exactDigits ? this.#roundedNumber(numberStart, numberEnd) : Number.NaN;
        at = isQuoted ? this.#findClosingQuote(cellStart, delimiter) : this.#findCellEnd(at, delimiter);
        if (at < 0) return -1;
        this.#starts[index] = cellStart;
        this.#ends[index] = at;
      }
      if (isQuoted) at++;
      cell++;
    } while (codes[at++] !== lineBreak);
    this.#cellCount = cell;
    return at;
  }

  /** Where a cell without quotes ends; −1 when there is one in it. */
  #findCellEnd(start: number, delimiter: number): number {
    const codes = this.#codes;
    let at = start;
    for (let code = codes[at]; code !== delimiter && code !== lineBreak; code = codes[++at]) if (code === quote) return -1;
    return at;
  }

  /** Where the quote stands that closes a cell; −1 when that is not on the same line, or anything stands behind it. */
  #findClosingQuote(start: number, delimiter: number): number {
    const codes = this.#codes;
    for (let at = start; codes[at] !== lineBreak; at++) {
      if (codes[at] !== quote) continue;
      if (codes[at + 1] !== quote) return this.#isClosing(at, delimiter) ? at : -1;
      at++;
    }
    return -1;
  }

  /** True for a quote behind which the cell is over. */
  #isClosing(at: number, delimiter: number): boolean {
    return this.#codes[at] === quote && (this.#codes[at + 1] === delimiter || this.#codes[at + 1] === lineBreak);
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
    return representableNumber(this.#characters.text.slice(start, end));
  }

  /** True for a row that begins as the header does. */
  #repeatsStart(): boolean {
    const [codes, end] = [this.#codes, this.#ends[0]];
    let at = this.#starts[0];
    while (at < end && codes[at] <= space) at++;
    const code = at < end ? codes[at] : noCharacter;
    if (code !== this.#repeatedCode && code !== otherCharacter) return false;
    return this.#characters.text.slice(at, end).replaceAll('""', '"').trim() === this.#repeatedStart;
  }

  /** Reads one line by the library. */
  #handOver(text: string, line: number): void {
    scanRecords(text, this.#delimiter, line, (record) => {
      this.#builder.addRecord(record);
      return true;
    });
  }

  #isEmpty(index: number): boolean {
    return Number.isNaN(this.#numbers[index]) && this.#characters.text.slice(this.#starts[index], this.#ends[index]).trim() === '';
  }
}
