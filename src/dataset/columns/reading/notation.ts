import type { CellColumn, CsvTable } from '../../../csv/csvTable.ts';
import { isPointedThousand, parseNumber } from '../../cells/numbers/parseNumber.ts';
import { threeDigitsOnly } from './pointedThousands.ts';
import type { TextCensus } from '../textCensus.ts';

/** Evidence in one column for a decimal point or a decimal comma, as numbers of cells. */
export interface Evidence {
  readonly point: number;
  readonly comma: number;
  /** The first text whose value depends on the notation ("1,234"). */
  readonly ambiguous?: string;
  /**
   * Cells with a plain number that has decimals; those that may be integers with a point between thousands; and those that show it by three
   * digits.
   */
  readonly decimals: number;
  readonly mayBePointed: number;
  readonly pointed: number;
  /** True if other numbers do have a point between thousands: "1.234,50". */
  readonly isGrouped: boolean;
}

/** The notation of the whole table; undefined if nothing shows it. */
export type Notation = '.' | ',' | undefined;

const anyFormat = { isAnyUnit: true } as const;

/** Evaluates the cells of a column. Numbers are examined only if a text shows, or may show, a decimal comma. */
export function weighNotation(cells: CellColumn, census: TextCensus): Evidence {
  let [point, comma] = [0, 0];
  let ambiguous: string | undefined;
  let isGrouped = false;
  for (let code = 0; code < cells.texts.length; code++) {
    if (census.isMissing[code] === 1) continue;
    const text = cells.texts[code];
    if (!/[.,\u066b\uff0c\uff0e]/.test(text)) continue;
    const withPoint = parseNumber(text, { ...anyFormat, decimal: '.' });
    const withComma = parseNumber(text, { ...anyFormat, decimal: ',' });
    if (Number.isNaN(withPoint) !== Number.isNaN(withComma)) {
      if (Number.isNaN(withComma)) point += census.counts[code];
      else comma += census.counts[code];
      isGrouped ||= Number.isNaN(withPoint) && text.includes('.');
    } else if (withPoint !== withComma && !Number.isNaN(withPoint)) ambiguous ??= text;
  }
  let [decimals, mayBePointed, pointed] = [0, 0, 0];
  if (comma > 0 || ambiguous !== undefined) {
    for (const value of cells.numbers) {
      if (Number.isNaN(value) || Number.isInteger(value)) continue;
      decimals++;
      if (isPointedThousand(value)) mayBePointed++;
      if (hasThreeDecimals(value) || (cells.fractionDigits === threeDigitsOnly && isPointedThousand(value))) pointed++;
    }
  }
  return { point: point + decimals - pointed, comma, ambiguous, decimals, mayBePointed, pointed, isGrouped };
}

function hasThreeDecimals(value: number): boolean {
  return isPointedThousand(value) && Math.abs(Math.round(value * 100) - value * 100) > 1e-6;
}

/** The notation of most columns, ignoring those that can be read either way. */
export function findTableNotation({ columns }: CsvTable, evidence: readonly Evidence[]): Notation {
  let [points, commas] = [0, 0];
  for (const [index, { point, comma }] of evidence.entries()) {
    const { fractionDigits = 0 } = columns[index];
    if (comma > point) commas++;
    else if (point > comma || (fractionDigits & ~threeDigitsOnly) !== 0) points++;
  }
  return points === commas ? undefined : points > commas ? '.' : ',';
}
