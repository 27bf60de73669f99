import { categoryOfText } from '../../dataset/encoding/applyCategory.ts';
import { categorySpellings } from '../../dataset/encoding/categorySpellings.ts';
import type { CategoryEncoding } from '../../dataset/encoding/encoder.ts';
import { missingTexts, type MissingMarks } from '../../dataset/cells/isMissing.ts';
import { noValue, otherValue } from '../../dataset/columns/columnValues.ts';

/** What generated code calls the place of a value that is none of its column's, and of a missing one that nothing stands in for. */
export const OTHER = otherValue;
export const NONE = noValue;

/** The place of the value that stands in for a missing one; `NONE` where nothing does. */
export function fillPlace(encoding: CategoryEncoding): number {
  return categoryOfText(encoding, encoding.missing?.fill ?? '');
}

/** The spellings of a column's values as tables from text to place; those that are empty are left out. */
export function spellingTables(
  encoding: CategoryEncoding,
): readonly { readonly name: string; readonly table: readonly (readonly [string | number, number])[] }[] {
  const { numbers, words, exact, folded } = categorySpellings(encoding);
  const tables = [
    { name: 'numbers', table: [...numbers] },
    { name: 'words', table: [...words] },
    { name: 'exact', table: [...exact] },
    { name: 'folded', table: [...folded] },
  ];
  return tables.filter(({ table }) => table.length > 0);
}

/** True for a column whose missing cells are told by the usual marks. */
export function hasUsualMarks(marks: MissingMarks | undefined): boolean {
  return marks?.only === undefined && (marks?.values ?? []).length === 0;
}

/** Of a column of numbers: the marks that the user has chosen, which could be numbers; the usual ones are no numbers in any case. */
export function chosenMarks(
  marks: MissingMarks | undefined,
): { readonly exact: readonly string[]; readonly numbers: readonly number[] } | undefined {
  if (marks?.only === undefined) return undefined;
  const { exact, numbers } = missingTexts(marks);
  return { exact, numbers };
}
