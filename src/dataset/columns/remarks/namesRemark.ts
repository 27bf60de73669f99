import { message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import { isVersionName } from '../../../csv/store/writtenDigits.ts';
import { parseNumber } from '../../cells/numbers/parseNumber.ts';
import { plainCharacters } from '../../cells/numbers/numberText.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import { exponentCodesRemark } from '../reading/exponentCodes.ts';
import type { FoundNumberFormat } from '../reading/findNumberFormat.ts';
import type { TextCensus } from '../textCensus.ts';
import { unitsKept } from '../reading/unitWords.ts';

/** Decimal digits that a 64-bit float always preserves. */
const exactDigits = 15;
const longDigits = /^[+-]?\d{16,}$/;
const padded = /^0\d+$/;
const version = /^v?\d+(\.\d+){2,}$/i;
/** A version such as 3.10, which differs from 3.1. */
const longVersion = /^\d+\.\d+0$/;
/** Letters and digits in one word, such as "A1" and "85123A". */
const code = /^(?=.*\d)(?=.*\p{L})[\p{L}\d]+$/u;
/** Share of cells written like names that makes a column one of names; a single one is more likely a typing error. */
const namesShare = 0.1;
const codesShare = 0.02;
/** With more units they are words after house numbers. */
const mostUnits = 6;

/** Explains why apparent numbers are read as names, and what to do; undefined for numbers. */
export function namesRemark(cells: CellColumn, census: TextCensus, found: FoundNumberFormat, name: string): Message | undefined {
  const { texts } = cells;
  const values = census.numbers + census.words;
  const shareOf = (isChosen: (text: string) => boolean) =>
    texts.reduce((sum, text, index) => sum + (census.isMissing[index] === 0 && isChosen(text) ? census.counts[index] : 0), 0) / values;
  const isPadded = (text: string) => padded.test(plainCharacters(text));
  const isLong = (text: string) => text.length > exactDigits && longDigits.test(text);
  const isNoNumber = (text: string) => Number.isNaN(parseNumber(text, found.format));
  const isVersion = (text: string) => version.test(text) && isNoNumber(text);
  const isCode = (text: string) => code.test(text) && (found.differing !== undefined || isNoNumber(text));
  const example = (isChosen: (text: string) => boolean) => shortenCell(texts.find(isChosen) ?? '');
  const exponentCodes = exponentCodesRemark(cells, census);
  if (exponentCodes) return exponentCodes;
  if (areWhole(cells, census) && (shareOf(isPadded) >= namesShare || areEquallyLong(cells, census)))
    return message('"{cell}" has leading zeros: such digits are read as names, not as numbers', { cell: example(isPadded) });
  if (shareOf(isPaddedCode) >= namesShare)
    return message('"{cell}" has leading zeros: such digits are read as names, not as numbers', { cell: example(isPaddedCode) });
  if (shareOf(isLong) > 0.5)
    return message('"{cell}" has more digits than a number can keep: such digits are read as names, not as numbers', {
      cell: example(isLong),
    });
  const isCalledVersion = (cells.areVersions === true || isVersionName(name)) && texts.some((text) => longVersion.test(text));
  if (isCalledVersion)
    return message('"{cell}" is a version: its column is read as names, not as numbers', {
      cell: example((text) => longVersion.test(text)),
    });
  if (shareOf(isVersion) >= codesShare)
    return message('"{cell}" is a version: its column is read as names, not as numbers', { cell: example(isVersion) });
  if (census.numbers > 0 && shareOf(isCode) >= codesShare && cells.numbers.every((value) => Number.isNaN(value) || Number.isInteger(value)))
    return message('"{cell}" is among the numbers, so they are read as names; choose number for the column to leave such cells out', {
      cell: example(isCode),
    });
  if (areGrades(cells, census))
    return message('"{cell}" is taken for a grade and not for a negative number; to read it as one, choose "number"', {
      cell: example((text) => /-$/.test(plainCharacters(text))),
    });
  return found.differing && unitsRemark(found.differing, cells);
}

const grade = /^[1-6]([+-]?)$/;

/** True for marks of schools, such as 1, 2+ and 3-. */
function areGrades({ numbers, texts }: CellColumn, census: TextCensus): boolean {
  const signs = new Set<string | undefined>();
  for (let code = 0; code < texts.length; code++)
    if (census.isMissing[code] === 0) signs.add(grade.exec(plainCharacters(texts[code]))?.[1]);
  return (
    signs.has('+') && signs.has('-') && !signs.has(undefined) && numbers.every((value) => Number.isNaN(value) || grade.test(String(value)))
  );
}

/** Units with which a text such as 64GB is not a code. */
const knownUnit =
  /^(?:[kKMGTP]i?[Bb]|[kMG]?bps|[µμmcdk]?m|[mk]?g|lbs?|oz|t|m?l|ft|in|mi|km\/h|mph|[kMG]?Hz|k?W|PS|hp|m?A[hH]?|mA|k?V|[°]?[CF]|h|hrs?|min|s|sec|ms|€|\$|£|%)$/u;

/** Currencies are written in capitals, as codes are. */
const currency = /^(?:EUR|USD|GBP|CHF|JPY|KRW|CNY)$/;

/** True for 0606D, but not for 007kg, 06wk, 09시 and 0100EUR. */
function isPaddedCode(text: string): boolean {
  const [, letters] = /^0\d+([A-Z]{1,3})$/.exec(plainCharacters(text)) ?? [];
  return letters !== undefined && !knownUnit.test(letters) && !currency.test(letters);
}

function unitsRemark(units: readonly string[], { texts }: CellColumn): Message | undefined {
  if (units.length > mostUnits) return undefined;
  const areCodes = texts.every((text) => !/\d/.test(text) || code.test(text));
  if (areCodes && !units.every((unit) => knownUnit.test(unit))) return undefined;
  return unitsKept(units);
}

/** True if all cells consist of digits only. */
function areWhole({ numbers, texts }: CellColumn, census: TextCensus): boolean {
  const hasPadded = texts.some((text) => padded.test(plainCharacters(text)));
  if (!hasPadded || !texts.every((text, index) => census.isMissing[index] === 1 || /^\d+$/.test(plainCharacters(text)))) return false;
  return numbers.every((value) => Number.isNaN(value) || (Number.isInteger(value) && value >= 0));
}

/** True for postal codes and the like. */
function areEquallyLong({ numbers, texts }: CellColumn, census: TextCensus): boolean {
  const { length } = plainCharacters(texts.find((text) => padded.test(plainCharacters(text))) ?? '');
  return (
    texts.every((text, index) => census.isMissing[index] === 1 || plainCharacters(text).length === length) &&
    numbers.every((value) => Number.isNaN(value) || String(value).length === length)
  );
}
