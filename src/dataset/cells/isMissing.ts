import { beginsNoMark, isMissingMark, usualMarks } from '../../csv/missingMarks.ts';
import { plainValue } from './numbers/plainValue.ts';
import { visibleText } from './visibleText.ts';

/** Longest possible mark, including invisible characters. */
const longest = 100;

/** The texts that mean "no value" in a column, besides empty cells; absent for the default marks. Plain data, saved with the model. */
export interface MissingMarks {
  /** The user's choice: these texts and no others. */
  readonly only?: readonly string[];
  /** Default marks that are values in this column, as NA among country codes. */
  readonly values?: readonly string[];
}

/** The marks of an object, if it has any. */
export function marksOf({ marks }: { readonly marks?: MissingMarks }): { readonly marks?: MissingMarks } {
  return marks ? { marks } : {};
}

/** The numbers among the marks that the user chose, such as -999; undefined if there are none. */
export function markedNumbers(marks: MissingMarks | undefined): ReadonlySet<number> | undefined {
  if (!marks?.only) return undefined;
  const known = numbersOf.get(marks.only) ?? new Set(marks.only.map(plainValue).filter((value) => !Number.isNaN(value)));
  numbersOf.set(marks.only, known);
  return known.size > 0 ? known : undefined;
}

/** Cached for each list of marks, because the function is called for every cell. */
const numbersOf = new WeakMap<readonly string[], ReadonlySet<number>>();

/** True for a cell without a value: empty, or with a mark such as "NA", "?" or "#N/A". */
export function isMissing(cell: string, marks?: MissingMarks): boolean {
  if (cell.length > longest || (!marks?.only && beginsNoMark(cell))) return false;
  const text = visibleText(cell);
  if (text === '') return true;
  if (marks?.only) return marks.only.includes(text) || markedNumbers(marks)?.has(plainValue(text)) === true;
  return isMissingMark(text) && marks?.values?.includes(text) !== true;
}

/** The marks as data, for programs that must treat the same cells as missing. Empty cells are always missing. */
export interface MissingTexts {
  readonly exact: readonly string[];
  /** In lower case, for comparison in any letter case, except for the texts in `values`. */
  readonly anyCase: readonly string[];
  readonly values: readonly string[];
  readonly numbers: readonly number[];
}

/** The texts and numbers that `isMissing` recognizes with these marks. */
export function missingTexts(marks: MissingMarks | undefined): MissingTexts {
  if (marks?.only) return { exact: marks.only, anyCase: [], values: [], numbers: [...(markedNumbers(marks) ?? [])] };
  const values = marks?.values ?? [];
  return { exact: usualMarks.exact.filter((mark) => !values.includes(mark)), anyCase: usualMarks.anyCase, values, numbers: [] };
}
