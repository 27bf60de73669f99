/** Names of eras, as alternatives of a pattern, and the year in our calendar before their first year. */
const named: readonly (readonly [era: string, before: number])[] = [
  ['令和|㋿', 2018],
  ['平成|㍻', 1988],
  ['昭和|㍼', 1925],
  ['大正|㍽', 1911],
  ['明治|㍾', 1867],
  ['(?:中華|中华)?民[國国]', 1911],
];
/** Japanese eras abbreviated to a letter, which only count in a full date: R6.1.2. */
const lettered: readonly (readonly [letter: string, before: number])[] = [
  ['R', 2018],
  ['H', 1988],
  ['S', 1925],
  ['T', 1911],
  ['M', 1867],
];

/**
 * Years of other eras at the beginning of a date: a pattern whose first group is the number of the year (元 is 1), the year in our calendar
 * before the first one, and what follows the year in our notation. Patterns use syntax that JavaScript and Python share, and ignore letter
 * case.
 */
export const dateEras: readonly (readonly [pattern: string, before: number, behind: string])[] = [
  ...named.flatMap(([era, before]) => [
    [String.raw`^(?:${era})\s?(\d{1,3}|元)\s?年?度?$`, before, '-01'] as const,
    [String.raw`^(?:${era})\s?(\d{1,3}|元)(?=\s?[年./-])`, before, ''] as const,
  ]),
  ...lettered.map(
    ([letter, before]) => [String.raw`^${letter}(\d{1,2})(?=[./-]\d{1,2}[./-]\d{1,2}(?:\s\d{1,2}:\d\d(?::\d\d)?)?$)`, before, ''] as const,
  ),
  // 113/01/02 of Taiwan
  [String.raw`^(1[0-4]\d)(?=([-/.])\d\d\2\d\d$)`, 1911, ''],
];

const patterns = dateEras.map(([pattern, before, behind]) => [new RegExp(pattern, 'i'), before, behind] as const);

/** A cheap test, because few dates begin with an era. */
const mayBeEra = /^(?:1[0-4]\d[-/.]|[RHSTM]\d|[令平昭大明中民㋿㍻-㍾])/i;

/** The text of a date with its year in our calendar. */
export function replaceEra(text: string): string {
  if (!mayBeEra.test(text)) return text;
  for (const [pattern, before, behind] of patterns) {
    const match = pattern.exec(text);
    if (match) return `${before + (match[1] === '元' ? 1 : Number(match[1]))}${behind}${text.slice(match[0].length)}`;
  }
  return text;
}

const letterEra = /^([RHSTM])\d{1,2}[./-]\d{1,2}[./-](\d{1,2})$/i;
/** Version numbers of programs are rarely higher. */
const highestPart = 12;

/** True if texts such as R4.3.1 are more likely versions of a program: all have the same letter, and no last part is higher than 12. */
export function areReleases(texts: readonly string[]): boolean {
  const matches = texts.flatMap((text) => {
    const match = letterEra.exec(text);
    return match ? [match] : [];
  });
  if (matches.length === 0) return false;
  const letters = new Set(matches.map(([, letter]) => letter.toUpperCase()));
  return letters.size === 1 && matches.every(([, , last]) => Number(last) <= highestPart);
}

const buddhistYear = /(?<![\d:.])(?:240[1-9]|24[1-9]\d|25\d\d|26[0-4]\d|2650)(?!\d)|[\u0e00-\u0e7f]/;

/** True for a date whose year is counted from another beginning than ours. */
export function isOfOtherEra(text: string): boolean {
  return buddhistYear.test(text) || replaceEra(text) !== text;
}

const fiscalYear = /(?:^|[\s/-])[FSA]Y\s?['’]?\d/i;

/** True for a date that names a fiscal or a school year. */
export function isFiscal(text: string): boolean {
  return fiscalYear.test(text);
}
