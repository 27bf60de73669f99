import { message } from '../../message.ts';
import { representableNumber } from './representableNumber.ts';
import { UserError } from '../../userError.ts';
import type { CellCodes, CellColumn } from '../csvTable.ts';
import { isVersionName, WrittenDigits } from './writtenDigits.ts';
import type { Characters } from '../characters.ts';
import { KnownTexts } from './knownTexts.ts';
import type { RowBatch } from './rowBatch.ts';
import { SpacedTexts } from './spacedTexts.ts';

/** Programs write a point or a sign with an exponent; 713752e1 without either may be a name, which only its column tells. */
const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+(?:e[+-]?\d+)?|e[+-]\d+)?$/i;
const minus = 45;
const digit0 = 48;
const digit9 = 57;
/** Decimal digits that a 64-bit float always preserves. */
const exactDigits = 15;
/** Highest bit of a 32-bit set. */
const mostFractionDigits = 31;

/**
 * Parses a cell that plainly is a number: digits with a point and without leading zeros. NaN for everything else ("007", "1,5", "12 %",
 * "1e400", "1e-400", "12e3"), which is stored as text. An integer with more digits than a 64-bit float preserves is also NaN, because it may be a
 * name; fractions are rounded instead.
 */
export function plainNumber(text: string): number {
  // The first character rules out most texts, much faster than the regular expression.
  const first = text.charCodeAt(0);
  const mayBeNumber = first === minus || (first >= digit0 && first <= digit9);
  if (!mayBeNumber || !plain.test(text)) return Number.NaN;
  if (text.length > exactDigits && digitsInFront(text) > exactDigits) return Number.NaN;
  return representableNumber(text);
}

/** Number of digits after the point in a plain number. */
function fractionDigitsOf(text: string): number {
  const point = text.indexOf('.');
  if (point < 0) return 0;
  let end = point + 1;
  while (text.charCodeAt(end) >= digit0 && text.charCodeAt(end) <= digit9) end++;
  return end - point - 1;
}

function digitsInFront(text: string): number {
  return /\d+/.exec(text)?.[0].length ?? 0;
}

const firstSegment = 64;
/** 1 MB of numbers. Full segments are never copied to grow, and little memory is left over. */
const largestSegment = 131_072;
/** A column may keep up to this factor of the memory it needs rather than be copied. */
const slack = 1.25;
/** Capacity of a Map in V8. */
const mostTexts = 2 ** 24;

/** Consecutive rows. Arrays that no row needs are absent: codes in a segment of numbers only, numbers in a segment of texts only. */
interface Segment {
  readonly length: number;
  readonly numbers: Float64Array<ArrayBuffer> | undefined;
  readonly codes: CellCodes | undefined;
}

/** Collects the cells of one column, row by row. If the number of rows was estimated correctly, nothing is copied. */
export class CellStore {
  readonly #full: Segment[] = [];
  #capacity: number;
  #numbers: Float64Array<ArrayBuffer> | undefined;
  #codes: CellCodes | undefined;
  /** Codes from here on do not fit the width of this segment's codes. */
  #codeLimit = 0;
  #at = 0;
  #fractionDigits = 0;
  readonly #texts: string[] = [];
  readonly #codeOf = new Map<string, number>();
  readonly #spaced = new SpacedTexts();
  /** Undefined before the first text. */
  #known: KnownTexts | undefined;
  /** Number of rows in full segments. */
  #rowOffset = 0;
  /** Undefined once the column cannot be one of versions. */
  #written: WrittenDigits | undefined;

  /** `name` is the column's name, which may show that its numbers are versions; `areVersions`: they are known to be. */
  constructor(expectedRows = 0, name = '', areVersions = false) {
    this.#capacity = Math.max(firstSegment, expectedRows);
    this.#written = new WrittenDigits(isVersionName(name), areVersions);
  }

