/** Width of a text in pixels. */
export type Measure = (text: string) => number;

/** The text, or as much of its beginning as fits into `maxWidth` with an ellipsis. Never cuts a character in two. */
export function shortenToWidth(text: string, maxWidth: number, measure: Measure): string {
  const oneLine = text.replace(/\s+/g, ' ');
  // Measuring a book's worth of text is slow, and no more than this is ever shown.
  const characters = Array.from(oneLine.slice(0, 400));
  if (characters.length === Array.from(oneLine).length && measure(oneLine) <= maxWidth) return oneLine;
  let fits = 0;
  let tooMany = characters.length + 1;
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (measure(`${characters.slice(0, middle).join('')}…`) <= maxWidth) fits = middle;
    else tooMany = middle;
  }
  return `${characters.slice(0, fits).join('').trimEnd()}…`;
}

/** The text, or its first `maxLength − 1` characters and an ellipsis. */
export function shorten(text: string, maxLength: number): string {
  return shortenToWidth(text, maxLength, (part) => Array.from(part).length);
}
