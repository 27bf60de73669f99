import { representableNumber } from './store/representableNumber.ts';
import type { Delimiter } from './csvTable.ts';
import { CharacterCodes, otherCharacter, type Characters } from './characters.ts';
import { createRowBatch, type RowBatch } from './store/rowBatch.ts';
import { scanRecords } from './scanRecords.ts';
import type { TableBuilder } from './store/tableBuilder.ts';

const lineBreak = 10;
const space = 32;
const quote = 34;
const plus = 43;
const minus = 45;
const point = 46;
const digit0 = 48;
const letterE = 101;
const capitalA = 65;
const capitalZ = 90;
const caseBit = 32;
const noCharacter = 256;
/**
 * Integers below this, and powers of ten up to 10²², are exact in 64 bits. Dividing them rounds once, with the same result as parsing the
 * digits.
 */
const exactLimit = 1e15;
const exactDigits = 15;
/** Digits before and after the point that fit in 32 bits. */
const exactParts = 9;
/** Largest count in a byte. */
const mostFractionDigits = 255;
const powersOfTen = Float64Array.from({ length: exactParts + 1 }, (_, exponent) => Number(`1e${exponent}`));

/** Where the readable rows end, with the document line there. */
export interface PlainEnd {
  readonly offset: number;
  readonly line: number;
}

/**
 * Reads rows and numbers directly from the characters of a text: the fast path for `scanRecords`, `plainNumber` and
 * `TableBuilder.addRecord`, with identical results. Only quotes that enclose a whole cell on one line are handled here; all others are left
 * to the library.
 */
export class PlainRows {
  readonly #builder: TableBuilder;
  readonly #delimiter: Delimiter;
  readonly #characterCodes = new CharacterCodes();
  #characters: Characters = this.#characterCodes.load('');
  /** Has one column more than the table, for an empty cell after a delimiter at the end of the line. */
  readonly #batch: RowBatch;
  #cellCount = 0;
  /** The first cell of the header, and the code of its first character, or `noCharacter` if it is empty. */
  readonly #repeatedStart: string | undefined;
  readonly #repeatedCode: number;
  #hasQuotes = false;

  constructor(builder: TableBuilder, delimiter: Delimiter) {
    this.#builder = builder;
    this.#delimiter = delimiter;
    this.#repeatedStart = builder.repeatedStart;
    const code = this.#repeatedStart === undefined || this.#repeatedStart === '' ? noCharacter : this.#repeatedStart.charCodeAt(0);
    this.#repeatedCode = code === noCharacter ? code : Math.min(code, otherCharacter);
    this.#batch = createRowBatch(builder.columnCount + 1, this.#characters);
  }

  /**
   * Reads a text that ends with a line break, in the form for `scanRecords`, up to its end or to the first line that the library must read.
   */
  read(text: string, firstLine: number): PlainEnd {
    this.#characters = this.#characterCodes.load(text);
    const { offset, line } = this.#readLines(text, firstLine);
    this.#endBatch();
    return { offset, line };
  }

