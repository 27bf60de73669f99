import type { CellColumn } from '../../../csv/csvTable.ts';
import type { MissingMarks } from '../../cells/isMissing.ts';
import { visibleText } from '../../cells/visibleText.ts';
import type { TextCensus } from '../textCensus.ts';

const symbols = /^[^\p{L}\p{N}\s]{1,3}$/u;
const signs = /^[+±\-–—−]{1,4}$/;
const plusses = /^\+{1,4}$/;
/** Among words, these are words too: "inf" may be short for infections. */
const infinite = /^[+-]?inf(?:inity)?$/i;
/** Eurostat's ": c" is a face among words. */
const flagged = /^: ?[a-z]$/i;
const code = /^[a-z]{2}$/i;
const regionCode = /^[A-Z]{2,5}$/;
/** Answers of two to five letters that are not codes. */
const answers = new Set(
  'ABOVE BAD BELOW COLD FAIL FALSE GOOD HI HIGH HOT JA LO LOW MALE MED MID NEG NO NOK OFF OK ON PASS POS TRUE WARM YES'.split(' '),
);
/** Levels of a scale that begins with none, or words in them. */
const levels =
  /^(all|any|basic|complete|few|full|high|heavy|intermittent|large|light|little|low|major|many|medium|mild|minimal|minor|moderate|much|multiple|one|partial|premium|severe|single|slight|small|some|strong|total|weak)\b/i;
/** With this many codes the column is a complete list, including NA, even if NA means a missing value elsewhere in the table. */
const manyCodes = 20;
/** With more distinct single characters, including symbols, they are characters of a script rather than answers. */
const manyCharacters = 5;

/** The default missing marks of a column that otherwise holds only numbers. There the author certainly meant "no value". */
export function marksAmongNumbers({ texts }: CellColumn, { isMissing, words, numbers }: TextCensus): readonly string[] {
  return words > 0 || numbers === 0 ? [] : texts.filter((text, index) => isMissing[index] === 1 && text !== '');
}

/**
 * Finds default marks that are values because the column's other values are alike: "-" beside "+", NA among country codes, None as a
 * frequent value among others that begin with a capital. `sure` holds texts that are marks elsewhere in the table.
 */
export function findValuesLikeMarks(
  { texts, numbers }: CellColumn,
  census: TextCensus,
  sure: ReadonlySet<string>,
): MissingMarks | undefined {
  const marked = texts.flatMap((text, index) => (census.isMissing[index] === 1 && visibleText(text) !== '' ? [index] : []));
  if (marked.length === 0 || census.words === 0) return undefined;
  const others = texts.flatMap((_, index) => (census.isMissing[index] === 1 ? [] : [index]));
  const beside: Beside = {
    words: others.map((index) => visibleText(texts[index])),
    counts: others.map((index) => census.counts[index]),
    hasEmpty: texts.some((text, index) => census.isMissing[index] === 1 && visibleText(text) === ''),
    hasNumbers: numbers.some((value) => value !== 0 && !Number.isNaN(value)),
  };
  const values = marked.flatMap((index) => {
    const mark = visibleText(texts[index]);
    return isValue(mark, census.counts[index], beside, sure.has(mark)) ? [mark] : [];
  });
  return values.length > 0 ? { values } : undefined;
}

/** What else the column holds besides marks. */
interface Beside {
  readonly words: readonly string[];
  readonly counts: readonly number[];
  readonly hasEmpty: boolean;
  /** True for numbers other than 0, since 0 occurs beside "+" and "-". */
  readonly hasNumbers: boolean;
}

function isValue(mark: string, count: number, beside: Beside, isSure: boolean): boolean {
  if (beside.hasNumbers) return false;
  if (infinite.test(mark) || flagged.test(mark)) return !beside.words.some((word) => /\d/.test(word));
  if (symbols.test(mark)) return isSymbolAmongSymbols(mark, beside);
  if (code.test(mark)) return isCodeAmongCodes(mark, count, beside, isSure);
  if (mark === 'NAN') return !isSure && areAirports(beside);
  // What pandas writes beside True and False is no third answer.
  return mark === 'None' && !isSure && isLevel(count, beside) && !beside.words.every((word) => /^(?:true|false)$/i.test(word));
}

function isSymbolAmongSymbols(mark: string, { words }: Beside): boolean {
  if (signs.test(mark) && words.some((word) => plusses.test(word))) return true;
  const areCharacters =
    words.length > manyCharacters && words.every((word) => word.length === 1) && words.some((word) => symbols.test(word));
  if (areCharacters) return mark.length === 1;
  if (!words.every((word) => symbols.test(word))) return false;
  return signs.test(mark) || !words.every((word) => signs.test(word));
}

function isCodeAmongCodes(mark: string, count: number, { words, counts, hasEmpty }: Beside, isSure: boolean): boolean {
  const isUpper = mark === mark.toUpperCase();
  const codes = words.filter((word) => code.test(word) && (word === word.toUpperCase()) === isUpper && !answers.has(word.toUpperCase()));
  if (codes.length >= 2 && codes.length * 2 >= words.length) return !isSure || codes.length >= manyCodes;
  const areRegions = words.length >= 2 && words.every((word) => regionCode.test(word) && !answers.has(word));
  return areRegions && isUpper && !hasEmpty && !isSure && count * 2 >= Math.min(...counts);
}

const airport = /^[A-Z]{3}$/;
const fewestAirports = 3;

/** True for codes of three capitals, such as those of airports, among which NAN is Nadi. */
function areAirports({ words }: Beside): boolean {
  return words.length >= fewestAirports && words.every((word) => airport.test(word) && !answers.has(word));
}

function isLevel(count: number, { words, counts }: Beside): boolean {
  if (words.length < 2 || !words.every((word) => /^\p{Lu}/u.test(word))) return false;
  const mean = counts.reduce((sum, other) => sum + other, 0) / counts.length;
  return words.some((word) => levels.test(word)) || count >= mean;
}
