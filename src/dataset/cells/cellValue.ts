import { isDigitDateFormat, type DigitDateFormat } from './dates/digitDate.ts';
import type { Composite } from './numbers/parseComposite.ts';
import type { SignWords } from './numbers/signWords.ts';
import type { DurationParts } from './numbers/parseDuration.ts';

/**
 * How the numbers of a column are written: the decimal separator and what stands beside the digits ("%", "$", "kg"). The latter is
 * displayed but not part of the value.
 */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /**
   * The column's unit. Bare digits have it too; digits with another unit are not a number. Without a unit only signs ("%", "$") may stand
   * beside the digits.
   */
  readonly unit?: string;
  /** "k" and "M" after the digits mean thousands and millions: "2.5k" is 2500. */
  readonly isScaled?: true;
  /** Some numbers begin with "<", ">" or "~", which is ignored: "<5" is 5. */
  readonly isBounded?: true;
  /** Digits are read whatever stands beside them, because the user asked for numbers in a column of different units. */
  readonly isAnyUnit?: true;
  /** With a decimal comma: a single point separates thousands, so that "1.234" is 1234. */
  readonly pointsGroup?: true;
  /** The cells are durations, read as seconds. Says what the first part of 14:22 counts. */
  readonly duration?: DurationParts;
  /** Besides plain numbers, cells hold numbers made of several parts, or in other digits. */
  readonly composite?: Composite;
  /** Words or arrows beside the digits that give the sign of a number. */
  readonly signs?: SignWords;
}

/**
 * The order in which a date is written; `yymd` begins with a two-digit year, `time` is a time of day without a date. A date that can be
 * read in only one way (the year first, or a month by name) is accepted in every format.
 */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'yymd' | 'time';

/** Years of two digits are 1969 to 2068, as in POSIX, or 1930 to 2029, as in Excel. */
export type TextDateFormat = DateOrder | `${Exclude<DateOrder, 'time'>}1930`;

const longestOrder = 'yymd'.length;

/** The order of a format's parts. */
export function dateOrder(format: TextDateFormat): DateOrder {
  return (format.length > longestOrder ? format.slice(0, -'1930'.length) : format) as DateOrder;
}

/** The first year of two digits that is one of the 20th century. */
export function firstOldYear(format: TextDateFormat): number {
  return format.length > longestOrder ? 30 : 69;
}

/** In a column of dates made of digits alone, some cells may be ordinary dates with separators; these are read with the year first. */
export type DateFormat = TextDateFormat | DigitDateFormat;

/** The format for texts of a column. With dates of digits alone, texts are read with the year first. */
export function textDateFormat(format: DateFormat): TextDateFormat {
  return isDigitDateFormat(format) ? 'ymd' : format;
}

export const plainFormat: NumberFormat = { decimal: '.' };
