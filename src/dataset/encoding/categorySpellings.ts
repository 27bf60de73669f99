import { classKey, meaningOf } from '../cells/classKey.ts';
import { plainValue } from '../cells/plainValue.ts';
import { foldedSpellings } from '../cells/spelling.ts';
import { visibleText } from '../cells/visibleText.ts';
import { knownValues, readingOf } from './applyCategory.ts';
import type { CategoryEncoding } from './encoder.ts';

/**
 * By what a cell's text is told to be which value of a column, as data: what `categoryOfText` knows, for programs that are to read the same. A
 * text, as it looks (`visibleText`), is looked up as a number where it is one, then in small letters among the words, then as it is; what is in
 * none of them is looked up in its folded form (NFKC, small letters). Places are those of `knownValues`.
 */
export interface CategorySpellings {
  readonly numbers: ReadonlyMap<number, number>;
  /** In small letters. */
  readonly words: ReadonlyMap<string, number>;
  readonly exact: ReadonlyMap<string, number>;
  /** In small letters. */
  readonly folded: ReadonlyMap<string, number>;
}

/** The spellings of a column's values. */
export function categorySpellings(encoding: CategoryEncoding): CategorySpellings {
  const names = knownValues(encoding);
  const { fold, strayFold } = readingOf(encoding);
  const meaning = meaningOf(names);
  const numbers = new Map<number, number>();
  const [words, exact, folded] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  for (const [place, name] of names.entries()) {
    const anyFold = fold ?? strayFold;
    if (anyFold) for (const spelling of foldedSpellings(name, anyFold)) folded.set(spelling, place);
    if (fold) continue;
    const key = classKey(name, meaning);
    const value = meaning.areVersions ? Number.NaN : plainValue(visibleText(name));
    if (!Number.isNaN(value)) numbers.set(value + 0, place);
    else if (isWord(key, (text) => classKey(text, meaning))) words.set(key, place);
    else exact.set(key, place);
  }
  return { numbers, words, exact, folded };
}

/** True for a key that other letter cases of the text have, too. */
function isWord(key: string, keyOf: (text: string) => string): boolean {
  const upper = key.toUpperCase();
  return upper !== key && keyOf(upper) === key;
}
