import type { CellColumn } from '../csvTable.ts';
import { findCountedParts } from './countedParts.ts';
import { isMissingMark } from '../missingMarks.ts';

const version = /^v?\d+(?:\.\d+){2,}$/i;
/** Rows to wait for a first version at the beginning of a column. */
const mostRows = 100_000;
const mostDigits = 3;
const largestPart = 10_000;
/** A smaller share of versions among numbers is typing errors. */
const versionShare = 0.02;
const firstSize = 64;

/** True for a text such as 11.0.1. */
export function isVersion(text: string): boolean {
  return version.test(text);
}

/**
 * Remembers how numbers are written in a column that may hold versions. 10.1 and 10.10 are one number but two versions, which only becomes
 * clear when 11.0.1 appears. It stops at numbers that cannot be versions.
 */
export class WrittenDigits {
  #digits = new Uint8Array(firstSize);
  #hasVersion = false;
  #hasNegative = false;
  readonly #isCalledVersion: boolean;
  readonly #isKept: boolean;
  /** End of the stored numbers with digits after the point. */
  #end = 0;

  /**
   * `isCalledVersion`: the column's name says that its numbers are versions, even if none has three parts. `isKept`: they are known to be,
   * whatever they look like here.
   */
  constructor(isCalledVersion = false, isKept = false) {
    this.#isCalledVersion = isCalledVersion || isKept;
    this.#isKept = isKept;
  }

