import type { Dialect } from '../csv/csvTable.ts';

/** The cells of a line, or of a part of one, as they are written: with quotes and the spaces around them. Undefined where a quote is open at its end, and where whole lines, or cells in quotes of print, stand in quotes. */
export function rawCells(line: string, dialect: Dialect): readonly string[] | undefined {
  if (dialect.quoting === 'line' || dialect.quoting === 'print') return undefined;
  const quote = quoteOf(dialect);
  const { delimiter } = dialect;
  // Where spaces separate, tabs may, too.
  if (delimiter === ' ' && line.includes('\t')) return undefined;
  const cells: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === quote && (isQuoted || line.slice(start, at).trim() === '')) isQuoted = !isQuoted;
    if (isQuoted || !line.startsWith(delimiter, at)) continue;
    cells.push(line.slice(start, at));
    at += delimiter.length - 1;
    // A run of spaces is one delimiter.
    while (delimiter === ' ' && line[at + 1] === ' ') at++;
    start = at + 1;
  }
  return isQuoted ? undefined : [...cells, line.slice(start)];
}

/** What a raw cell holds. */
export function cellOfRaw(raw: string, dialect: Dialect): string {
  const quote = quoteOf(dialect);
  const text = raw.trim();
  if (text.length < 2 || !text.startsWith(quote) || !text.endsWith(quote)) return text;
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}

/** The raw cell for a text, in quotes where they are wanted or needed; undefined for what cannot be written on one line. */
export function rawOfCell(text: string, dialect: Dialect, isQuoted: boolean): string | undefined {
  const quote = quoteOf(dialect);
  if (/[\r\n]/.test(text)) return undefined;
  const isNeeded = text.includes(dialect.delimiter) || text.includes(quote) || text !== text.trim();
  return isNeeded || isQuoted ? quote + text.replaceAll(quote, quote + quote) + quote : text;
}

/** What cells of this dialect stand in, where they stand in quotes. */
export function quoteOf({ quoting }: Dialect): string {
  return quoting === 'single' ? "'" : '"';
}
