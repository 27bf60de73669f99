import { findFold, foldedKey, type SpellingFold } from '../cells/spelling.ts';
import { visibleText } from '../cells/visibleText.ts';
import type { Column, SpellingGroup, Spellings } from './column.ts';
import type { TextCount, ValueCount } from './columnValues.ts';

/** More different values are hardly answers. */
const mostValues = 1000;

/** What is written in several ways among the values of a column; with a fold they are values by that already. */
export function findSpellings(values: readonly ValueCount[], fold: SpellingFold | undefined): Spellings | undefined {
  const one = values.flatMap(({ name, texts }): SpellingGroup[] =>
    texts ? [{ name, texts: shown(texts), difference: differenceOf(texts) }] : [],
  );
  const possible = fold === undefined && values.length <= mostValues ? findFold(values.map(({ name }) => name)) : undefined;
  const alike = possible === undefined ? [] : groupByFold(values, possible);
  if (one.length === 0 && alike.length === 0) return undefined;
  return { one, alike, ...(possible === undefined || alike.length === 0 ? {} : { fold: possible }) };
}

function groupByFold(values: readonly ValueCount[], fold: SpellingFold): SpellingGroup[] {
  const byKey = new Map<string, TextCount[]>();
  for (const { name, count } of values) {
    const key = foldedKey(name, fold);
    const known = byKey.get(key);
    if (known) known.push({ text: name, count });
    else byKey.set(key, [{ text: name, count }]);
  }
  return [...byKey.values()].flatMap((texts) =>
    texts.length < 2 ? [] : [{ name: commonest(texts), texts: shown(texts), difference: differenceOf(texts) }],
  );
}

/** A few of many: a plan is sent and saved. */
const mostShown = 20;

function shown(texts: readonly TextCount[]): readonly TextCount[] {
  return texts.length <= mostShown ? texts : [...texts].sort((a, b) => b.count - a.count).slice(0, mostShown);
}

function commonest(texts: readonly TextCount[]): string {
  return texts.reduce((best, other) => (other.count > best.count ? other : best)).text;
}

function differenceOf(texts: readonly TextCount[]): SpellingGroup['difference'] {
  const areAlike = (key: (text: string) => string) => texts.every(({ text }) => key(text) === key(texts[0].text));
  if (areAlike(visibleText)) return 'invisible';
  return areAlike((text) => foldedKey(text, 'letterCase')) ? 'letterCase' : 'word';
}

/** In words what is one value although it is written in several ways, and what may be. */
export function spellingRemarks(spellings: Spellings | undefined): string[] {
  if (!spellings) return [];
  const { one, alike } = spellings;
  return [...limited(one).map(oneValue), ...(alike.length === 0 ? [] : [mayBeOne(alike)])];
}

/** The same of columns that are learned from, for the run. */
export function spellingWarnings(columns: readonly Column[]): string[] {
  return columns.flatMap(({ name, spellings }) => spellingRemarks(spellings).map((remark) => `"${name}": ${remark}.`));
}

const mostNamed = 3;

function limited(groups: readonly SpellingGroup[]): readonly SpellingGroup[] {
  return [...groups].sort((a, b) => total(b) - total(a)).slice(0, mostNamed);
}

function oneValue(group: SpellingGroup): string {
  const { name, texts, difference } = group;
  if (difference === 'invisible') {
    const counts = texts.map(({ count }) => count);
    return `"${name}" is written in ${texts.length} ways that look the same, with other spaces or invisible characters (in ${joined(counts.map(String))} cells): they are one value`;
  }
  return `${listTexts(group)} are one value, "${name}"`;
}

function mayBeOne(groups: readonly SpellingGroup[]): string {
  const named = limited(groups).map(listTexts);
  const more = groups.length > named.length ? ` (and ${groups.length - named.length} more)` : '';
  return `${named.join('; ')}${more} may be the same in several spellings: they count as different values, and can be made one`;
}

function listTexts({ texts }: SpellingGroup): string {
  return joined(texts.slice(0, 6).map(({ text, count }) => `"${visibleText(text)}" (${count})`));
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}

function total({ texts }: SpellingGroup): number {
  return texts.reduce((sum, { count }) => sum + count, 0);
}
