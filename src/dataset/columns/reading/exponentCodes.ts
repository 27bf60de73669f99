import { message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import { parseNumber } from '../../cells/numbers/parseNumber.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import type { TextCensus } from '../textCensus.ts';

/** Digits, an E and digits: 12e3, which may be 12000, and 713752E1, which is rather a name. */
const digitsAndE = /^(\d+)e(\d+)$/i;
/** Larger exponents are hardly written by hand, and programs write a sign or a point. */
const largestByHand = 30;

/** The remark about names such as 713752E1 and 9e42, which look like numbers with an exponent; undefined if they may be numbers. */
export function exponentCodesRemark(cells: CellColumn, census: TextCensus): Message | undefined {
  const found = textsWithE(cells, census);
  const isAlone = cells.numbers.every(Number.isNaN) && cells.texts.every((text) => !/^\d+$/.test(text));
  const code = found.find((text) => isCode(text, isAlone));
  const isOfOthers = cells.texts.some((text, index) => census.isMissing[index] === 0 && !/^[\da-f]+$/i.test(text));
  if (code === undefined || isOfOthers || hasDecimals(cells)) return undefined;
  return message('"{cell}" is taken for a name and not for a number with an exponent; to read it as one, choose "number"', {
    cell: shortenCell(code),
  });
}

/** The remark about numbers such as 12e3 that may be names. */
export function exponentRemark(cells: CellColumn, census: TextCensus): Message[] {
  const [cell] = textsWithE(cells, census);
  // Among decimals it cannot be mistaken for a name.
  if (cell === undefined || hasDecimals(cells)) return [];
  return [
    message('"{cell}" is read as {value}: what stands behind the E is an exponent', {
      cell: shortenCell(cell),
      value: String(parseNumber(cell)),
    }),
  ];
}

function hasDecimals({ numbers }: CellColumn): boolean {
  return numbers.some((value) => !Number.isNaN(value) && !Number.isInteger(value));
}

function textsWithE({ texts }: CellColumn, census: TextCensus): string[] {
  return texts.filter((text, index) => census.isMissing[index] === 0 && digitsAndE.test(text));
}

/** Multiples of a thousand, a million and so on: 175e6, 250e9. */
const thousands = /^[1-9]\d\de(?:3|6|9|12)$/i;

/**
 * True if nobody would write a number like that: with leading zeros, with several digits before the E that are not round, or with a huge
 * exponent. `isAlone`: there are no plain numbers beside it; then a huge exponent after a single digit is acceptable, as in masses of
 * stars.
 */
function isCode(text: string, isAlone: boolean): boolean {
  const [, digits, exponent] = digitsAndE.exec(text) ?? ['', '', ''];
  if (/^0\d/.test(digits) || /^0\d/.test(exponent)) return true;
  return (
    (Number(exponent) > largestByHand && !(isAlone && digits.length === 1)) ||
    (digits.length > 2 && !digits.endsWith('0') && !thousands.test(text))
  );
}
