import { plainFormat, type NumberFormat } from '../cellValue.ts';
import { plainCharacters, splitNumber, type NumberText } from './numberText.ts';
import { parseComposite } from './parseComposite.ts';
import { splitSignWord, type SignWords } from './signWords.ts';
import { parseDuration } from './parseDuration.ts';

const spaced = /^[1-9]\d{0,2}([ '])\d{3}(?:\1\d{3})*$/;
const pointed = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
/** Includes Indian grouping: 1,23,45,678. */
const commaed = /^[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}$/;
const plain = /^-?\d+(\.\d+)?$/;
const threeDecimals = /^-?[1-9]\d{0,2}\.\d{3}$/;
const symbol = /^(?:[%‰]|\p{Sc})$/u;

/** Multipliers for letters after the digits, in lower case. */
const scales: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ k: 1e3, m: 1e6, mm: 1e6, mio: 1e6, mn: 1e6, mln: 1e6, b: 1e9, bn: 1e9, g: 1e9, mrd: 1e9, t: 1e12 },
    ...{ tsd: 1e3, tys: 1e3, тыс: 1e3, млн: 1e6, млрд: 1e9, tausend: 1e3, millionen: 1e6, milliarden: 1e9 },
    ...{ hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, lakh: 1e5, lac: 1e5, crore: 1e7, cr: 1e7 },
    ...{ 천: 1e3, 千: 1e3, 만: 1e4, 万: 1e4, 萬: 1e4, 억: 1e8, 億: 1e8, 亿: 1e8, 조: 1e12 },
  }),
);

/**
 * The number that a cell holds in this format, without its unit; NaN for anything else and for numbers too large for a 64-bit float.
 * Thousands may be separated by the other separator, spaces or apostrophes. A number with a unit other than the format's is NaN.
 */
export function parseNumber(cell: string, format: NumberFormat = plainFormat): number {
  if (format.duration !== undefined) return parseDuration(cell, format.duration);
  const text = cell.trim();
  if (format.signs !== undefined) return parseSigned(text, format, format.signs);
  const whole = format.composite === undefined ? Number.NaN : parseComposite(plainCharacters(text), format.composite);
  if (!Number.isNaN(whole)) return whole;
  // The table stores "1.000" as the number 1, but here it is a thousand.
  const isPlain = plain.test(text) && !(format.pointsGroup === true && format.decimal === ',' && threeDecimals.test(text));
  const value = isPlain ? formatPlainNumber(Number(text), format) : shapedValue(splitNumber(text), format);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** A number whose sign may be a word or an arrow. */
function parseSigned(text: string, { signs: _, ...format }: NumberFormat, signs: SignWords): number {
  const split = splitSignWord(text);
  if (split === undefined || (split.word !== signs.minus && split.word !== signs.plus)) return parseNumber(text, format);
  const value = parseNumber(split.rest, format);
  // Unlike -value this never gives -0.
  return split.word === signs.minus ? 0 - value : value;
}

/** A number stored by the table (with a point or without decimals), as read in this format. */
export function formatPlainNumber(value: number, { decimal, pointsGroup }: NumberFormat): number {
  if (decimal === '.' || pointsGroup !== true || Number.isInteger(value)) return value;
  // The table stores "1.230" as 1.23.
  return isPointedThousand(value) ? Math.round(value * 1000) : Number.NaN;
}

/** True for a number such as 1.234 or 12.5 that may be an integer with a point between its thousands and trailing zeros lost. */
export function isPointedThousand(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1 && size < 1000 && Math.abs(Math.round(size * 1000) - size * 1000) < 1e-6;
}

/** What stands beside the digits: a unit ("kg", or empty), a letter that may mean thousands, and "<" and the like. */
export type NumberUnit = Pick<NumberText, 'unit' | 'scale' | 'bound'>;

/** Returns "%", "$", "kg" … beside the digits; undefined for a cell that is not a number in any format. */
export function unitOf(cell: string): NumberUnit | undefined {
  const parts = splitNumber(cell.trim());
  return parts && { unit: parts.unit, scale: parts.scale, bound: parts.bound };
}

const longUnits: ReadonlyMap<string, string> = new Map(
  Object.entries({ yr: 'year', mo: 'month', wk: 'week', hr: 'hour', min: 'minute', sec: 'second', feet: 'foot', ft: 'foot' }),
);

/** Equal for spellings of the same unit: "yr" and "Years", "kg" and "kgs", "m2" and "m²", but not mW and MW. */
export function unitKey(unit: string): string {
  const [first] = unit;
  const lower = unit.toLowerCase().replace(/\.$/, '').replaceAll('²', '2').replaceAll('³', '3').replaceAll('µ', 'μ');
  const single = lower.length > 2 ? lower.replace(/(ch|sh|ss|x)es$/, '$1').replace(/([^s])s$/, '$1') : lower;
  const key = longUnits.get(single) ?? single;
  return /^[mM].$/u.test(unit) ? `${first}${key.slice(1)}` : key;
}

function shapedValue(parts: NumberText | undefined, format: NumberFormat): number {
  if (!parts || (parts.bound !== '' && format.isBounded !== true && format.isAnyUnit !== true)) return Number.NaN;
  const factor = factorOf(parts, format);
  const size = factor * unsignedValue(parts, format);
  // 2.3 · 1000 is 2299.9999999999995.
  const value = factor === 1 ? size : Number(size.toPrecision(15));
  return parts.isNegative ? -value : value;
}

function scaleKey(scale: string): string {
  const key = scale.toLowerCase().replace('.', '');
  return key.length > 3 && key.endsWith('s') ? key.slice(0, -1) : key;
}

/** The number's multiplier; NaN for a number with another unit. Letters count as a unit only if the format has that unit. */
function factorOf({ scale, unit }: NumberText, format: NumberFormat): number {
  if (format.isAnyUnit === true) return 1;
  const factor = scale === '' ? 1 : format.isScaled === true ? scales.get(scaleKey(scale)) : undefined;
  const rest = factor === undefined ? (unit === '' ? scale : `${scale} ${unit}`) : unit;
  if (rest !== '' && (format.unit === undefined ? !symbol.test(rest) : unitKey(rest) !== unitKey(format.unit))) return Number.NaN;
  return factor ?? 1;
}

function unsignedValue({ digits, exponent }: NumberText, { decimal, pointsGroup }: NumberFormat): number {
  // A single point that may or may not separate thousands.
  const isPlain = decimal === ',' && /^\d*\.?\d+$/.test(digits);
  const mark = isPlain && pointsGroup !== true ? '.' : decimal;
  const at = digits.lastIndexOf(mark);
  const whole = at < 0 ? digits : digits.slice(0, at);
  const fraction = at < 0 ? '' : digits.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return Number.NaN;
  const isGrouped = spaced.test(whole) || (mark === '.' ? commaed : pointed).test(whole);
  if (!isGrouped && !/^\d*$/.test(whole)) return Number.NaN;
  if (whole === '' && fraction === '') return Number.NaN;
  return Number(`${whole.replace(/\D/g, '')}.${fraction === '' ? '0' : fraction}${exponent}`);
}
