import { beginsNoMark, isMissingMark, usualMarks } from '../../csv/missingMarks.ts';
import { plainValue } from './plainValue.ts';
import { visibleText } from './visibleText.ts';

/** No mark is longer, with invisible characters and all. */
const longest = 100;

/** What says in a column that there is no value, besides an empty cell; absent for the usual marks. Plain data: it is saved with the model. */
export interface MissingMarks {
  /** As the user has it: these texts and no others. */
  readonly only?: readonly string[];
  /** Usual marks that are values of this column, as NA is among codes of countries. */
  readonly values?: readonly string[];
}

/** The marks alone of what has some of its own. */
export function marksOf({ marks }: { readonly marks?: MissingMarks }): { readonly marks?: MissingMarks } {
  return marks ? { marks } : {};
}

/** The numbers among the marks that the user has chosen, such as -999; undefined where there are none. */
export function markedNumbers(marks: MissingMarks | undefined): ReadonlySet<number> | undefined {
  if (!marks?.only) return undefined;
  const known = numbersOf.get(marks.only) ?? new Set(marks.only.map(plainValue).filter((value) => !Number.isNaN(value)));
  numbersOf.set(marks.only, known);
  return known.size > 0 ? known : undefined;
}

/** Of each list of marks: it is asked for every cell. */
const numbersOf = new WeakMap<readonly string[], ReadonlySet<number>>();

/** True for a cell that says that there is no value: empty, or a mark as "NA", "?" or "#N/A". */
export function isMissing(cell: string, marks?: MissingMarks): boolean {
  if (cell.length > longest || (!marks?.only && beginsNoMark(cell))) return false;
  const text = visibleText(cell);
  if (text === '') return true;
  if (marks?.only) return marks.only.includes(text) || markedNumbers(marks)?.has(plainValue(text)) === true;
  return isMissingMark(text) && marks?.values?.includes(text) !== true;
}

/** What says that there is no value, as data: for programs that are to take the same cells for missing. An empty cell is missing in any case. */
export interface MissingTexts {
  readonly exact: readonly string[];
  /** In any letter case, given in small letters, but for the texts in `values`. */
  readonly anyCase: readonly string[];
  readonly values: readonly string[];
  readonly numbers: readonly number[];
}

/** The texts and numbers that `isMissing` knows, with these marks. */
export function missingTexts(marks: MissingMarks | undefined): MissingTexts {
  if (marks?.only) return { exact: marks.only, anyCase: [], values: [], numbers: [...(markedNumbers(marks) ?? [])] };
  const values = marks?.values ?? [];
  return { exact: usualMarks.exact.filter((mark) => !values.includes(mark)), anyCase: usualMarks.anyCase, values, numbers: [] };
}
