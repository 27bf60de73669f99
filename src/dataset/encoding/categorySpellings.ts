import { classKey, meaningOf } from '../cells/classKey.ts';
import { plainValue } from '../cells/numbers/plainValue.ts';
import { foldedSpellings } from '../cells/spelling.ts';
import { visibleText } from '../cells/visibleText.ts';
import { knownValues, readingOf } from './apply/applyCategory.ts';
import type { CategoryEncoding } from './encoder.ts';

/**
 * The mapping from a cell's text to a value, as data: the knowledge of `categoryOfText`, for programs that must read the same way. The
 * visible text (`visibleText`) is looked up as a number if it is one, then in lower case among the words, then as it is. If none matches,
 * its folded form is looked up (NFKC, lower case). The results are indexes into `knownValues`.
 */
export interface CategorySpellings {
  readonly numbers: ReadonlyMap<number, number>;
  /** Keys are in lower case. */
  readonly words: ReadonlyMap<string, number>;
  readonly exact: ReadonlyMap<string, number>;
  /** Keys are in lower case. */
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

/** True if the text has the same key in other letter cases. */
function isWord(key: string, keyOf: (text: string) => string): boolean {
  const upper = key.toUpperCase();
  return upper !== key && keyOf(upper) === key;
}