  /** Adds a number in a row; false if the column cannot be one of versions. */
  add(row: number, value: number, fractionDigits: number): boolean {
    if (
      (fractionDigits > mostDigits && !isMonth(value, fractionDigits)) ||
      Math.abs(value) >= largestPart ||
      (row >= mostRows && !this.#hasVersion && !this.#isCalledVersion)
    )
      return false;
    this.#hasNegative ||= value < 0;
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

  /** Adds a text that is new in the column. */
  addText(text: string): void {
    this.#hasVersion ||= isVersion(text);
  }

  /** Returns the column with its numbers as written texts if it holds versions and some would otherwise be equal; otherwise unchanged. */
  restore(column: CellColumn): CellColumn {
    const { codes, numbers, texts, length } = column;
    const digitsOf = (row: number) => (row < this.#end ? this.#digits[row] : 0);
    if (this.#isKept) return column.fractionDigits === undefined ? column : asWritten(column, digitsOf);
    // -1.000 may be a thousand below zero, but no version.
    if (this.#hasNegative) return withThousands(column, digitsOf);
    if (areMonths(column, digitsOf)) return asWritten(column, digitsOf);
    if (this.#isCalledVersion) return this.#hasTrailingZero(column) ? asWritten(column, digitsOf) : withThousands(column, digitsOf);
    const counted = texts.some(isWord) ? undefined : findCountedParts(column, digitsOf);
    if (counted?.type === 'versions') return { ...asWritten(column, digitsOf), areVersions: true };
    if (counted) return { ...column, maybeVersions: counted.same };
    if (!this.#hasVersion && codes && texts.some(isWord)) {
      const twoNotations = writtenTwice(column, digitsOf);
      if (twoNotations && texts.some(isCode)) return asWritten(column, digitsOf);
      if (twoNotations) return { ...withThousands(column, digitsOf), twoNotations };
    }
    if (!this.#hasVersion || !codes) return withThousands(column, digitsOf);
    const written = (row: number) => numbers[row].toFixed(digitsOf(row));
    let [versions, changed] = [0, false];
    const isVersionCode = texts.map(isVersion);
    for (let row = 0; row < length; row++) {
      if (codes[row] >= 0) versions += isVersionCode[codes[row]] ? 1 : 0;
      else changed ||= written(row) !== String(numbers[row]);
    }
    if (!changed || versions < length * versionShare) return withThousands(column, digitsOf);
    return asWritten(column, digitsOf);
  }

  /** True for 3.10 beside 3.9: some numbers end in zeros and their lengths differ. */
  #hasTrailingZero({ numbers, fractionDigits = 0 }: CellColumn): boolean {
    const lengths = fractionDigits.toString(2).replaceAll('0', '').length;
    return (
      numbers.some((value, row) => row < this.#end && this.#digits[row] > 1 && value.toFixed(this.#digits[row]).endsWith('0')) &&
      lengths > 1
    );
  }
}

const yearDigits = 4;
const writtenMonth = /^(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d$/;
const fewestMonths = 3;
/** Without a month such as 05.2024. */
const fewestUnpadded = 8;

function isMonth(value: number, fractionDigits: number): boolean {
  return fractionDigits === yearDigits && writtenMonth.test(value.toFixed(yearDigits));
}

/** True for 05.2024, 10.2024 and so on: months rather than numbers with four decimals, all of which are years. */
function areMonths({ numbers, texts, codes }: CellColumn, digitsOf: (row: number) => number): boolean {
  if (!texts.every((text) => writtenMonth.test(text) || !/\d/.test(text))) return false;
  const fewest = texts.some((text) => writtenMonth.test(text)) ? fewestMonths : fewestUnpadded;
  return numbers.length >= fewest && numbers.every((value, row) => (codes?.[row] ?? -1) >= 0 || isMonth(value, digitsOf(row)));
}

/** A1 and 2.0-beta, but not "1.5 kg". */
const code = /^(?=.*\d)(?=.*\p{L})(?![\d.,\s]*\s*[\p{L}%°/²³]+$)/u;

function isCode(text: string): boolean {
  return code.test(text);
}

function isWord(text: string): boolean {
  return text !== '' && !isMissingMark(text);
}

/** Columns with more different numbers are hardly read as texts. */
const mostNumbers = 1000;

/** A number with more digits in one row than in another, in both notations: 1.0 and 1 are two codes beside A1, and one number beside words. */
function writtenTwice({ numbers }: CellColumn, digitsOf: (row: number) => number): readonly [string, string] | undefined {
  const written = new Map<number, number>();
  for (let row = 0; row < numbers.length && written.size <= mostNumbers; row++) {
    const value = numbers[row];
    if (Number.isNaN(value)) continue;
    const known = written.get(value);
    if (known === undefined) written.set(value, digitsOf(row));
    else if (known !== digitsOf(row)) return [value.toFixed(known), value.toFixed(digitsOf(row))];
  }
  return undefined;
}

/** True for the name of a column of versions. */
export function isVersionName(name: string): boolean {
  return versionName.test(name);
}

const versionName =
  /(^|[^\p{L}])(ver|version|versie|versión|versão|versione|release|build|firmware)([^\p{L}]|$)|[a-z](Version|Release)$|버전|版本|バージョン/u;

/** The column with its numbers as texts, as written. */
function asWritten({ numbers, codes, texts, length }: CellColumn, digitsOf: (row: number) => number): CellColumn {
  const codeOf = new Map<string, number>();
  const restored = Int32Array.from({ length }, (_, row) => {
    const code = codes ? codes[row] : -1;
    const text = code >= 0 ? texts[code] : fixedText(numbers[row], digitsOf(row));
    const known = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, known);
    return known;
  });
  return { length, numbers: new Float64Array(0), codes: restored, texts: [...codeOf.keys()] };
}

/** Unlike `toFixed` it keeps the sign of -0. */
function fixedText(value: number, digits: number): string {
  return Object.is(value, -0) ? `-${value.toFixed(digits)}` : value.toFixed(digits);
}

/** Bit 3: each number with a point has three digits after it. */
const threeDigitsOnly = 1 << 3;

/**
 * The column with "1.000" as text if it is among numbers like 1.250 and 480: any of their points may separate thousands, which the number 1
 * would not show. Unchanged in long columns.
 */
function withThousands(column: CellColumn, digitsOf: (row: number) => number): CellColumn {
  const { numbers, length, texts } = column;
  if (column.fractionDigits !== threeDigitsOnly) return column;
  if (!numbers.some((value, row) => value !== 0 && Number.isInteger(value) && digitsOf(row) > 0)) return column;
  const codeOf = new Map(texts.map((text, code) => [text, code]));
  const codes = Int32Array.from({ length }, (_, row) => column.codes?.[row] ?? -1);
  const rest = numbers.slice();
  for (let row = 0; row < length; row++) {
    if (!Number.isInteger(numbers[row]) || numbers[row] === 0 || digitsOf(row) === 0) continue;
    const text = numbers[row].toFixed(digitsOf(row));
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    codes[row] = code;
    rest[row] = Number.NaN;
  }
  return { ...column, numbers: rest, codes, texts: [...codeOf.keys()] };
}
