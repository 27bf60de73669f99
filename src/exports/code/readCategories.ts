import { categoryOfText } from '../../dataset/encoding/apply/applyCategory.ts';
import { categorySpellings } from '../../dataset/encoding/categorySpellings.ts';
import type { CategoryEncoding } from '../../dataset/encoding/encoder.ts';
import { missingTexts, type MissingMarks } from '../../dataset/cells/isMissing.ts';
import { noValue, otherValue } from '../../dataset/columns/columnValues.ts';

/** Names in generated code for the index of an unknown value, and of a missing value without a replacement. */
export const OTHER = otherValue;
export const NONE = noValue;

/** The index of the value that replaces a missing one; `NONE` if there is none. */
export function fillPlace(encoding: CategoryEncoding): number {
  return categoryOfText(encoding, encoding.missing?.fill ?? '');
}

/** Tables from spelling to value index, without empty tables. */
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

/** True if the column uses the default missing marks. */
export function hasUsualMarks(marks: MissingMarks | undefined): boolean {
  return marks?.only === undefined && (marks?.values ?? []).length === 0;
}

/** The missing marks that the user chose for a numeric column and that could be numbers. The default marks are never numbers. */
export function numericMarks(
  marks: MissingMarks | undefined,
): { readonly exact: readonly string[]; readonly numbers: readonly number[] } | undefined {
  if (marks?.only === undefined) return undefined;
  const { exact, numbers } = missingTexts(marks);
  return { exact, numbers };
}
