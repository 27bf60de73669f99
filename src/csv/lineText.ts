/**
 * VS Code counts `\n`, `\r\n` and a lone `\r` as one line break each. All become `\n`, so that records do not depend on a file's line
 * breaks.
 */
export function normalizeLineBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Removes a byte order mark. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/**
 * # in most programs, % in MATLAB and Weka, // in code. A ; as in settings files, ! and -- must be followed by a space, and no further ;
 * may follow, since that would be a delimiter. Campbell Scientific data loggers begin with TOA5 or TOACI1 and a description of the device.
 */
const comment = /^(?:#|%|\/\/|;(?=;* [^;]*$)|!(?= )|--(?= )|"?TOA(?:5|CI1)"?(?=,))/;

/** True for a line that is a comment if it is above the names or does not have as many cells as the table. */
export function beginsComment(line: string): boolean {
  return comment.test(line);
}

/** The characters that begin a comment: "#", "%"; empty for any other line. */
export function commentMark(line: string): string {
  return comment.exec(line)?.[0] ?? '';
}

/** True for a line of empty cells, as in tables that begin lower in a spreadsheet. Such a line never holds the names. */
export function holdsNothing(line: string): boolean {
  // eslint-disable-next-line no-control-regex -- Hive and ASCII separate with them.
  return /^(?:[,;\t|¦^~ \u0001\u001F]|::|""|'')*$/.test(line);
}

/** The names in a comment line as NumPy and gnuplot write them, "# x y". In "#id" the # belongs to the name. */
export function commentedHeader(line: string): string {
  return line.replace(/^(?:#|%|\/\/|;|!|--) +/, '');
}

/** The delimiter after `sep=` on the first line, as Excel writes it; undefined for any other line. */
export function separatorOf(line: string): string | undefined {
  return /^"?sep=(::|.)"?\s*$/i.exec(line)?.[1];
}

/**
 * The cells of a record if they fit a table of this width: the same number, or one more that is empty because the line ends with a
 * delimiter. Otherwise undefined.
 */
export function fittingCells(cells: readonly string[], columnCount: number): readonly string[] | undefined {
  if (cells.length === columnCount) return cells;
  return cells.length === columnCount + 1 && cells[columnCount].trim() === '' ? cells.slice(0, columnCount) : undefined;
}
