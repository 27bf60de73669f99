import type { CellColumn, Delimiter } from '../../csv/csvTable.ts';
import { plainFormat, type NumberFormat } from '../cells/cellValue.ts';
import { formatPlainNumber, isPointedThousand, parseNumber, unitOf } from '../cells/parseNumber.ts';
import { shortenCell } from '../cells/shortenCell.ts';
import type { TextCensus } from './textCensus.ts';

/** How the numbers of a column are written. */
export interface FoundNumberFormat {
  readonly format: NumberFormat;
  /** Cells that are numbers in this format. */
  readonly valid: number;
  /** In words for the user: what could be read in another way. */
  readonly remarks: readonly string[];
}

/** What speaks for a point and for a comma before the decimals, in cells. */
interface Evidence {
  readonly point: number;
  readonly comma: number;
  /** The first text that is another number with a comma ("1,234"). */
  readonly ambiguous?: string;
  /** Cells with a plain number that has decimals, those of them that may be whole numbers with a point between the thousands, and those that show it by three digits. */
  readonly decimals: number;
  readonly mayBePointed: number;
  readonly pointed: number;
  /** True when other numbers do have a point between the thousands: "1.234,50". */
  readonly isGrouped: boolean;
}

/**
 * Finds the one format of a column, from all of its cells: a comma stands before decimals where more cells are numbers with it than
 * without. Cells such as "1,234", which are numbers either way, follow the others; where there are no others, a semicolon between the cells
 * of the table speaks for a decimal comma, anything else for thousands.
 */
export function findNumberFormat(cells: CellColumn, census: TextCensus, delimiter: Delimiter): FoundNumberFormat {
  if (census.words === 0) return { format: plainFormat, valid: census.numbers, remarks: [] };
  const evidence = weigh(cells, census);
  const isUndecided = evidence.point === evidence.comma && evidence.ambiguous !== undefined && evidence.decimals === 0;
  const decimal = evidence.comma > evidence.point || (isUndecided && delimiter === ';') ? ',' : '.';
  const arePointed = 2 * evidence.pointed >= evidence.decimals || (evidence.isGrouped && evidence.mayBePointed === evidence.decimals);
  const pointsGroup = decimal === ',' && evidence.decimals > 0 && arePointed;
  const units = findUnits(cells, census);
  const [unit] = units;
  const format: NumberFormat = { decimal, ...(unit ? { unit } : {}), ...(pointsGroup ? { pointsGroup: true } : {}) };
  const remarks: string[] = [];
  if (evidence.ambiguous !== undefined && (isUndecided || decimal === ',')) {
    const value = parseNumber(evidence.ambiguous, format);
    remarks.push(
      `"${evidence.ambiguous}" is read as ${value}: the comma stands ${decimal === ',' ? 'before decimals' : 'between thousands'}`,
    );
  } else if (decimal === ',') remarks.push('numbers are written with a decimal comma');
  if (decimal === ',' && !pointsGroup && evidence.decimals > 0) {
    remarks.push('some numbers have a decimal point, others a decimal comma');
  }
  if (units.size > 1)
    remarks.push(`the units differ (${[...units].map((text) => text || 'none').join(', ')}); numbers are taken as they stand`);
  const read = readNumbers(cells, census, format);
  return { format, valid: read.valid, remarks: [...remarks, ...read.remarks] };
}

function weigh(cells: CellColumn, census: TextCensus): Evidence {
  let [point, comma] = [0, 0];
  let ambiguous: string | undefined;
  let isGrouped = false;
  for (let code = 0; code < cells.texts.length; code++) {
    if (census.isMissing[code] === 1) continue;
    const text = cells.texts[code];
    if (!text.includes(',') && !text.includes('.')) continue;
    const withPoint = parseNumber(text, { decimal: '.' });
    const withComma = parseNumber(text, { decimal: ',' });
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
      if (hasThreeDecimals(value)) pointed++;
    }
  }
  return { point: point + decimals - pointed, comma, ambiguous, decimals, mayBePointed, pointed, isGrouped };
}

function hasThreeDecimals(value: number): boolean {
  return isPointedThousand(value) && Math.abs(Math.round(value * 100) - value * 100) > 1e-6;
}

const bare = /^-?[\d.,]+$/;

function findUnits({ texts }: CellColumn, census: TextCensus): Set<string> {
  const units = new Set<string>(census.numbers > 0 ? [''] : []);
  for (let code = 0; code < texts.length; code++) {
    // Most texts that are looked at begin and end with a digit.
    const unit = census.isMissing[code] === 1 ? undefined : bare.test(texts[code]) ? '' : unitOf(texts[code]);
    if (unit !== undefined) units.add(unit);
  }
  // The unit of a column in which some cells have none comes first.
  return new Set([...units].sort((a, b) => Number(b !== '') - Number(a !== '')));
}

/** Counts the cells that are numbers, and names those that are not kept as they are written. */
function readNumbers(cells: CellColumn, census: TextCensus, format: NumberFormat): { valid: number; remarks: string[] } {
  let [rounded, vanished, padded]: (string | undefined)[] = [];
  let valid = 0;
  for (let code = 0; code < cells.texts.length; code++) {
    const text = cells.texts[code];
    const value = census.isMissing[code] === 1 ? Number.NaN : parseNumber(text, format);
    if (Number.isNaN(value)) continue;
    valid += census.counts[code];
    if (text.length > 15 && Number.isInteger(value) && !Number.isSafeInteger(value) && /\d{16}/.test(text)) rounded ??= text;
    if (value === 0 && /[1-9]/.test(text.replace(/e.*$/i, ''))) vanished ??= text;
    if (padded === undefined && /^[+-]?0\d/.test(text)) padded = text;
  }
  if (format.pointsGroup !== true) valid += census.numbers;
  else for (const value of cells.numbers) if (!Number.isNaN(value) && !Number.isNaN(formatPlainNumber(value, format))) valid++;
  const remarks = [
    ...(rounded === undefined ? [] : [`"${shortenCell(rounded)}" has more digits than a number can keep: the last ones are rounded`]),
    ...(vanished === undefined ? [] : [`"${shortenCell(vanished)}" is too small to be told from 0`]),
    ...(padded === undefined ? [] : [`"${shortenCell(padded)}" is read as ${parseNumber(padded, format)}: zeros in front do not count`]),
  ];
  return { valid, remarks };
}
