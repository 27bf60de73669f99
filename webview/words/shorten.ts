import { showOverrides } from '../../src/visibleText.ts';

/** Width of a text in pixels. */
export type Measure = (text: string) => number;

/** Measuring very long texts is slow, and no more characters than this are ever visible. */
const mostCharacters = 400;
/** The end's share of a text that is cut in the middle: enough to tell "(day of week, sine)" from "(day of week, cosine)" in a narrow panel. */
const endShare = 0.6;

/** The text, or as much of its beginning as fits into `maxWidth` with an ellipsis and `end`. Surrogate pairs stay whole. */
export function shortenToWidth(text: string, maxWidth: number, measure: Measure, end = ''): string {
  const oneLine = onOneLine(text);
  if (fits(oneLine + end, maxWidth, measure)) return oneLine + end;
  const characters = Array.from(oneLine.slice(0, mostCharacters));
  const count = mostThatFit(characters.length, (length) => measure(`${characters.slice(0, length).join('')}…${end}`) <= maxWidth);
  return `${characters.slice(0, count).join('').trimEnd()}…${end}`;
}

/** The text, or its beginning and end with an ellipsis between them: similar names often differ at their ends. */
export function shortenMiddle(text: string, maxWidth: number, measure: Measure): string {
  const oneLine = onOneLine(text);
  if (fits(oneLine, maxWidth, measure)) return oneLine;
  const characters = Array.from(oneLine.slice(-mostCharacters));
  const endOf = (length: number) => characters.slice(characters.length - length).join('');
  const end = endOf(mostThatFit(characters.length - 1, (length) => measure(endOf(length)) <= maxWidth * endShare)).trimStart();
  return shortenToWidth(oneLine.slice(0, oneLine.length - end.length), maxWidth, measure, end);
}

/** Shortens one of several names: where another would look the same, the part in which they differ is shown, as in "…sensor_12_in…". */
export function shortenAmong(text: string, names: readonly string[], maxWidth: number, measure: Measure): string {
  return tellApart(shortenMiddle(text, maxWidth, measure), text, names, maxWidth, measure);
}

/** The shortened text, or the part in which the text differs from those of the names that could have been shortened to the same. */
function tellApart(short: string, text: string, names: readonly string[], maxWidth: number, measure: Measure): string {
  const cut = short.indexOf('…');
  if (cut < 0 || short === onOneLine(text)) return short;
  const [start, end] = [short.slice(0, cut), short.slice(cut + 1)];
  const rivals = names.filter((name) => name !== text && name.startsWith(start) && name.endsWith(end));
  return rivals.length === 0 ? short : (aroundDifference(text, rivals, maxWidth, measure) ?? short);
}

/** Shortens names on demand, each once: comparing one with all the others is slow where there are many. */
export function shortenerAmong(names: readonly string[], maxWidth: number, measure: Measure): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const short = known.get(name) ?? shortenAmong(name, names, maxWidth, measure);
    known.set(name, short);
    return short;
  };
}

/** The part that differs from the rivals, with as much around it as fits; undefined where not even that part fits. */
function aroundDifference(text: string, rivals: readonly string[], maxWidth: number, measure: Measure): string | undefined {
  const characters = Array.from(text);
  let [length, start, end] = [characters.length, characters.length, characters.length];
  // No copies of 100 000 rivals are made.
  for (const rival of rivals) {
    length = Math.min(length, lengthOf(rival));
    start = Math.min(start, sharedStart(characters, rival));
    end = Math.min(end, sharedEnd(characters, rival));
  }
  let from = Math.min(start, length);
  const behind = Math.min(end, length - from);
  const shown = (first: number, end: number) =>
    onOneLine(`${first > 0 ? '…' : ''}${characters.slice(first, end).join('')}${end < characters.length ? '…' : ''}`);
  const isFitting = (first: number, end: number) =>
    first >= 0 && end <= characters.length && end - first <= mostCharacters && measure(shown(first, end)) <= maxWidth;
  let to = characters.length - behind;
  if (!isFitting(from, to)) return undefined;
  // Grows by one character before and one behind, in turn.
  for (let hasGrown = true; hasGrown;) {
    const [before, after] = [from, to];
    if (isFitting(from - 1, to)) from--;
    if (isFitting(from, to + 1)) to++;
    hasGrown = from < before || to > after;
  }
  return shown(from, to);
}

/** Number of characters; a surrogate pair is one. */
function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** How many of the leading characters the text shares. */
function sharedStart(characters: readonly string[], text: string): number {
  let [count, at] = [0, 0];
  while (count < characters.length && text.startsWith(characters[count], at)) at += characters[count++].length;
  return count;
}

/** How many of the trailing characters the text shares. */
function sharedEnd(characters: readonly string[], text: string): number {
  let [count, at] = [0, text.length];
  while (count < characters.length) {
    const character = characters[characters.length - 1 - count];
    at -= character.length;
    if (at < 0 || !text.startsWith(character, at)) break;
    count++;
  }
  return count;
}

/**
 * The name of a network's input, such as "district = Harbour", in `maxWidth`. The column's name is shortened before the part that differs among
 * the column's inputs, so two of them never look the same where that part and an ellipsis fit; where they do not, the beginning and end are
 * shown. Where one of `names` could look the same, the part in which they differ is shown, as by `shortenAmong`.
 */
export function shortenInputName(
  { name, column }: { name: string; column: string },
  maxWidth: number,
  measure: Measure,
  names: readonly string[] = [],
): string {
  const part = name.startsWith(column) ? onOneLine(name.slice(column.length)) : '';
  if (part === '' || fits(onOneLine(name), maxWidth, measure)) return shortenAmong(name, names, maxWidth, measure);
  if (fits(`…${part}`, maxWidth, measure)) {
    return tellApart(shortenToWidth(column, maxWidth, measure, part), name, names, maxWidth, measure);
  }
  return shortenMiddle(part.trimStart(), maxWidth, measure);
}

/** The text, or its first `maxLength − 1` characters and an ellipsis. */
export function shorten(text: string, maxLength: number): string {
  return shortenToWidth(text, maxLength, countCharacters);
}

/** The same for one of several names: where the beginning of another is the same, the part in which they differ is shown. */
export function shortenApart(text: string, names: readonly string[], maxLength: number): string {
  return tellApart(shorten(text, maxLength), text, names, maxLength, countCharacters);
}

function countCharacters(text: string): number {
  return Array.from(text).length;
}

function onOneLine(text: string): string {
  return showOverrides(text.replace(/\s+/g, ' '));
}

function fits(text: string, maxWidth: number, measure: Measure): boolean {
  return text.length <= 2 * mostCharacters && measure(text) <= maxWidth;
}

/** The largest length up to `most` for which `isFitting` holds; it must be monotonic. 0 when it never holds. */
function mostThatFit(most: number, isFitting: (length: number) => boolean): number {
  let [fitting, tooMany] = [0, most + 1];
  while (tooMany - fitting > 1) {
    const middle = (fitting + tooMany) >> 1;
    if (isFitting(middle)) fitting = middle;
    else tooMany = middle;
  }
  return fitting;
}
