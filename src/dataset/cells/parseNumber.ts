import { plainFormat, type NumberFormat } from './cellValue.ts';
import { parseDuration } from './parseDuration.ts';

/** The parts of a text that looks like a number. */
interface NumberText {
  readonly isNegative: boolean;
  /** Digits with points, commas, apostrophes and spaces among them. */
  readonly digits: string;
  readonly exponent: string;
  readonly unit: string;
}

const shape = /^([+\-−]?)\s?(\p{Sc}?)\s?([+\-−]?)(\d[\d.,'’ \u00a0\u202f]*|[.,]\d+)(e[+-]?\d+)?\s?(%|\p{Sc})?$/iu;
const spaced = /^[1-9]\d{0,2}([ \u00a0\u202f'’])\d{3}(?:\1\d{3})*$/;
const pointed = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
/** Also as in India: 1,23,45,678. */
const commaed = /^[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}$/;
const plain = /^-?\d+(\.\d+)?$/;

/**
 * The number that a cell holds in this format, "%" and currency signs set aside; NaN for anything else and for what is too large for a
 * 64-bit float. Thousands may be set apart by the other mark, spaces or apostrophes.
 */
export function parseNumber(cell: string, format: NumberFormat = plainFormat): number {
  if (format.duration !== undefined) return parseDuration(cell, format.duration);
  const text = cell.trim();
  const value = plain.test(text) ? formatPlainNumber(Number(text), format) : shapedValue(splitNumber(text), format);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** What a plain number of the table (one with a point, or none) is in this format. */
export function formatPlainNumber(value: number, { decimal, pointsGroup }: NumberFormat): number {
  if (decimal === '.' || pointsGroup !== true || Number.isInteger(value)) return value;
  // "1.230" is kept as 1.23 by the table.
  return isPointedThousand(value) ? Math.round(value * 1000) : Number.NaN;
}

/** True for a number such as 1.234 or 12.5 that may be a whole number with a point between its thousands, the zeros at its end lost. */
export function isPointedThousand(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1 && size < 1000 && Math.abs(Math.round(size * 1000) - size * 1000) < 1e-6;
}

/** "%", "$" … beside the digits; empty for a bare number, undefined for what is no number in any format. */
export function unitOf(cell: string): string | undefined {
  return splitNumber(cell.trim())?.unit;
}

function splitNumber(text: string): NumberText | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const [, sign, before, innerSign, digits, exponent = '', after = ''] = match;
  if ((sign !== '' && innerSign !== '') || (before !== '' && after !== '')) return undefined;
  const isNegative = /[-−]/.test(sign + innerSign);
  return { isNegative, digits: digits.trimEnd(), exponent, unit: before || after };
}

function shapedValue(parts: NumberText | undefined, { decimal, pointsGroup }: NumberFormat): number {
  if (!parts) return Number.NaN;
  const { digits, exponent, isNegative } = parts;
  // A lone point where points may stand between thousands or not.
  const isPlain = decimal === ',' && /^\d*\.?\d+$/.test(digits);
  const mark = isPlain && pointsGroup !== true ? '.' : decimal;
  const at = digits.lastIndexOf(mark);
  const whole = at < 0 ? digits : digits.slice(0, at);
  const fraction = at < 0 ? '' : digits.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return Number.NaN;
  const isGrouped = spaced.test(whole) || (mark === '.' ? commaed : pointed).test(whole);
  if (!isGrouped && !/^\d*$/.test(whole)) return Number.NaN;
  if (whole === '' && fraction === '') return Number.NaN;
  const value = Number(`${whole.replace(/\D/g, '')}.${fraction === '' ? '0' : fraction}${exponent}`);
  return isNegative ? -value : value;
}