  #readLines(text: string, firstLine: number): PlainEnd {
    const [builder, batch, width] = [this.#builder, this.#batch, this.#builder.columnCount];
    batch.characters = this.#characters;
    const mayRepeat = this.#repeatedStart !== undefined;
    let line = firstLine;
    for (let at = 0; at < text.length; line++) {
      const start = at;
      at = this.#readLine(start);
      if (at < 0) return { offset: start, line };
      const count = this.#cellCount;
      const isRow = count === width || (count === width + 1 && this.#isEmpty(width));
      if (this.#hasQuotes && (count === 1 || !isRow)) return { offset: start, line };
      const beginsWithText = Number.isNaN(batch.numbers[batch.rowCount]);
      if (count === 1 && beginsWithText && text.slice(start, at - 1).trim() === '') continue;
      if (isRow && !(mayRepeat && beginsWithText && this.#repeatsStart())) {
        batch.lines[batch.rowCount++] = line;
        if (batch.rowCount === batch.capacity) this.#endBatch();
        continue;
      }
      this.#endBatch();
      if (isRow) this.#handOver(text.slice(start, at), line);
      else builder.addRecord({ cells: text.slice(start, at - 1).split(this.#delimiter), startLine: line, endLine: line });
    }
    return { offset: text.length, line };
  }

  #endBatch(): void {
    if (this.#batch.rowCount > 0) this.#builder.addRows(this.#batch);
    this.#batch.rowCount = 0;
  }

  /**
   * Reads the line that begins at `start` into the next row of the batch. Returns the offset after its line break, or −1 at a quote that
   * does not enclose a whole cell.
   */
  #readLine(start: number): number {
    const { codes } = this.#characters;
    const { capacity, numbers, fractionDigits: fractions, starts, ends, rowCount } = this.#batch;
    const lastPlace = this.#builder.columnCount * capacity + rowCount;
    const delimiter = this.#delimiter.charCodeAt(0);
    const space = this.#delimiter === ' ' ? noCharacter : 32;
    let [at, cell, place] = [start, 0, rowCount];
    this.#hasQuotes = false;
    do {
      let code = codes[at];
      const isQuoted = code === quote;
      if (isQuoted) {
        this.#hasQuotes = true;
        code = codes[++at];
      }
      const cellStart = at;
      while (code === space) code = codes[++at];
      // 1 or 0, computed without a branch: an unpredictable one would cost more than all the digits.
      const minuses = ((code ^ minus) - 1) >>> 31;
      code = codes[(at += minuses)];
      let value = Number.NaN;
      if ((code ^ digit0) <= 9) {
        const digitsStart = at;
        let [whole, fraction, fractionDigits, isPlain] = [0, 0, 0, true];
        // A leading zero must stand alone; otherwise the cell is text.
        if (code === digit0) code = codes[++at];
        else for (; (code ^ digit0) <= 9; code = codes[++at]) whole = (Math.imul(whole, 10) + code - digit0) | 0;
        const wholeDigits = at - digitsStart;
        if (code === point) {
          const fractionStart = ++at;
          for (code = codes[at]; (code ^ digit0) <= 9; code = codes[++at]) fraction = (Math.imul(fraction, 10) + code - digit0) | 0;
          fractionDigits = at - fractionStart;
          isPlain = fractionDigits > 0;
        }
        const mantissaEnd = at;
        if (isPlain && (code | caseBit) === letterE) at = this.#skipExponent(at, fractionDigits > 0);
        const numberEnd = at;
        for (code = codes[at]; code === space; code = codes[at]) at++;
        if (isPlain && (isQuoted ? isClosing(codes, at, delimiter) : code === delimiter || code === lineBreak)) {
          const isExact = numberEnd === mantissaEnd && wholeDigits <= exactParts && fractionDigits <= exactParts;
          const power = isExact ? powersOfTen[fractionDigits] : 0;
          const mantissa = whole * power + fraction;
          if (isExact && mantissa < exactLimit) value = (1 - 2 * minuses) * (mantissa / power);
          else if (wholeDigits <= exactDigits) value = this.#roundedNumber(cellStart, numberEnd);
          fractions[place] = Math.min(fractionDigits, mostFractionDigits);
        }
      }
      numbers[place] = value;
      if (value !== value) {
        starts[place] = cellStart;
        ends[place] = at = isQuoted ? findClosingQuote(codes, cellStart, delimiter) : findCellEnd(codes, at, delimiter);
        if (at < 0) return -1;
      }
      if (isQuoted) at++;
      cell++;
      if (place < lastPlace) place += capacity;
    } while (codes[at++] !== lineBreak);
    this.#cellCount = cell;
    return at;
  }

  /** The offset after an exponent that begins at `at`; `at` itself if there is none. Without a point in front of it, it needs a sign. */
  #skipExponent(at: number, hasPoint: boolean): number {
    const { codes } = this.#characters;
    let end = at + 1;
    if (codes[end] === plus || codes[end] === minus) end++;
    else if (!hasPoint) return at;
    const start = end;
    while ((codes[end] ^ digit0) <= 9) end++;
    return end > start ? end : at;
  }

  /** Parses a number with more digits than are exact, ignoring spaces before it; NaN if it is too large or too small. */
  #roundedNumber(start: number, end: number): number {
    return representableNumber(this.#characters.text.slice(start, end).trimStart());
  }

  /** True for a row that begins like the header. */
  #repeatsStart(): boolean {
    const { codes, text } = this.#characters;
    const { starts, ends, rowCount } = this.#batch;
    const end = ends[rowCount];
    let at = starts[rowCount];
    while (at < end && codes[at] <= space) at++;
    const code = at < end ? codes[at] : noCharacter;
    // White space may be outside ASCII too.
    if (inSmallLetters(code) !== this.#repeatedCode && code < 128) return false;
    return text.slice(at, end).replaceAll('""', '"').trim().toLowerCase() === this.#repeatedStart;
  }

  /** Reads one line with the library. */
  #handOver(text: string, line: number): void {
    scanRecords(text, this.#delimiter, line, (record) => {
      this.#builder.addRecord(record);
      return true;
    });
  }

  /** True if the column's cell in the last row holds only spaces. */
  #isEmpty(column: number): boolean {
    const { numbers, starts, ends, capacity, rowCount } = this.#batch;
    const place = column * capacity + rowCount;
    return Number.isNaN(numbers[place]) && this.#characters.text.slice(starts[place], ends[place]).trim() === '';
  }
}

/** The code of the lower-case letter for an ASCII capital. */
function inSmallLetters(code: number): number {
  return code >= capitalA && code <= capitalZ ? code | caseBit : code;
}

/** The end of an unquoted cell; −1 if it contains a quote. */
function findCellEnd(codes: Uint8Array, start: number, delimiter: number): number {
  let at = start;
  for (let code = codes[at]; code !== delimiter && code !== lineBreak; code = codes[++at]) if (code === quote) return -1;
  return at;
}

/** The position of a cell's closing quote; −1 if it is not on the same line or something follows it. */
function findClosingQuote(codes: Uint8Array, start: number, delimiter: number): number {
  let at = start;
  for (let code = codes[at]; code !== lineBreak; code = codes[++at]) {
    if (code !== quote) continue;
    if (codes[at + 1] !== quote) return isClosing(codes, at, delimiter) ? at : -1;
    at++;
  }
  return -1;
}

/** True for a quote that ends a cell. */
function isClosing(codes: Uint8Array, at: number, delimiter: number): boolean {
  return codes[at] === quote && (codes[at + 1] === delimiter || codes[at + 1] === lineBreak);
}
