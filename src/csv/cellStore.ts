import { representableNumber } from './representableNumber.ts';
import { UserError } from '../userError.ts';
import type { CellColumn } from './csvTable.ts';

const plain = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
/** As many digits as a 64-bit float keeps for sure. */
const exactDigits = 15;

/**
 * The number that a cell plainly is: digits with a point and without leading zeros; NaN for everything else ("007", "1,5", "12 %", "1e400", "1e-400"),
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
  return representableNumber(text);
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
  readonly codes: Int32Array<ArrayBuffer> | undefined;
}

/** Takes the cells of one column, row by row. When as many rows come as were expected, nothing is copied. */
export class CellStore {
  readonly #full: Segment[] = [];
  #capacity: number;
  #numbers: Float64Array<ArrayBuffer> | undefined;
  #codes: Int32Array<ArrayBuffer> | undefined;
  #at = 0;
  readonly #texts: string[] = [];
  readonly #codeOf = new Map<string, number>();

  constructor(expectedRows = 0) {
    this.#capacity = Math.max(firstSegment, expectedRows);
  }

  add(cell: string): void {
    const text = cell.trim();
    const value = plainNumber(text);
    if (!Number.isNaN(value)) return this.addNumber(value);
    if (this.#at === this.#capacity) this.#grow();
    this.#codes ??= new Int32Array(this.#capacity).fill(-1);
    this.#codes[this.#at] = this.#codeFor(text);
    if (this.#numbers) this.#numbers[this.#at] = Number.NaN;
    this.#at++;
  }

  /** Takes a cell that is the plain number given, not NaN. */
  addNumber(value: number): void {
    if (this.#at === this.#capacity) this.#grow();
    this.#numbers ??= new Float64Array(this.#capacity).fill(Number.NaN, 0, this.#at);
    this.#numbers[this.#at++] = value;
  }

  /** The column; the store must not be used afterwards. `withoutNumbers` gives what stands for the numbers of a column of texts only. */
  finish(withoutNumbers: () => Float64Array<ArrayBuffer>): CellColumn {
    const parts = [...this.#full, { length: this.#at, numbers: this.#numbers, codes: this.#codes }];
    this.#full.length = 0;
    const numbers = joined(parts, ({ numbers: part }) => part, Float64Array, Number.NaN) ?? withoutNumbers();
    const codes = joined(parts, ({ codes: part }) => part, Int32Array, -1);
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
    this.#full.push({ length: this.#at, numbers: this.#numbers, codes: this.#codes });
    this.#capacity = Math.min(this.#at * 2, largestSegment);
    this.#numbers = undefined;
    this.#codes = undefined;
    this.#at = 0;
  }
}

/** The segments in one array, `absent` where a segment has none; undefined when no segment has any. */
function joined<Values extends Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(
  segments: readonly Segment[],
  valuesOf: (segment: Segment) => Values | undefined,
  create: new (length: number) => Values,
  absent: number,
): Values | undefined {
  if (!segments.some(valuesOf)) return undefined;
  const length = segments.reduce((sum, segment) => sum + segment.length, 0);
  const [first] = segments;
  const single = segments.length === 1 ? valuesOf(first) : undefined;
  if (single && single.length <= length * slack) return single.subarray(0, length) as Values;
  const values = new create(length);
  let at = 0;
  for (const segment of segments) {
    const part = valuesOf(segment);
    if (part) values.set(part.subarray(0, segment.length), at);
    else values.fill(absent, at, at + segment.length);
    at += segment.length;
  }
  return values;
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
