import { message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import { plainCharacters } from '../../cells/numbers/numberText.ts';
import { parseNumber } from '../../cells/numbers/parseNumber.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import { hasSeparator, holdSeveral } from './severalValues.ts';
import type { TextCensus } from '../textCensus.ts';

/** Most texts to examine. */
const inspectedTexts = 200;
const severalShare = 0.9;
const halfShare = 0.5;
/** With fewer distinct texts they are more likely codes. */
const fewestTexts = 3;
const digits = String.raw`[+-]?(?:\d[\d.]*|\.\d+)`;
const unit = String.raw`(?: ?[\p{L}"°%]{1,5})?`;
/** 10 x 20, (1.5, 2.5), [1, 2, 3], 1.5 ± 0.2, 1.5 (0.2), 4 out of 5. */
const several = new RegExp(
  String.raw`^[([{]? ?${digits}${unit}(?: ?(?:[x×*,;±|/]|\+/-|out of|of|[([]) ?${digits}${unit})+ ?[)\]}]?${unit}[)\]}]?$`,
  'u',
);

/** 1.5-103, an exponent as Fortran writes it, or a range. */
const bareExponent = /^([+-]?\d?\.\d+)(-[1-3]\d\d)$/;
/** #FF8800, with or without two digits for opacity. */
const color = /^#(?:[\da-f]{6}|[\da-f]{8})$/i;
/** [1, "a"] in JSON and Python, {"a": 1}. */
const list = /^(?:\[.*\]|\{.*\})$/s;

/**
 * The remark about a column of texts that contains numbers which are not read; undefined if there is nothing to say. `valid` is the number
 * of cells that are numbers.
 */
export function unreadNumbersRemark({ texts }: CellColumn, census: TextCensus, valid: number): Message | undefined {
  const values = census.numbers + census.words;
  const words = texts.filter((_, code) => census.isMissing[code] === 0);
  const inspected = words.slice(0, inspectedTexts);
  if (areBounds(inspected))
    return message('"{cell}" is a bound and is taken for a name; to have its number, choose "number"', {
      cell: shortenCell(inspected.find((text) => bound.test(text)) ?? inspected[0]),
    });
  if (inspected.length >= fewestTexts && areSpansOfYears(inspected))
    return message('"{cell}" is a span of two years and is taken for a name: write one of them alone to learn from it as a number', {
      cell: shortenCell(inspected[0]),
    });
  const found = inspected.filter((text) => several.test(plainCharacters(text)));
  if (inspected.length >= fewestTexts && found.length >= inspected.length * severalShare && valid < values * halfShare)
    return message('"{cell}" holds several numbers and is kept as text: put each into a column of its own to learn from it as a number', {
      cell: shortenCell(found[0]),
    });
  const bare = inspected.find((text) => bareExponent.test(text));
  if (bare !== undefined && inspected.every((text) => bareExponent.test(text) || !Number.isNaN(parseNumber(text))))
    return message('"{cell}" may be a number without the E of its exponent, {written}, and is kept as text: write it with the E', {
      cell: shortenCell(bare),
      written: bare.replace(bareExponent, '$1E$2'),
    });
  const isMost = (pattern: RegExp) =>
    inspected.length >= fewestTexts && inspected.filter((text) => pattern.test(text)).length >= inspected.length * severalShare;
  if (isMost(color) && inspected.some((text) => /[a-f]/i.test(text)))
    return message(
      '"{cell}" is a colour and is taken for a name: put red, green and blue into columns of their own to learn from them as numbers',
      {
        cell: shortenCell(inspected[0]),
      },
    );
  if (isMost(list))
    return message('"{cell}" holds several values and is taken for one as it stands: put each into a column of its own', {
      cell: shortenCell(inspected[0]),
    });
  if (holdSeveral(inspected))
    return message('"{cell}" holds several values and is taken for one as it stands: put each into a column of its own', {
      cell: shortenCell(inspected.find(hasSeparator) ?? inspected[0]),
    });
  const isNoNumber = (text: string) => startsLikeNumber(text) && Number.isNaN(parseNumber(text, { decimal: '.', isAnyUnit: true }));
  const other =
    words.find((text) => !/\p{N}/u.test(text) || phrase.test(text)) ?? (census.numbers > 0 ? words.find(isNoNumber) : undefined);
  if (other === undefined || valid < values * halfShare || valid === values) return digitsRemark(inspected, words.length, values);
  return message(
    '{count} of {total} cells are numbers, and "{cell}" is not: they are kept as texts; choose number for the column to learn from the numbers',
    {
      count: valid,
      total: values,
      cell: shortenCell(other),
    },
  );
}

const bound = /^\s*[<>≤≥]/;

/** True for numbers of which some have "<" or ">" before them. */
function areBounds(texts: readonly string[]): boolean {
  return (
    texts.some((text) => bound.test(text)) && texts.every((text) => !Number.isNaN(parseNumber(text, { decimal: '.', isAnyUnit: true })))
  );
}

const spanOfYears = /^((?:1[5-9]|20)\d\d) ?[-–/] ?((?:1[5-9]|20)?\d\d)$/;

/** True if each text names two consecutive years: 2023-24, 2023/2024. */
function areSpansOfYears(texts: readonly string[]): boolean {
  return texts.every((text) => {
    const [, first, second] = spanOfYears.exec(text) ?? [];
    return first !== undefined && Number(second) % 100 === (Number(first) + 1) % 100;
  });
}

/** Words with a number, such as "Page 1 of 2"; a code such as "A 1" does not match. */
const phrase = /^\p{L}{2,}\.?\s.*\p{N}/u;
/** Texts that begin with digits or a sign, and are neither codes (2A) nor groups of digits like telephone numbers. */
const beginsWithDigits = /^[^\p{L}\p{N}]{0,3}\p{Nd}/u;
const codeOrGroups = /^[\p{L}\p{Nd}]+$|^\+?[\p{Nd}\s()_.-]+$/u;
/** A column with more distinct texts than this, and than half of its cells, is not categorical and is left out with a reason. */
const mostTexts = 20;

/** 1133 - 1384, a range among numbers. */
const spacedRange = /^\d[\d.]* [-–] \d[\d.]*$/;

function startsLikeNumber(text: string): boolean {
  return (beginsWithDigits.test(text) && !codeOrGroups.test(text)) || spacedRange.test(text);
}

/** pH 7.1: the same short word in front of all numbers, of which some have decimals. */
const behindWord = /^(\p{L}{1,3}) [+-]?\d+(?:[.,]\d+)?$/u;

function areBehindWord(texts: readonly string[]): boolean {
  const words = new Set(texts.map((text) => behindWord.exec(text)?.[1]));
  return words.size === 1 && !words.has(undefined) && texts.some((text) => /[.,]\d/.test(text));
}

function digitsRemark(inspected: readonly string[], distinct: number, values: number): Message | undefined {
  if (inspected.length < fewestTexts || (distinct > mostTexts && distinct > values * halfShare)) return undefined;
  const found = inspected.filter(startsLikeNumber);
  if (found.length < inspected.length * severalShare && !areBehindWord(inspected)) return undefined;
  return message('"{cell}" is taken for a name: to learn from it as a number, write the number alone', {
    cell: shortenCell(found[0] ?? inspected[0]),
  });
}
