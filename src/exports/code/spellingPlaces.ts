import { missingTexts, type MissingMarks } from '../../dataset/cells/isMissing.ts';
import { knownValues } from '../../dataset/encoding/apply/applyCategory.ts';
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
  for (const [value, place] of numbers) for (const form of numberForms(value)) add(form, place);
  for (const table of [words, folded])
    for (const [word, place] of table) for (const form of letterCases(word).flatMap(writtenForms)) add(form, place);
  return places;
}

function markSpellings(marks: MissingMarks | undefined): string[] {
  const { exact, anyCase, values, numbers } = missingTexts(marks);
  return [
    '',
    ...exact,
    ...numbers.flatMap((number) => [...numberForms(number)]),
    ...anyCase.flatMap(letterCases).filter((mark) => !values.includes(mark)),
  ];
}

/** Most decimals that a program adds to a number so that all numbers of its column have equally many. */
const MOST_PLACES = 4;

/** The forms in which programs write a number: plain, with more decimals, with a sign, with an exponent. */
function numberForms(value: number): Set<string> {
  const fixed = Array.from({ length: MOST_PLACES }, (_, index) => value.toFixed(index + 1)).filter((form) => Number(form) === value);
  const plain = [String(value), ...fixed, ...(value === 0 ? ['-0', '-0.0'] : value > 0 ? [`+${value}`] : [])];
  const size = Math.abs(value);
  const short = [String(value), ...(size >= 1e5 || size < 1e-3 ? [value.toExponential()] : [])].filter((form) => form.includes('e'));
  return new Set([...plain, ...short.flatMap((form) => [form, form.replace('+', '')]).flatMap((form) => [form, form.toUpperCase()])]);
}

/** The word, in capitals and with a capital in front of the first word or of each, if lower-casing returns the word: ß and ı have the capitals of other letters. */
function letterCases(word: string): string[] {
  const ofEach = word.replace(/(?<![\p{L}\p{M}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase());
  const capitals = [word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1), ofEach];
  return [word, ...capitals.filter((form) => form.toLowerCase() === word)];
}
