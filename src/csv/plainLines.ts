import type { Delimiter, Dialect, Quoting } from './csvTable.ts';
import { unframed } from './drawnTable.ts';

/** Line breaks in a cell whose quote has a space in front. */
export const mostLines = 50;

/** What quotes enclose on one line, with its own quotes doubled. */
const enclosed = '[^"\\n]*(?:""[^"\\n]*)*';
/** A quote and what it encloses, without the one that closes it. */
const spacedCell = `"${enclosed}(?:\\n${enclosed}){0,${mostLines}}`;

/** Stands for a delimiter of several characters in the lines that are scanned. */
const standIn = '\u001F';

/** The character between the cells of the lines that `plainLines` gives. */
export function cellDelimiter({ delimiter }: Dialect): Delimiter {
  return delimiter === '::' ? standIn : delimiter;
}

/**
 * The lines as `scanRecords` reads them: one character between the cells, cells in double quotes, single spaces and none at the ends of lines
 * where runs of spaces separate, and no space in front of a quote that encloses a cell. The lines stay where they are; most texts stay as
 * they are.
 */
export function plainLines(text: string, dialect: Dialect): string {
  return unspacedQuotes(separatedLines(text, dialect), dialect);
}

/** The same but for the spaces in front of quotes: `unspacedQuotes` takes them away from lines that are not plain without. */
export function separatedLines(text: string, { delimiter, quoting }: Dialect): string {
  const lines = withDoubleQuotes(text, delimiter, quoting);
  if (delimiter === ' ') return squeezeSpaces(lines);
  return delimiter === '::' ? unspaced(lines, '::').replace(quotedOr('::'), toStandIn) : lines;
}

/** Takes the spaces away between a delimiter, or the beginning of a line, and a quote that encloses the rest of the cell. */
export function unspacedQuotes(text: string, { delimiter }: Dialect): string {
  return delimiter === ' ' || delimiter === '::' ? text : unspaced(text, delimiter);
}

function withDoubleQuotes(text: string, delimiter: Delimiter, quoting: Quoting | undefined): string {
  switch (quoting) {
    case undefined:
      return text;
    case 'frame':
      return unframed(text);
    case 'line':
      return text.replace(quotedLine, (_, line: string) => line.replaceAll('""', '"'));
    case 'print':
      return /[“„«]/.test(text) ? text.replace(printQuoted(escaped(delimiter)), printToDoubleQuotes) : text;
    case 'single':
      return text.includes("'") ? text.replace(singleQuoted(escaped(delimiter)), toDoubleQuotes) : text;
  }
}

/** A line, or several, that is one cell in quotes: what is in them, with its own quotes doubled. */
export const quotedLine = /^ *"((?:[^"]|"")*)"[,;\t ]*$/gm;

/** A cell in single quotes, after what stands in front of it; and one in double quotes as a whole. A quote inside is doubled or has a backslash. */
export function singleQuoted(mark: string): RegExp {
  return new RegExp(`(^|${mark}) *'((?:''|\\\\'|[^\\n])*?)'(?= *(?:${mark}|$))|(?:^|${mark})"[^"]*(?:""[^"]*)*"?`, 'gm');
}

/** A cell in quotes of print, after what stands in front of it. */
export function printQuoted(mark: string): RegExp {
  return new RegExp(`(^|${mark}) *(?:“([^“”\\n]*)”|„([^„“”\\n]*)[“”]|«([^«»\\n]*)») *(?=${mark}|$)`, 'gm');
}

function printToDoubleQuotes(_: string, before: string, ...cells: readonly (string | undefined)[]): string {
  const cell = cells.slice(0, 3).find((one) => one !== undefined) ?? '';
  return `${before}"${cell.replaceAll('"', '""')}"`;
}

function toDoubleQuotes(whole: string, before: string | undefined, cell: string): string {
  return before === undefined ? whole : `${before}"${cell.replace(/''|\\'/g, "'").replaceAll('"', '""')}"`;
}

function squeezeSpaces(text: string): string {
  return text.replace(/(?<=^|[ \n\t])"[^"]*(?:""[^"]*)*"?|^[ \t]+|[ \t]+$|[ \t]{2,}|\t/gm, (run, offset: number) => {
    if (run.startsWith('"')) return run;
    const isAtEdge = offset === 0 || text[offset - 1] === '\n' || offset + run.length === text.length || text[offset + run.length] === '\n';
    return isAtEdge ? '' : ' ';
  });
}

function unspaced(text: string, delimiter: Delimiter): string {
  if (!text.includes(' "') || !(text.includes(`${delimiter} `) || text.startsWith(' ') || text.includes('\n '))) return text;
  const mark = escaped(delimiter);
  // A quote right behind the delimiter opens a cell in which delimiters mean nothing. Behind a space it does where it encloses all of the cell,
  // which may go over some lines: what a lone quote encloses up to the next one hardly ends at a delimiter.
  const cell = `(^|${mark})(?: +(${spacedCell}")(?= *(?:${mark}|$))|"[^"]*(?:""[^"]*)*"?)`;
  return text.replace(new RegExp(cell, 'gm'), (whole: string, before: string, quoted: string | undefined) =>
    quoted === undefined ? whole : before + quoted,
  );
}

/** Where the line begins from which on a cell goes to the end of the text whose quote has a space in front; the end of the text where there is none. */
export function beginOfOpenCell(text: string, { delimiter }: Dialect): number {
  let from = text.length;
  for (let line = 0; line <= mostLines && from > 0; line++) from = text.lastIndexOf('\n', from - 2) + 1;
  const tail = text.slice(from);
  if (delimiter === ' ' || !tail.includes(' "')) return text.length;
  const open = new RegExp(`(?:^|${escaped(delimiter)}) +${spacedCell}$(?![^])`, 'm').exec(tail);
  return open ? text.lastIndexOf('\n', from + open.index - 1) + 1 : text.length;
}

/** Cells in quotes as a whole, and delimiters outside of them. */
function quotedOr(delimiter: Delimiter): RegExp {
  const mark = escaped(delimiter);
  return new RegExp(`(?<=^|${mark})"[^"]*(?:""[^"]*)*"?|${mark}`, 'gm');
}

function toStandIn(found: string): string {
  return found.startsWith('"') ? found : standIn;
}

function escaped(delimiter: Delimiter): string {
  return delimiter.replace(/[|^]/g, '\\$&');
}
