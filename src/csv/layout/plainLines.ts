import type { Delimiter, Dialect, Quoting } from '../csvTable.ts';
import { unframed } from './drawnTable.ts';

/** Most line breaks in a cell whose quote is preceded by a space. */
export const mostLines = 50;

/** The quoted text on one line, with its quotes doubled. */
const enclosed = '[^"\\n]*(?:""[^"\\n]*)*';
/** An opening quote and the quoted text, without the closing quote. */
const spacedCell = `"${enclosed}(?:\\n${enclosed}){0,${mostLines}}`;

/** Replaces a delimiter of several characters in the lines to scan. */
const standIn = '\u001F';

/** The delimiter in the lines that `plainLines` returns. */
export function cellDelimiter({ delimiter }: Dialect): Delimiter {
  return delimiter === '::' ? standIn : delimiter;
}

/**
 * Converts lines to the form that `scanRecords` reads: one character between cells, cells in double quotes, single spaces and none at line
 * ends if runs of spaces are the delimiter, and no space before an enclosing quote. The number of lines stays the same; most texts are
 * unchanged.
 */
export function plainLines(text: string, dialect: Dialect): string {
  return unspacedQuotes(separatedLines(text, dialect), dialect);
}

/** Like `plainLines`, but keeps spaces before quotes; `unspacedQuotes` removes them from lines that need it. */
export function separatedLines(text: string, { delimiter, quoting }: Dialect): string {
  const lines = withDoubleQuotes(text, delimiter, quoting);
  if (delimiter === ' ') return squeezeSpaces(lines);
  return delimiter === '::' ? unspaced(lines, '::').replace(quotedOr('::'), toStandIn) : lines;
}

/** Removes spaces between a delimiter, or the beginning of a line, and a quote that encloses the rest of the cell. */
export function unspacedQuotes(text: string, { delimiter }: Dialect): string {
  return delimiter === ' ' || delimiter === '::' ? text : unspaced(text, delimiter);
}

function withDoubleQuotes(text: string, delimiter: Delimiter, quoting: Quoting | undefined): string {
  switch (quoting) {
    case undefined:
      return text;
    case 'frame':
      return unframed(text);
    case 'escaped':
      return text.includes('\\') ? text.replace(/\\(["\\])/g, (_, character: string) => (character === '"' ? '""' : character)) : text;
    case 'tailed':
      return text.replace(tail, '');
    case 'line':
      return text.replace(quotedLine, (_, line: string) => line.replaceAll('""', '"'));
    case 'print':
      return /[“„«]/.test(text) ? text.replace(printQuoted(escaped(delimiter)), printToDoubleQuotes) : text;
    case 'single':
      return text.includes("'") ? text.replace(singleQuoted(escaped(delimiter)), toDoubleQuotes) : text;
  }
}

/** Semicolons at the ends of lines. */
const tail = /;+$/gm;

/** One or more lines that form a single quoted cell: the quoted text, with its quotes doubled. */
export const quotedLine = /^ *"((?:[^"]|"")*)"[,;\t ]*$/gm;

/**
 * A cell in single quotes, after what precedes it, or a whole cell in double quotes. A quote inside is doubled or escaped by a backslash.
 */
export function singleQuoted(mark: string): RegExp {
  return new RegExp(`(^|${mark}) *'((?:''|\\\\'|[^\\n])*?)'(?= *(?:${mark}|$))|(?:^|${mark})"[^"]*(?:""[^"]*)*"?`, 'gm');
}

/** A cell in typographic quotes, after what precedes it. */
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
  // A quote directly after the delimiter opens a cell in which delimiters mean nothing. After a space it does so if it encloses the whole
  // cell, which may span some lines: text between two unrelated quotes hardly ever ends at a delimiter.
  const cell = `(^|${mark})(?: +(${spacedCell}")(?= *(?:${mark}|$))|"[^"]*(?:""[^"]*)*"?)`;
  return text.replace(new RegExp(cell, 'gm'), (whole: string, before: string, quoted: string | undefined) =>
    quoted === undefined ? whole : before + quoted,
  );
}

/** The beginning of the line with an unclosed cell whose quote is preceded by a space; the end of the text if there is none. */
export function beginOfOpenCell(text: string, { delimiter }: Dialect): number {
  let from = text.length;
  for (let line = 0; line <= mostLines && from > 0; line++) from = text.lastIndexOf('\n', from - 2) + 1;
  const tail = text.slice(from);
  if (delimiter === ' ' || !tail.includes(' "')) return text.length;
  const open = new RegExp(`(?:^|${escaped(delimiter)}) +${spacedCell}$(?![^])`, 'm').exec(tail);
  return open ? text.lastIndexOf('\n', from + open.index - 1) + 1 : text.length;
}

/** Matches quoted cells as a whole, and delimiters outside them. */
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
