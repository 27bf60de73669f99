import { message, type Message } from '../../../message.ts';
import type { CellColumn, Delimiter } from '../../../csv/csvTable.ts';
import { plainFormat, type NumberFormat } from '../../cells/cellValue.ts';
import { marksOf } from '../../cells/isMissing.ts';
import { formatPlainNumber, parseNumber } from '../../cells/numbers/parseNumber.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import { exponentRemark } from './exponentCodes.ts';
import { findUnit } from './findUnit.ts';
import { unitsBeside } from './unitWords.ts';
import type { Evidence, Notation } from './notation.ts';
import { parsedTexts } from './parsedTexts.ts';
import { findPointedThousands, type PointedThousands } from './pointedThousands.ts';
import type { TextCensus } from '../textCensus.ts';

/** How the numbers of a column are written. */
export interface FoundNumberFormat {
  readonly format: NumberFormat;
  /** Number of cells that are numbers in this format. */
  readonly valid: number;
  /** Messages for the user about what could be read differently. */
  readonly remarks: readonly Message[];
  /** The units, if they are too different for the numbers to be compared. */
  readonly differing?: readonly string[];
}

/** What the rest of the table and the column's own cells say about the notation. */
export interface WrittenTable {
  readonly delimiter: Delimiter;
  readonly notation: Notation;
  readonly evidence: Evidence;
}

/**
 * Finds the one number format of a column from all of its cells. The comma is the decimal separator if more cells are numbers with it than
 * without. Cells such as "1,234", which are numbers either way, follow the other cells; if there are none, the rest of the table; if that
 * does not decide either, a semicolon between the cells indicates a decimal comma, any other delimiter thousands. `isChosen`: the user has
 * said that they are numbers.
 */
export function findNumberFormat(
  cells: CellColumn,
  census: TextCensus,
  { delimiter, notation, evidence }: WrittenTable,
  isChosen = false,
): FoundNumberFormat {
  const thousands = evidence.point === 0 ? findPointedThousands(cells, census) : undefined;
  const isPointedWhole =
    thousands !== undefined && (notation === ',' || thousands.isSure || (thousands.isLikely && notation === undefined));
  // Tables of semicolons are written where the point separates thousands more often than not.
  const isEither = thousands?.isMoney === true || (notation === undefined && delimiter === ';');
  if (census.words === 0 && !isPointedWhole)
    return {
      format: plainFormat,
      valid: census.numbers,
      remarks: thousands && isEither ? pointRemarks(thousands, plainFormat, notation) : [],
    };
  const isUndecided = evidence.point === evidence.comma && evidence.ambiguous !== undefined && evidence.decimals === 0;
  // If only the column itself indicates a decimal comma, the cells may be lists instead.
  const mayBeLists = delimiter === ',' && areListsOfNumbers(cells, census);
  const isComma =
    (evidence.comma > evidence.point && !(mayBeLists && notation !== ',')) ||
    (isUndecided && (notation ?? (delimiter === ';' ? ',' : '.')) === ',');
  const decimal = isComma || isPointedWhole ? ',' : '.';
  const arePointed = 2 * evidence.pointed >= evidence.decimals || (evidence.isGrouped && evidence.mayBePointed === evidence.decimals);
  const pointsGroup = isPointedWhole || (decimal === ',' && evidence.decimals > 0 && arePointed);
  const found = findUnit(cells, census, isChosen);
  const format: NumberFormat = { decimal, ...found.format, ...(pointsGroup ? { pointsGroup: true } : {}) };
  const remarks = [
    ...(thousands
      ? format.pointsGroup === true || isEither
        ? pointRemarks(thousands, format, notation)
        : []
      : notationRemarks(evidence, format, isUndecided, mayBeLists ? cells.texts.find((text) => listOfNumbers.test(text)) : undefined)),
    ...(found.format.isScaled === true ? [message('letters after the digits multiply them: "k" is 1000, "M" a million')] : []),
  ];
  remarks.push(...bareBesideMyriads(cells, census));
  if (found.units.length > 1 && !found.differ) remarks.push(unitsBeside(found.units, format));
  const read = readNumbers(cells, census, format);
  return {
    format,
    valid: read.valid,
    remarks: [...remarks, ...read.remarks, ...exponentRemark(cells, census)],
    ...(found.differ ? { differing: found.units } : {}),
  };
}

