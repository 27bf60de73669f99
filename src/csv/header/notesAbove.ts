import { message, plural, type Message } from '../../message.ts';
import type { Delimiter } from '../csvTable.ts';
import { cellKind } from '../cellKind.ts';
import { columnKind, isHeaderLike } from './headerLines.ts';
import { fittingCells, holdsNothing } from '../lineText.ts';
import type { Preamble } from './preamble.ts';
import { sampleRecords } from '../layout/sampleRecords.ts';
import { strongDelimiters } from '../layout/separators.ts';

const mostLines = 12;
const sampleSize = 60;
const fewestRows = 3;
const evenShare = 0.9;
/** Notes are followed by at least this many times as many rows; a summary above a table is followed by fewer. */
const manyTimes = 4;
/** Most cells of a line of notes, which usually has a name and its value. */
const mostCells = 3;
/** Most lines of titles directly above the names. */
const mostTitles = 3;

/** The text below notes such as the World Bank's, and the warning about them. */
export interface NotesAbove {
  readonly offset: number;
  /** 0-based. */
  readonly line: number;
  readonly warning: Message;
}

/**
 * Finds a few lines of one or two cells above a blank line, followed by names and more rows with more cells. Such lines are metadata. So are
 * one to three lines of one cell directly above names that can be nothing else. Undefined if there are none.
 */
export function findNotesAbove(text: string, { comments, offset, line }: Preamble): NotesAbove | undefined {
  if (comments.length > 0) return undefined;
  const above: string[] = [];
  let [at, number, lastNote, isBehindBlank] = [offset, line, line, false];
  while (at < text.length && above.length <= mostLines) {
    const lineBreak = text.indexOf('\n', at);
    const end = lineBreak < 0 ? text.length : lineBreak;
    const one = text.slice(at, end);
    const isBlank = one.trim() === '' || holdsNothing(one);
    if (isBehindBlank && !isBlank && !isOpen(above) && isTableBelow(text.slice(at), number, above)) {
      const warning = plural(
        lastNote - line + 1,
        'Line {first} is above the table and a blank line, and was skipped as a note.',
        'Lines {first} to {last} are above the table and a blank line, and were skipped as notes.',
        { first: String(line + 1), last: String(lastNote + 1) },
      );
      return { offset: at, line: number, warning };
    }
    if (!isBlank && !isBehindBlank && areTitles(above) && isTitled(text.slice(at), number, above))
      return { offset: at, line: number, warning: titleWarning(line, lastNote) };
    if (!isBlank && above.length === 1 && !isBehindBlank && isOnlyNumbered(text.slice(at), number, one, above[0])) {
      const warning = message('Line {line} only numbers the columns and was skipped.', { line: String(line + 1) });
      return { offset: at, line: number, warning };
    }
    if (!isBlank) {
      above.push(one);
      lastNote = number;
    }
    isBehindBlank = isBlank;
    at = end + 1;
    number++;
  }
  return undefined;
}

function titleWarning(first: number, last: number): Message {
  return plural(
    last - first + 1,
    'Line {first} is a title above the names of the columns and was skipped.',
    'Lines {first} to {last} are titles above the names of the columns and were skipped.',
    { first: String(first + 1), last: String(last + 1) },
  );
}

function areTitles(lines: readonly string[]): boolean {
  return lines.length > 0 && lines.length <= mostTitles && !isOpen(lines);
}

/** True if the text begins with names that can be nothing else, and each line above is one cell. */
function isTitled(text: string, line: number, above: readonly string[]): boolean {
  return strongDelimiters.some((delimiter) => {
    if (!text.slice(0, text.indexOf('\n')).includes(delimiter)) return false;
    const titles = above.map((title) => cellsOf(title, delimiter));
    if (titles.some((cells) => cells.filter((cell) => cell.trim() !== '').length !== 1)) return false;
    return beginsWithNames(text, line, delimiter);
  });
}

/**
 * True if the text begins with names that can be nothing else, and the line above counts its columns: 0,1,2 as pandas writes for a table
 * without names, A,B,C as in a spreadsheet, V1,V2,V3 as in R.
 */
