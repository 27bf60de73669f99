import { message, type Message } from '../../message.ts';
import type { CellColumn } from '../../csv/csvTable.ts';
import { parseNumber } from '../cells/parseNumber.ts';
import { shortenCell } from '../cells/shortenCell.ts';
import type { TextCensus } from './textCensus.ts';

/** Digits, an E and digits: 12e3, which may be 12000, and 713752E1, which is rather a name. */
const digitsAndE = /^(\d+)e(\d+)$/i;
/** Larger exponents are hardly written by hand, and programs write a sign or a point. */
const largestByHand = 30;

/** The remark about names such as 713752E1 and 9e42 that look like numbers with an exponent; undefined if they may be numbers. */
export function exponentCodesRemark(cells: CellColumn, census: TextCensus): Message | undefined {
  const found = textsWithE(cells, census);
  const code = found.find(isCode);
  const isOfOthers = cells.texts.some((text, index) => census.isMissing[index] === 0 && !/^[\da-f]+$/i.test(text));
  if (code === undefined || isOfOthers || hasDecimals(cells)) return undefined;
  return message('"{cell}" is taken for a name and not for a number with an exponent; to read it as one, choose "number"', {
    cell: shortenCell(code),
  });
}

/** The remark about numbers such as 12e3 that may be names. */
export function exponentRemark(cells: CellColumn, census: TextCensus): Message[] {
  const [cell] = textsWithE(cells, census);
  // Beside decimals nobody takes it for a name.
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

/** True for a text that nobody would write a number like: zeros in front, several digits in front of the E that are not round, or a huge exponent. */
function isCode(text: string): boolean {
  const [, digits, exponent] = digitsAndE.exec(text) ?? ['', '', ''];
  return /^0\d/.test(digits) || /^0\d/.test(exponent) || Number(exponent) > largestByHand || (digits.length > 2 && !digits.endsWith('0'));
}