/** 1억 2000, which means 1억 2000만. */
const withoutMyriad = /억\s?\d,?\d{2,3}$/;
const bareDigits = /^\d[\d,]*$/;

/** The remark about a bare number beside prices such as 1억 2000: it may count ten thousands too. */
function bareBesideMyriads({ numbers, texts }: CellColumn, census: TextCensus): Message[] {
  if (!texts.some((text, code) => census.isMissing[code] === 0 && withoutMyriad.test(text))) return [];
  const number = numbers.find((value) => !Number.isNaN(value));
  const cell = texts.find((text) => bareDigits.test(text)) ?? (number === undefined ? undefined : String(number));
  if (cell === undefined) return [];
  return [
    message('"{cell}" has no 만 or 억 behind it and is read as it stands: write 만 behind it if it counts ten thousands', {
      cell: shortenCell(cell),
    }),
  ];
}

/** Reads the digits alone, whatever units stand beside them. */
export function ignoreUnits(cells: CellColumn, census: TextCensus, { decimal, pointsGroup }: NumberFormat): FoundNumberFormat {
  const format: NumberFormat = { decimal, isAnyUnit: true, ...(pointsGroup ? { pointsGroup } : {}) };
  return { format, ...readNumbers(cells, census, format) };
}

/** Remarks on a column in which every point may separate thousands. */
function pointRemarks({ example }: PointedThousands, format: NumberFormat, notation: Notation): Message[] {
  const args = { cell: shortenCell(example), value: String(parseNumber(example, format)) };
  if (format.pointsGroup !== true) return [message('"{cell}" is read as {value}: the point is the decimal separator', args)];
  return [
    notation === ','
      ? message('"{cell}" is read as {value}: as in the rest of the table, the point separates thousands', args)
      : message('"{cell}" is read as {value}: the point separates thousands', args),
  ];
}

/** Lists such as "1,3" and "2,3,4", which may stand beside 1 and 2. */
const listOfNumbers = /^\d{1,2}(?:, ?\d{1,2})+$/;

/** True for 1,3 but not for 12,5: lists of answers are in order. */
function isAscending(text: string): boolean {
  const [first, second] = text.split(',').map(Number);
  return first < second;
}

/** True if cells such as "1,3" beside 2 are lists of answers rather than decimals. */
function areListsOfNumbers({ numbers, texts }: CellColumn, census: TextCensus): boolean {
  const words = texts.filter((_, code) => census.isMissing[code] === 0);
  return (
    words.every((text) => listOfNumbers.test(text)) &&
    !words.some((text) => /, ?0\d/.test(text)) &&
    !words.every((text) => /^\d{1,2},\d\d$/.test(text)) &&
    (words.some((text) => text.split(',').length > 2) || words.every(isAscending)) &&
    numbers.every((value) => Number.isNaN(value) || (Number.isInteger(value) && value >= 0))
  );
}

/** `example`: a number with a comma that may be a list, because commas separate the cells too. */
function notationRemarks(evidence: Evidence, format: NumberFormat, isUndecided: boolean, example: string | undefined): Message[] {
  const remarks: Message[] = [];
  if (evidence.ambiguous !== undefined && (isUndecided || format.decimal === ',')) {
    const args = { cell: evidence.ambiguous, value: String(parseNumber(evidence.ambiguous, format)) };
    remarks.push(
      format.decimal === ','
        ? message('"{cell}" is read as {value}: the comma is the decimal separator', args)
        : message('"{cell}" is read as {value}: the comma separates thousands', args),
    );
  } else if (format.decimal === ',' && example !== undefined) {
    const args = { cell: shortenCell(example), value: String(parseNumber(example, format)) };
    remarks.push(message('"{cell}" is read as {value}: the comma is the decimal separator', args));
  } else if (format.decimal === ',') remarks.push(message('numbers are written with a decimal comma'));
  if (format.decimal === ',' && format.pointsGroup !== true && evidence.decimals > 0) {
    remarks.push(message('some numbers have a decimal point, others a decimal comma'));
  }
  return remarks;
}

