import { middleOfRange } from './parseRange.ts';

/**
 * Numbers written in several parts or in other digits: 1 1/2; 5'11" and 5-11, lengths in inches; 9 st 4 lb and 7 lb 3 oz, weights in
 * pounds; 51°30'26"N, angles in degrees, negative for south and west; 0x1F, 0b101 and 0o17; #5 and 5th, ranks; 18-24 and 65+, ranges, which
 * become their middle; 4.1/5 and 7 out of 10, points, of which the first number counts.
 */
export type Composite = 'fraction' | 'outOf' | 'feet' | 'dashedFeet' | 'pounds' | 'degrees' | 'radix' | 'ordinal' | 'range';

const fraction = /^([+-]?)(?:(\d{1,6}) )?(\d{1,4})\/(\d{1,4})$/;
const outOf = /^(\d{1,4}(?:\.\d{1,4})?) ?(?:\/|out of|of) ?(\d{1,4})(?: ?(?:stars?|points?|pts?|bubbles))?$/i;
const feet = /^([+-]?)(\d{1,3}) ?(?:'|ft\.?|feet|foot),? ?(?:(\d{1,2}(?:\.\d+)?) ?(?:["″”]|''|in\.?|inch(?:es)?)?)?$/i;
const dashedFeet = /^([3-8])-(\d{1,2}(?:\.\d+)?)$/;
const stones = /^(\d{1,3}) ?(?:st|stones?)\.?,? ?(\d{1,2}(?:\.\d+)?) ?(?:lbs?|pounds?)?\.?$/i;
const pounds = /^(\d{1,4}) ?(?:lbs?|pounds?)\.?,? ?(\d{1,2}(?:\.\d+)?) ?(?:oz|ounces?)\.?$/i;
/** Degrees, minutes and seconds need separators: 1950s is a decade. */
const degrees =
  /^([NSEW]?) ?([+-]?)(\d{1,3}(?:\.\d+)?)(?: ?[°º:] ?| ?deg ?| |(?=[NSEW]|$))(?:(?<=[°º:g ])(\d{1,2}(?:\.\d+)?)(?: ?[':] ?| |(?=[NSEW]|$))(?:(?<=[': ])(\d{1,2}(?:\.\d+)?) ?(?:["″”]|'')?)?)? ?([NSEW]?)$/i;
const radix = /^(?:0x[\da-f]{1,13}|0b[01]{1,52}|0o[0-7]{1,17})$/i;
const ordinal = /^(?:(?:#|№|nos?\.?|nr\.?|n°|nº|제) ?(\d{1,9})|(\d{1,9}) ?(?:st|nd|rd|th|ère|ème|er))$/i;
const inchesInFoot = 12;
const poundsInStone = 14;
const ouncesInPound = 16;
const mostDegrees = 360;

/** The parts of a composite number. */
export interface CompositeParts {
  /** Absent for a fraction below one. */
  readonly whole?: number;
  readonly part: number;
  /** How many parts make one whole: 12 for inches. */
  readonly of: number;
  readonly isNegative: boolean;
}

/** Reads the parts of a text in plain characters; undefined for any other text, for a denominator of 0, and for an improper fraction. */
export function compositeParts(text: string, composite: 'fraction' | 'feet'): CompositeParts | undefined {
  const match = (composite === 'fraction' ? fraction : feet).exec(text);
  if (!match) return undefined;
  const [, sign, whole, part = '0', of = String(inchesInFoot)] = match as readonly (string | undefined)[];
  const parts = { part: Number(part), of: Number(of), isNegative: sign === '-' };
  const isBelow = composite === 'fraction' && whole === undefined ? parts.of > 0 : parts.part < parts.of;
  return isBelow ? { ...parts, ...(whole === undefined ? {} : { whole: Number(whole) }) } : undefined;
}

/** The value of a text in plain characters; NaN for any other text. */
export function parseComposite(text: string, composite: Composite): number {
  switch (composite) {
    case 'fraction':
    case 'feet':
      return ofParts(text, composite);
    case 'dashedFeet':
      return twoParts(dashedFeet.exec(text), inchesInFoot) * inchesInFoot;
    case 'pounds': {
      const inStones = twoParts(stones.exec(text), poundsInStone) * poundsInStone;
      return Number.isNaN(inStones) ? twoParts(pounds.exec(text), ouncesInPound) : inStones;
    }
    case 'degrees':
      return parseDegrees(text);
    case 'outOf':
      return Number(outOf.exec(text)?.[1] ?? Number.NaN);
    case 'radix':
      return radix.test(text) ? Number(text.toLowerCase()) : Number.NaN;
    case 'range':
      return middleOfRange(text);
    case 'ordinal': {
      const [, behind, before] = ordinal.exec(text) ?? [];
      return Number(behind ?? before ?? Number.NaN);
    }
  }
}

/** How many points there are at most, of a text such as 4.1/5; undefined for any other text. */
export function mostPoints(text: string): string | undefined {
  return outOf.exec(text)?.[2];
}

function ofParts(text: string, composite: 'fraction' | 'feet'): number {
  const parts = compositeParts(text, composite);
  if (!parts) return Number.NaN;
  const { whole = 0, part, of, isNegative } = parts;
  const value = composite === 'feet' ? whole * inchesInFoot + part : whole + part / of;
  return isNegative ? -value : value;
}

/** A whole number plus parts of it, in wholes; NaN if the parts make a whole or more. */
function twoParts(match: RegExpExecArray | null, of: number): number {
  if (!match || Number(match[2]) >= of) return Number.NaN;
  return Number(match[1]) + Number(match[2]) / of;
}

/** True for an angle that cannot be anything else: with minutes, and a degree sign or a compass letter. */
export function isPlainlyAngle(text: string): boolean {
  const [, before, , , minutes, , behind] = degrees.exec(text) ?? [];
  return minutes !== undefined && (before !== '' || behind !== '' || /[°º]/.test(text));
}

/** The compass letter of an angle; undefined for any other text. */
export function compassLetter(text: string): string | undefined {
  const [, before = '', , , , , behind = ''] = degrees.exec(text) ?? [];
  return before === '' && behind === '' ? undefined : `${before}${behind}`.toUpperCase();
}

function parseDegrees(text: string): number {
  const match = degrees.exec(text);
  if (!match) return Number.NaN;
  const [, before, sign, whole, minutes = '0', seconds = '0', behind] = match as readonly (string | undefined)[];
  const side = `${before ?? ''}${behind ?? ''}`.toUpperCase();
  const hasMark = side !== '' || /[°º]/.test(text);
  // Programs that round 59.99 seconds write 60.
  const isWithin = Number(whole) <= mostDegrees && Number(minutes) <= 60 && Number(seconds) <= 60;
  if (side.length > 1 || !hasMark || !isWithin) return Number.NaN;
  const size = Number(whole) + (Number(minutes) * 60 + Number(seconds)) / 3600;
  return sign === '-' || side === 'S' || side === 'W' ? -size : size;
}
