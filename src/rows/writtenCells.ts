import type { Dialect } from '../csv/csvTable.ts';

/**
 * The cells of a line, or of part of one, as written, with quotes and surrounding spaces. Undefined if a quote is open at the end, if whole
 * lines are quoted or end with semicolons that separate nothing, if cells are in typographic quotes, or if quotes inside are escaped.
 */
export function writtenCells(line: string, dialect: Dialect): readonly string[] | undefined {
  if (dialect.quoting !== undefined && dialect.quoting !== 'single' && dialect.quoting !== 'frame') return undefined;
  const quote = quoteOf(dialect);
  const { delimiter } = dialect;
  // If spaces separate cells, tabs may too.
  if (delimiter === ' ' && line.includes('\t')) return undefined;
  const cells: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === quote && (isQuoted || line.slice(start, at).trim() === '')) isQuoted = !isQuoted;
    if (isQuoted || !line.startsWith(delimiter, at)) continue;
    cells.push(line.slice(start, at));
    at += delimiter.length - 1;
    // Several spaces count as one delimiter.
    while (delimiter === ' ' && line[at + 1] === ' ') at++;
    start = at + 1;
  }
  return isQuoted ? undefined : [...cells, line.slice(start)];
}

/** The value of a raw cell. */
export function cellOfRaw(raw: string, dialect: Dialect): string {
  const quote = quoteOf(dialect);
  const text = raw.trim();
  if (text.length < 2 || !text.startsWith(quote) || !text.endsWith(quote)) return text;
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}

/** The raw cell for a text, quoted if requested or necessary; undefined if it cannot be written on one line. */
export function rawOfCell(text: string, dialect: Dialect, isQuoted: boolean): string | undefined {
  const quote = quoteOf(dialect);
  if (/[\r\n]/.test(text)) return undefined;
  const isNeeded = text.includes(dialect.delimiter) || text.includes(quote) || text !== text.trim();
  return isNeeded || isQuoted ? quote + text.replaceAll(quote, quote + quote) + quote : text;
}

/** The quote character of the dialect. */
export function quoteOf({ quoting }: Dialect): string {
  return quoting === 'single' ? "'" : '"';
}