  add(cell: string): void {
    const text = cell.trim();
    const value = plainNumber(text);
    if (Number.isNaN(value)) this.#addCode(this.#codeFor(text, text.length < cell.length));
    else this.addNumber(value, fractionDigitsOf(text));
  }

  /** Adds the cells of one column of a batch. */
  addCells(batch: RowBatch, column: number): void {
    const { capacity, rowCount, numbers, fractionDigits, starts, ends, characters } = batch;
    const end = column * capacity + rowCount;
    for (let at = this.#addSame(batch, column * capacity, end); at < end; at++) {
      const value = numbers[at];
      if (value === value) this.addNumber(value, fractionDigits[at]);
      else this.#addCharacters(characters, starts[at], ends[at]);
    }
  }

  /**
   * Adds cells from index `from` on while they are all of the kind seen so far, texts or numbers. Returns the index of the first other
   * cell.
   */
  #addSame({ numbers, fractionDigits, starts, ends, characters }: RowBatch, from: number, end: number): number {
    const [known, codes, taken] = [this.#known, this.#codes, this.#numbers];
    if (this.#at + end - from > this.#capacity) return from;
    let at = from;
    let next = this.#at;
    if (taken && !codes && !this.#written) {
      let digits = 0;
      for (; at < end; at++) {
        const value = numbers[at];
        if (value !== value) break;
        taken[next++] = value;
        digits |= 1 << Math.min(fractionDigits[at], mostFractionDigits);
      }
      // Bit 0 would be that of numbers without a point.
      this.#fractionDigits |= digits & ~1;
    } else if (codes && !taken && known) {
      for (; at < end; at++) {
        if (numbers[at] === numbers[at]) break;
        const code = known.find(characters, starts[at], ends[at]);
        if (code < 0 || code >= this.#codeLimit) break;
        codes[next++] = code;
      }
    }
    this.#at = next;
    return at;
  }

  /** Adds a cell given by its characters, without its quotes if it has some. */
  #addCharacters(characters: Characters, start: number, end: number): void {
    this.#known ??= new KnownTexts();
    const known = this.#known.find(characters, start, end);
    if (known >= 0) return this.#addCode(known);
    const written = characters.text.slice(start, end);
    const isQuoting = written.includes('"');
    // A text that is stored is not a number and has no surrounding spaces.
    const kept = isQuoting ? undefined : this.#codeOf.get(written);
    if (kept !== undefined) return this.#addCode(this.#formOf(kept, false));
    const cell = isQuoting ? written.replaceAll('""', '"') : written;
    const text = cell.trim();
    const value = plainNumber(text);
    if (!Number.isNaN(value)) return this.addNumber(value, fractionDigitsOf(text));
    const code = this.#codeFor(text, text.length < cell.length);
    this.#known.add(characters, start, end, code);
    this.#addCode(code);
  }

  #addCode(code: number): void {
    if (this.#at === this.#capacity) this.#grow();
    this.#codes = this.#codesFor(code);
    this.#codes[this.#at] = code;
    if (this.#numbers) this.#numbers[this.#at] = Number.NaN;
    this.#at++;
  }

  /** Adds a plain number (not NaN), written with this many digits after the point. */
  addNumber(value: number, fractionDigits: number): void {
    if (this.#written?.add(this.#rowOffset + this.#at, value, fractionDigits) === false) this.#written = undefined;
    if (fractionDigits > 0) this.#fractionDigits |= 1 << Math.min(fractionDigits, mostFractionDigits);
    if (this.#at === this.#capacity) this.#grow();
    this.#numbers ??= new Float64Array(this.#capacity).fill(Number.NaN, 0, this.#at);
    this.#numbers[this.#at++] = value;
  }

  /** Returns the column. The store must not be used afterwards. */
  finish(): CellColumn {
    const parts = [...this.#full, { length: this.#at, numbers: this.#numbers, codes: this.#codes }];
    this.#full.length = 0;
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const numbers = joined(
      parts,
      ({ numbers: part }) => part,
      (length) => new Float64Array(length),
      Number.NaN,
    );
    const codes = joined(
      parts,
      ({ codes: part }) => part,
      (length) => createCodes(this.#texts.length, length),
      -1,
    );
    const column: CellColumn = {
      length,
      numbers: numbers ?? new Float64Array(0),
      ...(codes ? { ...this.#spaced.merge(codes, this.#texts), codes } : { texts: this.#texts }),
      ...(this.#fractionDigits === 0 ? {} : { fractionDigits: this.#fractionDigits }),
    };
    const restored = this.#written?.restore(column) ?? column;
    return column.padded ? { ...restored, padded: column.padded } : restored;
  }

  /** `isSpaced`: the cell has spaces around the text. */
  #codeFor(text: string, isSpaced: boolean): number {
    let code = this.#codeOf.get(text);
    if (code === undefined) {
      if (this.#texts.length === mostTexts)
        throw new UserError(
          message('A column holds more than 16 million different texts, which is more than can be told apart. Remove that column.'),
        );
      const own = detached(text);
      code = this.#texts.push(own) - 1;
      this.#codeOf.set(own, code);
      this.#written?.addText(own);
      this.#spaced.begin(code, isSpaced);
      return code;
    }
    return this.#formOf(code, isSpaced);
  }

  /** A known text's code in this form. An empty cell and one of spaces look the same. */
  #formOf(code: number, isSpaced: boolean): number {
    const text = this.#texts[code];
    if (text === '' || this.#texts.length === mostTexts) return code;
    return this.#spaced.codeOf(code, isSpaced, () => this.#texts.push(text) - 1);
  }

  /** The codes of this segment, created or widened if needed for `code`. */
  #codesFor(code: number): CellCodes {
    if (this.#codes && code < this.#codeLimit) return this.#codes;
    const codes = createCodes(this.#texts.length, this.#capacity);
    this.#codeLimit = 2 ** (8 * codes.BYTES_PER_ELEMENT - 1);
    if (this.#codes) codes.set(this.#codes);
    else codes.fill(-1);
    return codes;
  }

  #grow(): void {
    this.#full.push({ length: this.#at, numbers: this.#numbers, codes: this.#codes });
    this.#rowOffset += this.#at;
    this.#capacity = Math.min(this.#at * 2, largestSegment);
    this.#numbers = undefined;
    this.#codes = undefined;
    this.#at = 0;
  }
}

/** Joins the segments into one array, with `absent` where a segment has none; undefined if no segment has any. */
function joined<Values extends Float64Array<ArrayBuffer> | CellCodes>(
  segments: readonly Segment[],
  valuesOf: (segment: Segment) => Values | undefined,
  create: (length: number) => Values,
  absent: number,
): Values | undefined {
  if (!segments.some(valuesOf)) return undefined;
  const length = segments.reduce((sum, segment) => sum + segment.length, 0);
  const [first] = segments;
  const single = segments.length === 1 ? valuesOf(first) : undefined;
  if (single && single.length <= length * slack) return single.subarray(0, length) as Values;
  const values = create(length);
  let at = 0;
  for (const segment of segments) {
    const part = valuesOf(segment);
    if (part) values.set(part.subarray(0, segment.length), at);
    else values.fill(absent, at, at + segment.length);
    at += segment.length;
  }
  return values;
}

/** The narrowest codes for this many texts: most text columns have few, so that one byte per cell is enough. */
function createCodes(texts: number, length: number): CellCodes {
  if (texts <= 2 ** 7) return new Int8Array(length);
  return texts <= 2 ** 15 ? new Int16Array(length) : new Int32Array(length);
}

/** A copy of the text in its own memory, because a slice would keep its whole block alive. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/** A cell as `cellText` would return it. */
export function canonicalText(cell: string): string {
  const text = cell.trim();
  const value = plainNumber(text);
  return Number.isNaN(value) ? text : String(value);
}
