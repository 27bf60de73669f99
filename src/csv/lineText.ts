/** VS Code counts `\n`, `\r\n` and a lone `\r` as one line break each; all become `\n`, so that records are the same whatever a file uses. */
export function normalizeLineBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** A text without the mark that says how it is encoded. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** # of most programs, % of MATLAB and Weka, // of code; ; of settings, ! and -- have a space behind them, and no other ; follows, which would separate. */
const comment = /^(?:#|%|\/\/|;(?=;* [^;]*$)|!(?= )|--(?= ))/;

/** True for a line that is a comment where it stands above the names or does not have as many cells as the table. */
export function beginsComment(line: string): boolean {
  return comment.test(line);
}

/** What a comment begins with: "#", "%"; empty for any other line. */
export function commentMark(line: string): string {
  return comment.exec(line)?.[0] ?? '';
}

/** True for a line of empty cells, as tables have it that begin lower in a spreadsheet; no such line holds the names. */
export function holdsNothing(line: string): boolean {
  // eslint-disable-next-line no-control-regex -- Hive and ASCII separate with them.
  return /^(?:[,;\t|^~ \u0001\u001F]|::|""|'')*$/.test(line);
}

/** The names in a comment line as NumPy and gnuplot write them, "# x y"; the # of "#id" belongs to the name. */
export function commentedHeader(line: string): string {
  return line.replace(/^(?:#|%|\/\/|;|!|--) +/, '');
}

/** What stands behind `sep=` on the first line, Excel's way to name the delimiter; undefined on any other line. */
export function separatorOf(line: string): string | undefined {
  return /^"?sep=(::|.)"?\s*$/i.exec(line)?.[1];
}

/**
 * The cells of a record of a table with so many columns: as many, or one more that is empty because the line ends with a delimiter;
 * undefined when they do not fit.
 */
export function fittingCells(cells: readonly string[], columnCount: number): readonly string[] | undefined {
  if (cells.length === columnCount) return cells;
  return cells.length === columnCount + 1 && cells[columnCount].trim() === '' ? cells.slice(0, columnCount) : undefined;
}
