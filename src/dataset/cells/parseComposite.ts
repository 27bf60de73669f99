/** What two numbers in a cell make: 1 1/2 one number, 5'11" a length in inches. */
export type Composite = 'fraction' | 'feet';

const fraction = /^([+-]?)(?:(\d{1,6}) )?(\d{1,4})\/(\d{1,4})$/;
const feet = /^([+-]?)(\d{1,3}) ?(?:'|ft\.?|feet|foot),? ?(?:(\d{1,2}(?:\.\d+)?) ?(?:["″”]|''|in\.?|inch(?:es)?)?)?$/i;
const inchesInFoot = 12;

/** The parts of such a number; undefined for any other text. */
export interface CompositeParts {
  /** Absent in a fraction below one. */
  readonly whole?: number;
  readonly part: number;
  /** What the part is one of: 12 for inches. */
  readonly of: number;
  readonly isNegative: boolean;
}

/** Reads the parts of a text in plain characters; a fraction of nothing and one that is not below its whole are none. */
export function compositeParts(text: string, composite: Composite): CompositeParts | undefined {
  const match = (composite === 'fraction' ? fraction : feet).exec(text);
  if (!match) return undefined;
  const [, sign, whole, part = '0', of = String(inchesInFoot)] = match as readonly (string | undefined)[];
  const parts = { part: Number(part), of: Number(of), isNegative: sign === '-' };
  const isBelow = composite === 'fraction' && whole === undefined ? parts.of > 0 : parts.part < parts.of;
  return isBelow ? { ...parts, ...(whole === undefined ? {} : { whole: Number(whole) }) } : undefined;
}

/** The number of a text in plain characters, a length in inches; NaN for any other text. */
export function parseComposite(text: string, composite: Composite): number {
  const parts = compositeParts(text, composite);
  if (!parts) return Number.NaN;
  const { whole = 0, part, of, isNegative } = parts;
  const value = composite === 'feet' ? whole * inchesInFoot + part : whole + part / of;
  return isNegative ? -value : value;
}
