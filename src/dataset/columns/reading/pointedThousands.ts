import type { CellColumn } from '../../../csv/csvTable.ts';
import { splitNumber } from '../../cells/numbers/numberText.ts';
import { isPointedThousand } from '../../cells/numbers/parseNumber.ts';
import type { TextCensus } from '../textCensus.ts';

/** Bit 3: all plain numbers with a point have three digits after it. */
export const threeDigitsOnly = 1 << 3;

const grouped = /^[1-9]\d{0,2}(?:\.\d{3})*$/;
/** Currencies without cents: "Rp 125.000" cannot be 125 rupiah. */
const noCents = /^(?:Rp\.?|IDR|₫|VND|₩|KRW|¥|JPY|CLP|₲)$/;
const money = /^(?:\p{Sc}|[A-Z]{0,3}\$|[A-Z]{3}|kr\.?|Kč|zł|Ft|лв\.?|руб\.?|Rs\.?)$/u;

/** A column in which every point may separate thousands. */
export interface PointedThousands {
  /** A cell with such a point, as written. */
  readonly example: string;
  /** True if nothing else is possible: "1.250.000" occurs, or all are amounts in a currency without cents. */
  readonly isSure: boolean;
  /** True for amounts of which some have no point, and for numbers such as 480 beside 1.250: with decimals all would have them. */
  readonly isLikely: boolean;
  /** True for amounts in any currency. */
  readonly isMoney: boolean;
}

/**
 * Examines a column of integers in which each point may separate thousands, with or without a unit ("1.250 €", and 480 without one).
 * Undefined if some point cannot, or if there are no points. Cells that are not numbers are ignored.
 */
export function findPointedThousands({ numbers, texts, fractionDigits = 0 }: CellColumn, census: TextCensus): PointedThousands | undefined {
  if (fractionDigits !== 0 && fractionDigits !== threeDigitsOnly) return undefined;
  const isWhole = (value: number) => Number.isNaN(value) || (Number.isInteger(value) ? Math.abs(value) < 1000 : isPointedThousand(value));
  if (fractionDigits !== 0 && !numbers.every(isWhole)) return undefined;
  let example = fractionDigits === 0 ? undefined : numbers.find((value) => !Number.isInteger(value) && !Number.isNaN(value))?.toFixed(3);
  let [isNoCents, isMoney, isDouble, hasWhole, hasZero] = [texts.length > 0, texts.length > 0, false, false, false];
  for (let code = 0; code < texts.length; code++) {
    const parts = census.isMissing[code] === 1 || !/\d/.test(texts[code]) ? undefined : splitNumber(texts[code]);
    if (!parts) continue;
    if (!grouped.test(parts.digits) || parts.exponent !== '' || parts.scale !== '') return undefined;
    if (parts.digits.includes('.')) {
      example ??= texts[code];
      hasZero ||= parts.digits.endsWith('0');
    } else hasWhole = true;
    isDouble ||= parts.digits.indexOf('.') < parts.digits.lastIndexOf('.');
    isNoCents &&= noCents.test(parts.unit);
    isMoney &&= money.test(parts.unit);
  }
  const isLikely = (isMoney && hasWhole) || (fractionDigits === threeDigitsOnly && areUneven(numbers, hasZero));
  return example === undefined ? undefined : { example, isSure: isNoCents || isDouble, isLikely, isMoney };
}

const hundred = 100;

/** True for 480 beside 1.250: with three decimals everywhere it would be 480.000, with as many as are needed 1.25. */
function areUneven(numbers: Float64Array, isZero: boolean): boolean {
  const hasZero =
    isZero || numbers.some((value) => !Number.isInteger(value) && Math.abs(Math.round(value * hundred) - value * hundred) < 1e-6);
  return hasZero && numbers.some((value) => Number.isInteger(value) && Math.abs(value) >= hundred);
}
