import { isDigitDateFormat, type DigitDateFormat } from './digitDate.ts';
import type { Composite } from './parseComposite.ts';
import type { SignWords } from './signWords.ts';
import type { DurationParts } from './parseDuration.ts';

/** How the numbers of a column are written: the decimal mark and what stands beside the digits ("%", "$", "kg"), which is shown but not counted. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** Bare digits are of this unit, digits beside another unit are not a number. Without it only signs ("%", "$") may stand there. */
  readonly unit?: string;
  /** "k" and "M" behind the digits stand for thousands and millions: "2.5k" is 2500. */
  readonly isScaled?: true;
  /** Some numbers have "<", ">" or "~" in front, which is set aside: "<5" is 5. */
  readonly isBounded?: true;
  /** Whatever stands beside the digits, they are taken as they are: what the user has asked for of a column of different units. */
  readonly isAnyUnit?: true;
  /** With a decimal comma: a single point stands between thousands, so that "1.234" is 1234. */
  readonly pointsGroup?: true;
  /** The cells are durations, numbers of seconds; what the first part of 14:22 counts. */
  readonly duration?: DurationParts;
  /** Cells hold several numbers that make one, or other digits, beside plain ones. */
  readonly composite?: Composite;
  /** What beside the digits says whether a number is negative. */
  readonly signs?: SignWords;
}

/**
 * In which order a date is written, `yymd` with a year of two digits first; `time` is a time of day without a date. Dates that can be read in one way only (the year first, or a
 * month by name) are understood in each of them.
 */
export type TextDateFormat = 'ymd' | 'dmy' | 'mdy' | 'yymd' | 'time';

/** A date of digits alone may stand as a text with marks in some cells: they are read with the year first. */
export type DateFormat = TextDateFormat | DigitDateFormat;

/** How the texts of a column are read: of one of digits alone with the year first. */
export function textDateFormat(format: DateFormat): TextDateFormat {
  return isDigitDateFormat(format) ? 'ymd' : format;
}

export const plainFormat: NumberFormat = { decimal: '.' };
