import { message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import type { DateFormat, NumberFormat } from '../../cells/cellValue.ts';
import { isMissingMark } from '../../../csv/missingMarks.ts';
import { parseNumber, unitKey } from '../../cells/numbers/parseNumber.ts';
import type { ColumnKind } from '../column.ts';
import { columnValues } from '../columnValues.ts';
import { countDistinct } from '../countDistinct.ts';
import { findDigitDates, readPointedMonths, yearDayRemark } from './digitDates.ts';
import { findDateFormat } from './findDateFormat.ts';
import { dayWithoutYear } from './dayWithoutYear.ts';
import { findComposite } from './findComposite.ts';
import { findDurations } from './findDurations.ts';
import { findNumberFormat, ignoreUnits, type FoundNumberFormat, type WrittenTable } from './findNumberFormat.ts';
import { findSigns, type FoundSigns } from './findSigns.ts';
import { splitSignWord } from '../../cells/numbers/signWords.ts';
import { mangledDaysRemark } from '../remarks/mangledDays.ts';
import { namesRemark } from '../remarks/namesRemark.ts';
import { unreadDatesRemark } from '../remarks/unreadDates.ts';
import { unreadNumbersRemark } from '../remarks/unreadNumbers.ts';
import type { TextCensus } from '../textCensus.ts';
import { unitsAsTheyStand } from './unitWords.ts';

/** How the cells of a column are read: as numbers if there is a `format`, as dates if there is a `dateFormat`, otherwise as texts. */
export interface Reading {
  readonly format?: NumberFormat;
  readonly dateFormat?: DateFormat;
  /** Number of cells whose value cannot be read that way. */
  readonly invalid: number;
  readonly remarks: readonly Message[];
  /** Remarks on numbers that may be dates, unless they identify the rows. */
  readonly mayBeDates?: readonly Message[];
}

/** A column is numeric (or a date column) if at least this share of the values is, with some invalid cells. */
const validShare = 0.9;
/** If the other cells are a few words ("unknown") and there are many distinct numbers, this share is enough. */
const validShareBesideWords = 0.5;
const mostWords = 3;
const manyNumbers = 20;
/** In a short table this many numbers are enough if most of them occur once. */
const someNumbers = 8;

/** Determines from all cells how to read a column, in accordance with the user's choice `chosen`. */
export function findReading(
  cells: CellColumn,
  census: TextCensus,
  written: WrittenTable,
  chosen: ColumnKind | undefined,
  name: string,
): Reading {
  const asTexts = { invalid: 0, remarks: [] };
  const values = census.numbers + census.words;
  if (values === 0 || chosen === 'category' || chosen === 'boolean' || chosen === 'text') return asTexts;
  const digits = chosen === undefined || chosen === 'date' ? findDigitDates(cells, census, name, chosen === 'date') : undefined;
  if (digits?.areDates === true && digits.valid >= values * validShare)
    return { dateFormat: digits.format, invalid: values - digits.valid, remarks: digits.remarks };
  const stray = chosen === undefined ? countStrayWords(cells, census) : 0;
  const composite = census.words === 0 || chosen === 'date' ? undefined : findComposite(cells, census, { chosen, name, stray });
  if (composite?.format) return { format: composite.format, invalid: values - composite.valid, remarks: composite.remarks };
  const signs = chosen === 'date' ? undefined : findSigns(cells, census);
  if (signs) return readSigned(cells, census, written, signs);
  const durations = findDurations(cells, census, { chosen, name, stray });
  if (durations?.areScores) return { ...asTexts, remarks: durations.remarks };
  if (durations?.format) return { format: durations.format, invalid: values - durations.valid, remarks: durations.remarks };
  const withoutYear = dayWithoutYear(cells, census);
  if (withoutYear) return { ...asTexts, remarks: [withoutYear] };
  const months = chosen === undefined ? readPointedMonths(cells, census) : undefined;
  if (months) return { ...months, invalid: 0 };
  const found = findNumberFormat(cells, census, written, chosen === 'number');
  if (chosen === 'number')
    return readAsNumbers(found.differing ? ignoreUnits(cells, census, found.format) : found, values, found.differing);
  let names: Message | undefined;
  if (chosen !== 'date' && (found.differing ?? isNumbers(cells, census, found.format, found.valid))) {
    names = namesRemark(cells, census, found, name);
    if (!found.differing && names === undefined) return { ...readAsNumbers(found, values), mayBeDates: digits?.remarks ?? [] };
    if (names !== undefined && !found.differing) return { ...asTexts, remarks: [names] };
  }
  const yearDay = chosen === undefined ? yearDayRemark(cells, census, name) : undefined;
  if (yearDay) return { ...asTexts, remarks: [yearDay] };
  const dates = census.words === 0 ? undefined : findDateFormat(cells, census, name, chosen === 'date');
  if (dates && dates.valid > 0 && (chosen === 'date' || dates.valid >= (values - stray) * validShare)) {
    return { dateFormat: dates.format, invalid: values - dates.valid, remarks: [...dates.remarks, ...(durations?.remarks ?? [])] };
  }
  // "2024 Q1" is a quarter rather than a number with the unit Q1.
  if (names !== undefined) return { ...asTexts, remarks: [names] };
  if (digits?.areDates === true) return { dateFormat: digits.format, invalid: values - digits.valid, remarks: digits.remarks };
  if (chosen === 'date') return { ...asTexts, remarks: [message('no cell is a date')] };
  if (composite) return { ...asTexts, remarks: composite.remarks };
  if (chosen !== undefined || census.words === 0) return asTexts;
  const unread = unreadDatesRemark(cells, census, dates) ?? unreadNumbersRemark(cells, census, found.valid);
  return { ...asTexts, remarks: [unread, mangledDaysRemark(cells, census)].filter((remark) => remark !== undefined) };
}

/** Number of cells with one of a few words among distinct values, such as "DNF" among times. At most half of all cells. */
function countStrayWords({ texts }: CellColumn, census: TextCensus): number {
  let [words, count, others] = [0, 0, 0];
  for (let code = 0; code < texts.length; code++) {
    if (census.isMissing[code] === 1) continue;
    if (/\p{Nd}/u.test(texts[code])) others++;
    else if (++words > mostWords) return 0;
    else count += census.counts[code];
  }
  return others >= someNumbers && count <= (census.numbers + census.words) * validShareBesideWords ? count : 0;
}

/** Numbers with words or arrows as signs, in the notation of the others. */
function readSigned(cells: CellColumn, census: TextCensus, written: WrittenTable, { signs, remark }: FoundSigns): Reading {
  const texts = cells.texts.map((text) => {
    const split = splitSignWord(text);
    return split && (split.word === signs.minus || split.word === signs.plus) ? split.rest : text;
  });
  const found = findNumberFormat({ ...cells, texts }, census, written);
  const read = readAsNumbers(found, census.numbers + census.words, found.differing);
  return { ...read, ...(read.format ? { format: { ...read.format, signs } } : {}), remarks: [remark, ...read.remarks] };
}

function readAsNumbers({ format, valid, remarks }: FoundNumberFormat, values: number, differing?: readonly string[]): Reading {
  if (valid === 0) return { invalid: 0, remarks: [message('no cell is a number')] };
  const units = differing ? [unitsAsTheyStand(differing)] : [];
  return { format, invalid: values - valid, remarks: [...units, ...remarks] };
}

/** True for "null bhp" beside "58.16 bhp": no value, with the unit. */
function isMarkWithUnit(text: string, { unit }: NumberFormat): boolean {
  const [, mark, behind] = /^(\S+)\s+(\S.*)$/.exec(text.trim()) ?? [];
  return unit !== undefined && behind !== undefined && isMissingMark(mark) && unitKey(behind) === unitKey(unit);
}

function isNumbers(cells: CellColumn, census: TextCensus, format: NumberFormat, found: number): boolean {
  const values = census.numbers + census.words;
  const valid = cells.texts.reduce((sum, text, code) => sum + (isMarkWithUnit(text, format) ? census.counts[code] : 0), found);
  if (valid >= values * validShare) return true;
  if (valid < values * validShareBesideWords) return false;
  const others = cells.texts.filter((text, code) => census.isMissing[code] === 0 && Number.isNaN(parseNumber(text, format)));
  if (others.length > mostWords) return false;
  const distinct = countDistinct(columnValues(cells, { format }), manyNumbers + 1);
  return distinct > manyNumbers || (distinct >= someNumbers && distinct * 2 > valid);
}
