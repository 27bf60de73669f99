import { listOf, message, plural, verbatim, type Message, type MessageList } from '../../message.ts';
import { findFold, foldedKey, type SpellingFold } from '../cells/spelling.ts';
import { nearKey, spelledOutKey } from '../cells/nearKey.ts';
import { remarkOfColumn } from './remarks/remarkOfColumn.ts';
import { shortenCell } from '../cells/shortenCell.ts';
import { visibleText } from '../cells/visibleText.ts';
import { writeCount } from '../../writeNumber.ts';
import type { PaddedText } from '../../csv/csvTable.ts';
import type { Column, PaddedValues, SpellingGroup, Spellings } from './column.ts';
import type { TextCount, ValueCount } from './columnValues.ts';

/** With more distinct values they are hardly answers. */
const mostValues = 1000;

/**
 * Values of a column that have several spellings. With a fold they are already merged. `padded`: its texts that have spaces around them in
 * some cells only.
 */
export function findSpellings(
  values: readonly ValueCount[],
  fold: SpellingFold | undefined,
  padded: readonly PaddedText[] = [],
): Spellings | undefined {
  const one = values.flatMap(({ name, texts }): SpellingGroup[] =>
    texts ? [{ name, texts: shown(texts), difference: differenceOf(texts) }] : [],
  );
  const possible = fold === undefined && values.length <= mostValues ? findFold(values.map(({ name }) => name)) : undefined;
  const alike = possible === undefined ? [] : groupBy(values, (name) => foldedKey(name, possible));
  const near = values.length <= mostValues ? nearGroups(values, fold ?? possible) : [];
  if (one.length + alike.length + near.length + padded.length === 0) return undefined;
  return {
    one,
    alike,
    ...(possible === undefined || alike.length === 0 ? {} : { fold: possible }),
    ...(near.length === 0 ? {} : { near }),
    ...(padded.length === 0 ? {} : { padded: paddedValues(padded) }),
  };
}

function paddedValues(padded: readonly PaddedText[]): PaddedValues {
  const byName = new Map<string, number>();
  for (const { text, count } of padded) byName.set(visibleText(text), (byName.get(visibleText(text)) ?? 0) + count);
  const commonestFirst = [...byName].sort(([, a], [, b]) => b - a);
  return {
    names: commonestFirst.slice(0, mostNamed).map(([name]) => name),
    distinct: byName.size,
    cells: padded.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Groups that only a looser comparison finds. */
function nearGroups(values: readonly ValueCount[], fold: SpellingFold | undefined): SpellingGroup[] {
  // Both Muller and Mueller may be spellings of Müller.
  const plain = new Map(
    values.flatMap(({ name }) => {
      const spelledOut = spelledOutKey(name);
      return spelledOut === undefined ? [] : [[spelledOut, nearKey(name)] as const];
    }),
  );
  const keyOf = (name: string) => {
    const key = nearKey(name);
    return key === undefined ? name : (plain.get(key) ?? key);
  };
  return groupBy(values, keyOf).filter(({ texts }) => new Set(texts.map(({ text }) => foldedKey(text, fold ?? 'letterCase'))).size > 1);
}

function groupBy(values: readonly ValueCount[], keyOf: (name: string) => string): SpellingGroup[] {
  const byKey = new Map<string, TextCount[]>();
  for (const { name, count } of values) {
    const key = keyOf(name);
    const known = byKey.get(key);
    if (known) known.push({ text: name, count });
    else byKey.set(key, [{ text: name, count }]);
  }
  return [...byKey.values()].flatMap((texts) =>
    texts.length < 2 ? [] : [{ name: commonest(texts), texts: shown(texts), difference: differenceOf(texts) }],
  );
}

/** Limits the groups, because a plan is sent and saved. */
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

/** Remarks on values with several spellings, both merged and possible. */
export function spellingRemarks(spellings: Spellings | undefined): Message[] {
  if (!spellings) return [];
  const { one, alike, near = [], padded } = spellings;
  return [
    ...limited(one).map(oneValue),
    ...(padded ? [withoutSpaces(padded)] : []),
    ...(alike.length === 0 ? [] : [mayBeOne(alike)]),
    ...(near.length === 0 ? [] : [mayBeAlike(near)]),
  ];
}

/** The same remarks as warnings of a run, for its features. */
export function spellingWarnings(columns: readonly Column[]): Message[] {
  return columns.flatMap(({ name, spellings }) => spellingRemarks(spellings).map((remark) => remarkOfColumn(name, remark)));
}

const mostNamed = 3;

function limited(groups: readonly SpellingGroup[]): readonly SpellingGroup[] {
  return [...groups].sort((a, b) => total(b) - total(a)).slice(0, mostNamed);
}

function oneValue(group: SpellingGroup): Message {
  const { name, texts, difference } = group;
  if (difference === 'invisible') {
    const counts = listOf(
      texts.map(({ count }) => writeCount(count)),
      'and',
    );
    return message(
      '"{name}" is written in {ways} ways that look the same, with other spaces or invisible characters (in {counts} cells): they are one value',
      { name, ways: texts.length, counts },
    );
  }
  return message('{texts} are one value, "{name}"', { texts: listTexts(group), name });
}

function withoutSpaces({ names, distinct, cells }: PaddedValues): Message {
  return plural(
    cells,
    'one cell with {texts} has spaces around the text, others have none: spaces make no other value',
    '{count} cells with {texts} have spaces around the text, others have none: spaces make no other value',
    {
      texts: listOf(
        names.map((name) => `"${shortenCell(name)}"`),
        'or',
        mostNamed,
        distinct,
      ),
    },
  );
}

function mayBeOne(groups: readonly SpellingGroup[]): Message {
  const named = limited(groups).map((group) => verbatim(listTexts(group)));
  return message('{texts} may be the same in several spellings: they count as different values, and can be made one', {
    texts: listOf(named, 'semicolon', mostNamed, groups.length),
  });
}

function mayBeAlike(groups: readonly SpellingGroup[]): Message {
  const named = limited(groups).map((group) => verbatim(listTexts(group)));
  return message(
    '{texts} may be the same in several spellings: they count as different values; write them the same way in the file if they are',
    {
      texts: listOf(named, 'semicolon', mostNamed, groups.length),
    },
  );
}

function listTexts({ texts }: SpellingGroup): MessageList {
  return listOf(
    texts.slice(0, 6).map(({ text, count }) => `"${visibleText(text)}" (${writeCount(count)})`),
    'and',
  );
}

function total({ texts }: SpellingGroup): number {
  return texts.reduce((sum, { count }) => sum + count, 0);
}
