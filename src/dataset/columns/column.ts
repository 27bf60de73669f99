import type { DateFormat, NumberFormat } from '../cells/cellValue.ts';
import type { MissingMarks } from '../cells/isMissing.ts';
import type { SpellingFold } from '../cells/spelling.ts';
import type { Message } from '../../message.ts';
import type { Task } from './recipe/task.ts';

/**
 * What the cells of a column are. `identifier`: all distinct, like names of rows; `text`: free text; `constant`: the same value everywhere;
 * `empty`: no values.
 */
export type ColumnKind = 'number' | 'boolean' | 'category' | 'date' | 'identifier' | 'text' | 'constant' | 'empty';

/** Why a column is not a feature by default. */
export type LeftOut =
  | { readonly type: 'empty' | 'sameValue' | 'oneValueOrNone' | 'allDifferent' | 'countsRows' | 'index' | 'namesRows' | 'marked' }
  /** A single text, or no value. */
  | { readonly type: 'oneTextOrNone'; readonly text: string }
  | { readonly type: 'freeText'; readonly distinct: number }
  /** The user's choice. */
  | { readonly type: 'chosen'; readonly kind: ColumnKind };

/**
 * Equal bins from `min` to `max` (for dates milliseconds since 1970), or the most frequent values and the number of cells with other ones.
 */
export type Distribution =
  | { readonly type: 'histogram'; readonly min: number; readonly max: number; readonly counts: readonly number[] }
  | { readonly type: 'bars'; readonly bars: readonly { readonly value: string; readonly count: number }[]; readonly others: number };

/** A text that means "no value", or could. */
export interface MarkCount {
  readonly mark: string;
  /** Number of cells that hold it. */
  readonly count: number;
  /** `value`: it counts as an ordinary value. */
  readonly takenAs: 'missing' | 'value';
}

/**
 * Texts that are, or may be, one value, with the number of cells for each. `invisible`: they look the same; `word`: they differ in more
 * than letter case.
 */
export interface SpellingGroup {
  readonly name: string;
  readonly texts: readonly { readonly text: string; readonly count: number }[];
  readonly difference: 'invisible' | 'letterCase' | 'word';
}

/** Values that are spelled in several ways. */
export interface Spellings {
  /** Groups that count as one value each. */
  readonly one: readonly SpellingGroup[];
  /** Groups whose texts count as separate values but may be one. */
  readonly alike: readonly SpellingGroup[];
  /** The fold that would merge them. */
  readonly fold?: SpellingFold;
  /**
   * Groups whose texts differ in accents, hyphens, punctuation and the like, and may be one value; absent if there are none. No fold merges
   * them.
   */
  readonly near?: readonly SpellingGroup[];
  /** Values that have spaces before or after them in some cells only, which makes no other value; absent if there are none. */
  readonly padded?: PaddedValues;
}

/** The commonest of these values, how many there are, and the number of cells with such spaces. */
export interface PaddedValues {
  readonly names: readonly string[];
  readonly distinct: number;
  readonly cells: number;
}

/** Description of one column of the table, from all of its cells. */
export interface Column {
  /** Index in the file, from 0. */
  readonly index: number;
  readonly name: string;
  readonly kind: ColumnKind;
  /** Number of cells without a value. */
  readonly missing: number;
  /** The column's missing marks; absent for the default ones. */
  readonly marks?: MissingMarks;
  /** Texts that were taken to mean "no value", except empty cells, and texts that could mean it; absent if there are none. */
  readonly markCounts?: readonly MarkCount[];
  /** How different spellings are merged; absent unless the user asked for it. */
  readonly fold?: SpellingFold;
  /** Absent if every value has a single spelling. */
  readonly spellings?: Spellings;
  /** In a column of numbers or dates: number of cells that hold something else. */
  readonly invalid: number;
  /** Number of distinct values, or of distinct numbers in a numeric column. Fractions and dates are counted up to 100 000. */
  readonly distinct: number;
  /** The first cell that is not a number, and its 1-based line. */
  readonly firstText?: { readonly line: number; readonly cell: string };
  /** Minimum and maximum of a column of numbers, or of dates in milliseconds since 1970. */
  readonly range?: { readonly min: number; readonly max: number };
  /** How the numbers of a numeric column are written. */
  readonly format?: NumberFormat;
  /** How the dates of a date column are written. */
  readonly dateFormat?: DateFormat;
  /** The values of a column that can be a target with classes, in the order of the classes. Of two the second is the positive class. */
  readonly classes?: readonly string[];
  /** The tasks for which the column can be the target, the most sensible first; empty if it cannot be predicted. */
  readonly tasks: readonly Task[];
  /** True if the table marks the column as the target, as Orange does. */
  readonly isTarget?: true;
  /** Why it is not a feature by default. */
  readonly leftOut?: LeftOut;
  readonly distribution?: Distribution;
  /** Remarks for the user, without full stops: "3 cells are no numbers". */
  readonly remarks: readonly Message[];
}

/** How the cells of a column are read for training: as numbers, dates, or one of several values. */
export function readsAs({ format, dateFormat }: Column): 'number' | 'date' | 'category' {
  return format ? 'number' : dateFormat ? 'date' : 'category';
}