/** Counts the cells that are numbers, and describes how some differ from plain ones. */
function readNumbers(cells: CellColumn, census: TextCensus, format: NumberFormat): { valid: number; remarks: Message[] } {
  let [rounded, vanished, padded, signed, uncertain]: (string | undefined)[] = [];
  let valid = 0;
  const { texts } = cells;
  const values = parsedTexts(cells, { format, ...marksOf(census) });
  for (let code = 0; code < cells.texts.length; code++) {
    const text = cells.texts[code];
    const value = values[code];
    if (Number.isNaN(value)) continue;
    valid += census.counts[code];
    if (text.length > 15 && Number.isInteger(value) && !Number.isSafeInteger(value) && /\d{16}/.test(text)) rounded ??= text;
    if (value === 0 && /[1-9]/.test(text.split(/\p{L}/u)[0])) vanished ??= text;
    if (padded === undefined && /^[+-]?0\d/.test(text)) padded = text;
    if (signed === undefined && besideSign.test(text)) signed = text;
    if (uncertain === undefined && besideUncertainty.test(text)) uncertain = text;
  }
  if (format.pointsGroup !== true) valid += census.numbers;
  else for (const value of cells.numbers) if (!Number.isNaN(value) && !Number.isNaN(formatPlainNumber(value, format))) valid++;
  const remarks = [
    ...(rounded === undefined
      ? []
      : [message('"{cell}" has more digits than a number can keep: the last ones are rounded', { cell: shortenCell(rounded) })]),
    ...(vanished === undefined ? [] : [message('"{cell}" is too small to be told from 0', { cell: shortenCell(vanished) })]),
    ...(padded === undefined
      ? []
      : [
          message('"{cell}" is read as {value}: leading zeros are ignored', {
            cell: shortenCell(padded),
            value: String(parseNumber(padded, format)),
          }),
        ]),
  ];
  const zero = texts.find((text, code) => values[code] === 0 && !/\p{Nd}/u.test(text));
  if (zero !== undefined) remarks.push(message('"{cell}" is read as 0, as accounts write it', { cell: shortenCell(zero) }));
  const enclosed = census.numbers === 0 && texts.every((text, code) => Number.isNaN(values[code]) || inParentheses.test(text));
  const negative = enclosed ? texts.find((_, code) => !Number.isNaN(values[code])) : undefined;
  if (negative !== undefined)
    remarks.push(
      message('"{cell}" is read as {value}: parentheses mean less than zero, as in accounts', {
        cell: shortenCell(negative),
        value: String(parseNumber(negative, format)),
      }),
    );
  if (signed !== undefined)
    remarks.push(
      message('"{cell}" is read as {value}: the sign beside the digits is ignored', {
        cell: shortenCell(signed),
        value: String(parseNumber(signed, format)),
      }),
    );
  if (uncertain !== undefined)
    remarks.push(
      message('"{cell}" is read as {value}: how far it may be off does not count', {
        cell: shortenCell(uncertain),
        value: String(parseNumber(uncertain, format)),
      }),
    );
  return { valid, remarks };
}

const inParentheses = /^\s*\([^()]*\)\s*$/;

const besideUncertainty = /\d\s?(?:±|\+\/?[-−])\s?\d/;

/** "<5", "~12", "10,000+", "1.5*", "7.2[3]". */
const besideSign =
  /^\s*(?:[<>≤≥~≈]|(?:ca|circa|approx|about|around|etwa|environ|약|約)[\p{L}.]* ?\S?\d)|[\d%)] ?\(\p{L}+\.?\)$|[\d kKmMbB]\+\s*(?:$|\p{L})|[\d%)](?: ?\[\w[\w ]*\]|\*{1,3}|[†‡§])+$/iu;
