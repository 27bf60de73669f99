import { representableNumber } from '../../../csv/store/representableNumber.ts';

const number = /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** Decimal digits that a 64-bit float always preserves. */
const exactDigits = 15;

/**
 * Parses decimal or scientific notation with a point; NaN for anything else: names such as "007" and "1.10.2", numbers too large or too
 * small for a 64-bit float, and more digits than can be preserved.
 */
export function plainValue(text: string): number {
  if (!number.test(text)) return Number.NaN;
  if (text.length > exactDigits && text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '').length > exactDigits) return Number.NaN;
  return representableNumber(text);
}
