import { isVersion } from '../../csv/store/writtenDigits.ts';
import { plainValue } from './numbers/plainValue.ts';
import { foldedKey, type SpellingFold } from './spelling.ts';
import { visibleText } from './visibleText.ts';

/** Two words of three letters have no more, in all letter cases. */
const mostSpellings = 16;
/** Enough values to recognize versions. */
const inspectedValues = 1000;

/**
 * Two cells with equal keys have the same value. The key is the number if the cell is one ("1" and "1.0", but not "01", which is a code),
 * the lower-case word for yes and no, pass and fail and the like, otherwise the visible text. The letters n, y, f and t count as such words
 * only if `meaning` says so, and 10.10 may be a version, see `meaningOf`. A fold makes more spellings equal.
 */
export function classKey(cell: string, meaning: ValueMeaning, fold?: SpellingFold): string {
  if (fold !== undefined) return foldedKey(cell, fold);
  const text = visibleText(cell);
  const value = meaning.areVersions ? Number.NaN : plainValue(text);
  // -0 and 0 are the same number.
  if (!Number.isNaN(value)) return String(value + 0);
  const lower = text.toLowerCase();
  const isWord = wordOrder.has(lower) ? lower.length > 1 || meaning.areWords : meaning.areWords && foreignOrder.has(lower);
  return isWord ? lower : text;
}

/** How a column's values are compared. */
export interface ValueMeaning {
  /** True if N and n, or T and t, mean the same. */
  readonly areWords: boolean;
  /** True if 10.1 and 10.10 do not. */
  readonly areVersions: boolean;
}

/** Infers from a column's distinct values how to compare them. */
export function meaningOf(values: readonly string[]): ValueMeaning {
  return { areWords: areLettersWords(values), areVersions: areVersions(values.slice(0, inspectedValues)) };
}

/** True if the values are exactly those of a yes/no column. */
function areLettersWords(values: readonly string[]): boolean {
  if (values.length < 2 || values.length > mostSpellings) return false;
  const words = [...new Set(values.map((value) => visibleText(value).toLowerCase()))];
  return words.length === 2 && (isBooleanPair(words[0], words[1]) || isBooleanPair(words[1], words[0]));
}

/** True if there is a version such as 11.0.1, or if a number is written in two ways, or could be: 3.10 beside 3.9. */
function areVersions(values: readonly string[]): boolean {
  const numbers = values.map((value) => plainValue(value));
  // The reader takes no number for a version if one is negative.
  if (values.some(isVersion)) return !numbers.some((value) => value < 0);
  const known = numbers.filter((value) => !Number.isNaN(value));
  return (
    new Set(known).size < known.length ||
    (values.some((value) => /^\d+\.\d+0$/.test(value)) && values.some((value) => /^\d+\.\d$/.test(value)))
  );
}

/** Pairs of words in yes/no columns, the word for no first. */
const booleanPairs = [
  ['false', 'true'],
  ['no', 'yes'],
  ['n', 'y'],
  ['f', 't'],
  ['off', 'on'],
] as const;

/** Words for no and yes. The second of each pair is the positive class. */
const wordPairs = [
  ...booleanPairs,
  ['fail', 'pass'],
  ['failed', 'passed'],
  ['negative', 'positive'],
  ['benign', 'malignant'],
  ['dead', 'alive'],
  ['inactive', 'active'],
] as const;

const wordOrder = new Map<string, number>(wordPairs.flatMap(([no, yes]) => [[no, 0] as const, [yes, 1] as const]));

/** The same in other languages. They count only if the column holds nothing else: "Ne" may be neon. */
const foreignPairs = [
  ['nein', 'ja'],
  ['non', 'oui'],
  ['no', 'si'],
  ['no', 'sí'],
  ['no', 'sì'],
  ['não', 'sim'],
  ['nao', 'sim'],
  ['nee', 'ja'],
  ['nej', 'ja'],
  ['nie', 'tak'],
  ['ne', 'ano'],
  ['ei', 'kyllä'],
  ['hayır', 'evet'],
  ['нет', 'да'],
  ['否', '是'],
  ['いいえ', 'はい'],
  ['아니오', '예'],
  ['아니요', '예'],
  ['아니오', '네'],
  ['아니요', '네'],
  ['faux', 'vrai'],
  ['falsch', 'wahr'],
  ['falso', 'verdadero'],
  ['falso', 'verdadeiro'],
  ['falso', 'vero'],
  ['거짓', '참'],
  ['.false.', '.true.'],
  ['✗', '✓'],
  ['✘', '✔'],
  ['×', '○'],
] as const;

const allPairs: readonly (readonly [string, string])[] = [...wordPairs, ...foreignPairs];
const foreignOrder = new Map<string, number>(foreignPairs.flatMap(([no, yes]) => [[no, 0] as const, [yes, 1] as const]));

/** True for "no" and "yes", "F" and "T" and the like, in this order. */
export function isBooleanPair(no: string, yes: string): boolean {
  const [first, second] = [no.trim().toLowerCase(), yes.trim().toLowerCase()];
  return [...booleanPairs, ...foreignPairs].some((pair) => pair[0] === first && pair[1] === second);
}

function orderOf(word: string): number {
  return wordOrder.get(word) ?? foreignOrder.get(word) ?? 0;
}

/** Compares two classes, given as in the file: numbers ascending, "no" before "yes", otherwise alphabetically. */
export function compareClasses(a: string, b: string): number {
  const [keyA, keyB] = [a.trim().toLowerCase(), b.trim().toLowerCase()];
  if (allPairs.some((pair) => pair.includes(keyA) && pair.includes(keyB))) return orderOf(keyA) - orderOf(keyB);
  return compareNames(a, b);
}

/** The classes in order. More than two are sorted by number and alphabet alone, because word pairs have no order among other values. */
export function sortClasses(names: readonly string[]): string[] {
  return [...names].sort(names.length === 2 ? compareClasses : compareNames);
}

function compareNames(a: string, b: string): number {
  const [numberA, numberB] = [orderValue(a.trim()), orderValue(b.trim())];
  if (!Number.isNaN(numberA) && !Number.isNaN(numberB)) return numberA - numberB || a.length - b.length;
  if (Number.isNaN(numberA) !== Number.isNaN(numberB)) return Number.isNaN(numberA) ? 1 : -1;
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A number with leading zeros is a name, but sorts like the number. */
function orderValue(text: string): number {
  return plainValue(text.replace(/^([+-]?)0+(?=\d)/, '$1'));
}
