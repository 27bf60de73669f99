import type { CellColumn, Delimiter } from '../../csv/csvTable.ts';
import type { DateFormat, NumberFormat } from '../cells/cellValue.ts';
import type { ColumnKind } from './column.ts';
import { columnValues } from './columnValues.ts';
import { countDistinct } from './countDistinct.ts';
import { findDateFormat } from './findDateFormat.ts';
import { findDurations } from './findDurations.ts';
import { findNumberFormat } from './findNumberFormat.ts';
import { shortenCell } from '../cells/shortenCell.ts';
import type { TextCensus } from './textCensus.ts';

/** As what the cells of a column are read: numbers where there is a `format`, dates where there is a `dateFormat`, else as texts. */
export interface Reading {
  readonly format?: NumberFormat;
  readonly dateFormat?: DateFormat;
  /** Cells with a value that cannot be read so. */
  readonly invalid: number;
  readonly remarks: readonly string[];
}

/** A column in which at least this share of the values are numbers (or dates) is one of numbers, with some invalid cells. */
const validShare = 0.9;
/** Where the other cells are few words ("unknown"), it is one already with this share, if there are many different numbers. */
const validShareBesideWords = 0.5;
const mostWords = 3;
const manyNumbers = 20;
/** As many digits as a 64-bit float keeps for sure. */
const exactDigits = 15;
const longDigits = /^[+-]?\d{16,}$/;

/** Finds out from all cells what a column is read as, or as what it can be read of what the user has `chosen`. */
export function findReading(cells: CellColumn, census: TextCensus, delimiter: Delimiter, chosen: ColumnKind | undefined): Reading {
  const asTexts = { invalid: 0, remarks: [] };
  const values = census.numbers + census.words;
  if (values === 0 || chosen === 'category' || chosen === 'boolean' || chosen === 'text') return asTexts;
  const durations = findDurations(cells, census, chosen);
  if (durations?.format) return { format: durations.format, invalid: values - durations.valid, remarks: durations.remarks };
  const found = findNumberFormat(cells, census, delimiter);
  const asNumbers: Reading = { format: found.format, invalid: values - found.valid, remarks: found.remarks };
  if (chosen === 'number') return found.valid > 0 ? asNumbers : { ...asTexts, remarks: ['no cell is a number'] };
  if (chosen !== 'date' && isNumbers(cells, census, found.format, found.valid)) {
    const remark = namesRemark(cells, census);
    return remark === undefined ? asNumbers : { ...asTexts, remarks: [remark] };
  }
  const dates = census.words === 0 ? undefined : findDateFormat(cells, census, chosen === 'date');
  if (dates && dates.valid > 0 && (chosen === 'date' || dates.valid >= values * validShare)) {
    return { dateFormat: dates.format, invalid: values - dates.valid, remarks: [...dates.remarks, ...(durations?.remarks ?? [])] };
  }
  return chosen === 'date' ? { ...asTexts, remarks: ['no cell is a date'] } : asTexts;
}

function isNumbers(cells: CellColumn, census: TextCensus, format: NumberFormat, valid: number): boolean {
  const values = census.numbers + census.words;
  if (valid >= values * validShare) return true;
  if (valid < values * validShareBesideWords) return false;
  const words = cells.texts.filter((text, code) => census.isMissing[code] === 0 && /\p{L}/u.test(text));
  return words.length <= mostWords && countDistinct(columnValues(cells, { format }), manyNumbers + 1) > manyNumbers;
}

/** Why digits are names rather than numbers, if they are. */
function namesRemark(cells: CellColumn, census: TextCensus): string | undefined {
  const code = firstCode(cells, census);
  if (code !== undefined) return `"${code}" has zeros in front: such digits are taken as names, not as numbers`;
  const isLong = (text: string) => text.length > exactDigits && longDigits.test(text);
  const count = cells.texts.reduce((sum, text, index) => sum + (isLong(text) ? census.counts[index] : 0), 0);
  if (count * 2 <= census.numbers + census.words) return undefined;
  const long = cells.texts.find(isLong) ?? '';
  return `"${shortenCell(long)}" has more digits than a number can keep: such digits are taken as names, not as numbers`;
}

/** The first of the cells with zeros in front, when all cells are digits and equally many: postal codes and the like. */
function firstCode({ numbers, texts, codes }: CellColumn, census: TextCensus): string | undefined {
  const padded = texts.find((text) => /^0\d+$/.test(text));
  if (padded === undefined || !codes) return undefined;
  const { length } = padded;
  if (!texts.every((text, code) => census.isMissing[code] === 1 || (text.length === length && /^\d+$/.test(text)))) return undefined;
  const isAsLong = numbers.every(
    (value) => Number.isNaN(value) || (Number.isInteger(value) && value >= 0 && String(value).length === length),
  );
  return isAsLong ? padded : undefined;
}
