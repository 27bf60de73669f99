import type { DateFormat, NumberFormat } from '../cells/cellValue.ts';
import type { MissingMarks } from '../cells/isMissing.ts';
import type { SpellingFold } from '../cells/spelling.ts';
import type { Message } from '../../message.ts';
import type { Task } from './task.ts';

/**
 * What the cells of a column are. `identifier`: all different, as a row's name; `text`: free text; `constant`: one value everywhere;
 * `empty`: no cell holds a value.
 */
export type ColumnKind = 'number' | 'boolean' | 'category' | 'date' | 'identifier' | 'text' | 'constant' | 'empty';

/** Why a column is not learned from unless it is asked for. */
export type LeftOut =
  | { readonly type: 'empty' | 'sameValue' | 'oneValueOrNone' | 'allDifferent' | 'countsRows' | 'index' | 'namesRows' | 'marked' }
  /** One text, or none. */
  | { readonly type: 'oneTextOrNone'; readonly text: string }
  | { readonly type: 'freeText'; readonly distinct: number }
  /** By the user's word. */
  | { readonly type: 'chosen'; readonly kind: ColumnKind };

/** Equal bins from `min` to `max` (dates: milliseconds since 1970), or the commonest values and how many cells hold another one. */
export type Distribution =
  | { readonly type: 'histogram'; readonly min: number; readonly max: number; readonly counts: readonly number[] }
  | { readonly type: 'bars'; readonly bars: readonly { readonly value: string; readonly count: number }[]; readonly others: number };

/** A text that says, or could say, that there is no value. */
export interface MarkCount {
  readonly mark: string;
  /** Cells that hold it. */
  readonly count: number;
  /** `value`: it is one like any other. */
  readonly takenAs: 'missing' | 'value';
}

/** Texts that are, or may be, one value, and how many cells hold each. `invisible`: they look the same; `word`: more than letter case differs. */
export interface SpellingGroup {
  readonly name: string;
  readonly texts: readonly { readonly text: string; readonly count: number }[];
  readonly difference: 'invisible' | 'letterCase' | 'word';
}

/** What is written in several ways. */
export interface Spellings {
  /** Groups that count as one value each. */
  readonly one: readonly SpellingGroup[];
  /** Groups whose texts are different values and may be one. */
  readonly alike: readonly SpellingGroup[];
  /** By what they would be one. */
  readonly fold?: SpellingFold;
  /** Groups whose texts differ in accents, hyphens, points and the like, and may be one; absent where there are none. No fold makes them one. */
  readonly near?: readonly SpellingGroup[];
}

/** What one column of the table holds: found from every cell. */
export interface Column {
  /** Position in the file, from 0. */
  readonly index: number;
  readonly name: string;
  readonly kind: ColumnKind;
  /** Cells without a value. */
  readonly missing: number;
  /** By what it is told that a cell has no value; absent for the usual marks. */
  readonly marks?: MissingMarks;
  /** What was taken to say that there is no value, empty cells aside, and what could have been; absent where nothing was. */
  readonly markCounts?: readonly MarkCount[];
  /** By what different spellings are one value; absent where nobody has asked for it. */
  readonly fold?: SpellingFold;
  /** Absent where everything is written in one way. */
  readonly spellings?: Spellings;
  /** In a column of numbers or dates: cells that hold something else. */
  readonly invalid: number;
  /**
   * Different values among the cells that have one; in a column of numbers, different numbers. Of fractions and dates
   * 100 000 are counted at most.
   */
  readonly distinct: number;
  /** The first cell that holds something else than a number, and its 1-based line. */
  readonly firstText?: { readonly line: number; readonly cell: string };
  /** Smallest and largest number, for columns of numbers; of dates in milliseconds since 1970. */
  readonly range?: { readonly min: number; readonly max: number };
  /** How the numbers are written, for columns of numbers. */
  readonly format?: NumberFormat;
  /** In which order the dates are written, for columns of dates. */
  readonly dateFormat?: DateFormat;
  /** The values of a column that can be a target of classes, in the order of their classes; of two the second is the positive one. */
  readonly classes?: readonly string[];
  /** What the column can be the target of, the sensible one first; empty when it cannot be predicted. */
  readonly tasks: readonly Task[];
  /** True where the table says that it is what is to be predicted, as Orange does. */
  readonly isTarget?: true;
  /** Why it is not learned from unless it is asked for. */
  readonly leftOut?: LeftOut;
  readonly distribution?: Distribution;
  /** For the user, without full stops: "3 cells are no numbers". */
  readonly remarks: readonly Message[];
}

/** What the cells of a column are read as when it is learned from: numbers, dates or one of several values. */
export function readsAs({ format, dateFormat }: Column): 'number' | 'date' | 'category' {
  return format ? 'number' : dateFormat ? 'date' : 'category';
}
