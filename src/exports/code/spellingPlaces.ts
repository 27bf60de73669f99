import { missingTexts, type MissingMarks } from '../../dataset/cells/isMissing.ts';
import { knownValues } from '../../dataset/encoding/applyCategory.ts';
import { categorySpellings } from '../../dataset/encoding/categorySpellings.ts';
import type { CategoryEncoding } from '../../dataset/encoding/encoder.ts';
import { writtenForms } from './writtenForms.ts';
import { NONE } from './readCategories.ts';

/** The value index of every spelling in the usual letter cases, for graphs without a lower-case operator. */
export function spellingPlaces(encoding: CategoryEncoding): Map<string, number> {
  const { numbers, words, exact, folded } = categorySpellings(encoding);
  const places = new Map<string, number>();
  const add = (spelling: string, place: number) => {
    if (!places.has(spelling)) places.set(spelling, place);
  };
  for (const mark of markSpellings(encoding.marks)) add(mark, NONE);
  for (const [place, name] of knownValues(encoding).entries()) for (const form of writtenForms(name)) add(form, place);
  for (const [spelling, place] of exact) add(spelling, place);
  for (const [value, place] of numbers)
    for (const form of [String(value), Number.isInteger(value) ? `${value}.0` : `+${value}`]) add(form, place);
  for (const table of [words, folded]) for (const [word, place] of table) for (const form of letterCases(word)) add(form, place);
  return places;
}

function markSpellings(marks: MissingMarks | undefined): string[] {
  const { exact, anyCase, values, numbers } = missingTexts(marks);
  return ['', ...exact, ...numbers.map(String), ...anyCase.flatMap(letterCases).filter((mark) => !values.includes(mark))];
}

function letterCases(word: string): string[] {
  return [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)];
}