function isOnlyNumbered(text: string, line: number, names: string, above: string): boolean {
  return strongDelimiters.some((delimiter) => {
    if (!names.includes(delimiter) || !above.includes(delimiter)) return false;
    const counted = cellsOf(above, delimiter).map((cell) => placeOf(cell.trim()));
    return (
      counted.length === cellsOf(names, delimiter).length &&
      counted.every((place, index) => place === counted[0] + index) &&
      counted[0] <= 1 &&
      beginsWithNames(text, line, delimiter)
    );
  });
}

const numbered = /^(?:unnamed: ?|column ?|col ?|field ?|spalte ?|v|x|c|f|_c)?(\d{1,5})$/i;

/** The number of a column without a name of its own; NaN for a name. */
function placeOf(cell: string): number {
  return /^[A-Z]$/.test(cell) ? cell.charCodeAt(0) - 'A'.charCodeAt(0) : Number(numbered.exec(cell)?.[1] ?? Number.NaN);
}

function cellsOf(line: string, delimiter: Delimiter): readonly string[] {
  return sampleRecords(line, { delimiter }, 0, 1).records.at(0)?.cells ?? [line];
}

/** True for names that are each a word of its own, above even rows with numbers or dates. */
function beginsWithNames(text: string, line: number, delimiter: Delimiter): boolean {
  const { records, fault } = sampleRecords(text, { delimiter }, line, sampleSize);
  if (fault || records.length <= fewestRows) return false;
  const [names, ...rows] = records.map(({ cells }) => cells);
  const fitting = rows.map((cells) => fittingCells(cells, names.length)).filter((cells) => cells !== undefined);
  return fitting.length >= rows.length * evenShare && names.every((name) => cellKind(name) === 'text') && areNames(names, fitting);
}

function isTableBelow(text: string, line: number, above: readonly string[]): boolean {
  return strongDelimiters.some((delimiter) => {
    if (!text.slice(0, text.indexOf('\n')).includes(delimiter)) return false;
    const { records } = sampleRecords(text, { delimiter }, line, sampleSize);
    if (records.length < Math.max(fewestRows, above.length) + 1) return false;
    const [first, ...others] = records.map(({ cells }) => cells);
    const below = rowsOf(first, others);
    if (below.length < Math.max(fewestRows, above.length)) return false;
    const notes = above.map((note) => cellsOf(note, delimiter));
    if (isTable(notes) && records.length < notes.length * manyTimes) return false;
    const width = first.at(-1)?.trim() === '' ? first.length - 1 : first.length;
    const rows = below.map((cells) => fittingCells(cells, first.length)).filter((cells) => cells !== undefined);
    if (width < 2 || rows.length < below.length * evenShare || !beginWithNames(first.slice(0, width), rows)) return false;
    return notes.every((cells) => cells.filter((cell) => cell.trim() !== '').length < Math.min(width, mostCells));
  });
}

/** Records without repeated names, and without notes of a single cell at the end. */
function rowsOf(names: readonly string[], records: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const last = records.findLastIndex((cells) => cells.length > 1);
  const again = names.join('\0');
  return records.slice(0, last + 1).filter((cells) => cells.join('\0') !== again);
}

/** True for names, possibly below a line of units or of group names. */
function beginWithNames(first: readonly string[], [second, ...others]: readonly (readonly string[])[]): boolean {
  return areNames(first, [second, ...others]) || (others.length >= fewestRows && first.includes('') && areNames(second, others));
}

/** Names may be years, so they are recognized by being complete and distinct above columns of numbers or dates. */
function areNames(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const names = new Set(first.map((cell) => cell.trim()));
  if (names.has('') || names.size < first.length || cellKind(first[0]) !== 'text') return false;
  return first.some((_, index) => ['number', 'date'].includes(columnKind(rows.map((cells) => cells[index]))));
}

function isTable([first, ...rows]: readonly (readonly string[])[]): boolean {
  return rows.length >= fewestRows && rows.every(({ length }) => length === first.length) && isHeaderLike(first, rows);
}

/** True if a quoted cell continues after these lines. */
function isOpen(lines: readonly string[]): boolean {
  return lines.join('').split('"').length % 2 === 0;
}
