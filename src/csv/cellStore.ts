import { message } from '../message.ts';
import { representableNumber } from './representableNumber.ts';
import { UserError } from '../userError.ts';
import type { CellCodes, CellColumn } from './csvTable.ts';
import { isVersionName, WrittenDigits } from './writtenDigits.ts';
import type { Characters } from './characters.ts';
import { KnownTexts } from './knownTexts.ts';
import type { RowBatch } from './rowBatch.ts';

const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const minus = 45;
const digit0 = 48;
const digit9 = 57;
/** As many digits as a 64-bit float keeps for sure. */
const exactDigits = 15;
/** The last bit. */
const mostFractionDigits = 31;

/**
 * The number that a cell plainly is: digits with a point and without leading zeros; NaN for everything else ("007", "1,5", "12 %", "1e400", "1e-400"),
 * which is kept as text. So is a whole number of more digits than a 64-bit float keeps for sure, which may be a name; the digits of a
 * fraction are rounded instead.
 */
export function plainNumber(text: string): number {
  // Most texts are told by their first letter, much faster than by the expression.
  const first = text.charCodeAt(0);
  const mayBeNumber = first === minus || (first >= digit0 && first <= digit9);
  if (!mayBeNumber || !plain.test(text)) return Number.NaN;
  if (text.length > exactDigits && digitsInFront(text) > exactDigits) return Number.NaN;
  return representableNumber(text);
}

/** How many digits a plain number has behind its point. */
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
/** 1 MB of numbers: what is filled is never copied to grow, and little is left over. */
const largestSegment = 131_072;
/** A column may hold on to so much more memory than it needs rather than be copied. */
const slack = 1.25;
/** What a Map of V8 can hold. */
const mostTexts = 2 ** 24;

/** Rows that follow each other. What no row needs is not there: codes of a part that holds numbers only, numbers of one that holds texts only. */
interface Segment {
  readonly length: number;
  readonly numbers: Float64Array<ArrayBuffer> | undefined;
  readonly codes: CellCodes | undefined;
}

/** Takes the cells of one column, row by row. When as many rows come as were expected, nothing is copied. */
export class CellStore {
  readonly #full: Segment[] = [];
  #capacity: number;
  #numbers: Float64Array<ArrayBuffer> | undefined;
  #codes: CellCodes | undefined;
  /** Codes from here on are too large for the width that this segment's have. */
  #codeLimit = 0;
  #at = 0;
  #fractionDigits = 0;
  readonly #texts: string[] = [];
  readonly #codeOf = new Map<string, number>();
  /** Absent before the first text. */
  #known: KnownTexts | undefined;
  /** Rows in full segments. */
  #rowOffset = 0;
  /** Absent once the column is none of versions. */
  #written: WrittenDigits | undefined;

  /** `name` is the column's: it may tell that numbers are versions. */
  constructor(expectedRows = 0, name = '') {
    this.#capacity = Math.max(firstSegment, expectedRows);
    this.#written = new WrittenDigits(isVersionName(name));
  }

  add(cell: string): void {
    const text = cell.trim();
    const value = plainNumber(text);
    if (Number.isNaN(value)) this.#addCode(this.#codeFor(text));
    else this.addNumber(value, fractionDigitsOf(text));
  }

  /** Takes the cells of one column of a batch. */
  addCells(batch: RowBatch, column: number): void {
    const { capacity, rowCount, numbers, fractionDigits, starts, ends, characters } = batch;
    const end = column * capacity + rowCount;
    for (let at = this.#addSame(batch, column * capacity, end); at < end; at++) {
      const value = numbers[at];
      if (value === value) this.addNumber(value, fractionDigits[at]);
      else this.#addCharacters(characters, starts[at], ends[at]);
    }
  }

  /** Takes the cells from the place `from` on that are as all were before them, texts or numbers, and gives the place of the first that is not. */
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
      // The first bit would be that of numbers without a point.
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

  /** Takes a cell by its characters: what stands between its quotes, where it has some. */
  #addCharacters(characters: Characters, start: number, end: number): void {
    this.#known ??= new KnownTexts();
    const known = this.#known.find(characters, start, end);
    if (known >= 0) return this.#addCode(known);
    const written = characters.text.slice(start, end);
    const isQuoting = written.includes('"');
    // Whatever is kept as a text is neither a number nor has it spaces around it.
    const kept = isQuoting ? undefined : this.#codeOf.get(written);
    if (kept !== undefined) return this.#addCode(kept);
    const text = (isQuoting ? written.replaceAll('""', '"') : written).trim();
    const value = plainNumber(text);
    if (!Number.isNaN(value)) return this.addNumber(value, fractionDigitsOf(text));
    const code = this.#codeFor(text);
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

  /** Takes a cell that is the plain number given, not NaN, written with so many digits behind the point. */
  addNumber(value: number, fractionDigits: number): void {
    if (this.#written?.add(this.#rowOffset + this.#at, value, fractionDigits) === false) this.#written = undefined;
    if (fractionDigits > 0) this.#fractionDigits |= 1 << Math.min(fractionDigits, mostFractionDigits);
    if (this.#at === this.#capacity) this.#grow();
    this.#numbers ??= new Float64Array(this.#capacity).fill(Number.NaN, 0, this.#at);
    this.#numbers[this.#at++] = value;
  }

  /** The column; the store must not be used afterwards. */
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
    const column = {
      length,
      numbers: numbers ?? new Float64Array(0),
      texts: this.#texts,
      ...(codes ? { codes } : {}),
      ...(this.#fractionDigits === 0 ? {} : { fractionDigits: this.#fractionDigits }),
    };
    return this.#written?.restore(column) ?? column;
  }

  #codeFor(text: string): number {
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
    }
    return code;
  }

  /** The codes of this segment, made or widened where they are too narrow for one. */
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

/** The segments in one array, `absent` where a segment has none; undefined when no segment has any. */
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

/** The narrowest codes that tell so many texts apart: most columns of texts have few, and a byte a cell will do. */
function createCodes(texts: number, length: number): CellCodes {
  if (texts <= 2 ** 7) return new Int8Array(length);
  return texts <= 2 ** 15 ? new Int16Array(length) : new Int32Array(length);
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
