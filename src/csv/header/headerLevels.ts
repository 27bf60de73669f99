import type { CsvRecord, NamesIn } from '../csvTable.ts';
import { cellKind } from '../cellKind.ts';
import { columnKind, isSecondHeader } from './headerLines.ts';
import { fittingCells } from '../lineText.ts';

/** Column names that span several lines. */
export interface HeaderLevels {
  /** How many records below the first one belong to them. */
  readonly count: number;
  readonly namesIn: NamesIn;
}

const mostLevels = 3;
const fewestRows = 3;
/** What pandas writes where a level has no name. */
const unnamed = /^Unnamed: ?\d+(?:_level_\d+)?$/;

/**
 * Finds names in several levels, as pandas and yfinance write them: with a line below them that only names the rows ("Date,,"), or above at
 * least two columns of numbers, if names in the first line are repeated or shared by several columns. Undefined for any other header.
 */
export function findHeaderLevels(first: readonly string[], below: readonly CsvRecord[]): HeaderLevels | undefined {
  if (first.length < 2) return undefined;
  const records = below.map(({ cells }) => fittingCells(cells, first.length)).filter((cells) => cells !== undefined);
  if (records.length < below.length) return undefined;
  return aboveRowNames(first, records) ?? aboveNumbers(first, records);
}

function aboveRowNames(first: readonly string[], records: readonly (readonly string[])[]): HeaderLevels | undefined {
  const at = records.slice(0, mostLevels).findIndex((cells, index) => namesRowsOnly(cells, records.slice(index + 1)));
  if (at < 0) return undefined;
  const [levels, rows] = [records.slice(0, at), records.slice(at + 1)];
  if (!levels.every((level) => standsAboveValues(level, rows))) return undefined;
  // A heading above a group of rows looks the same; unlike a name of the rows, it is text just like their first cells.
  const isHeading = cellKind(records[at][0]) === columnKind(rows.map((row) => row[0]));
  if (at === 0 && isHeading && first[0].trim() !== '') return undefined;
  return { count: at + 1, namesIn: 'rowNames' };
}

/** True for one or more names followed only by empty cells, above rows that have values there. */
function namesRowsOnly(cells: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const count = cells.findIndex((cell) => cell.trim() === '');
  if (rows.length < fewestRows || count < 1 || cells.slice(count).some((cell) => cell.trim() !== '')) return false;
  if (!cells.slice(0, count).every((cell) => cellKind(cell) === 'text')) return false;
  return rows.every((row) => row.slice(count).some((cell) => cell.trim() !== ''));
}

function standsAboveValues(level: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const isText = level.every((cell) => cell.trim() === '' || cellKind(cell) === 'text');
  return isText && level.some((cell, index) => cell.trim() !== '' && columnKind(rows.map((row) => row[index])) === 'number');
}

function aboveNumbers(first: readonly string[], records: readonly (readonly string[])[]): HeaderLevels | undefined {
  const texts = first.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const isShared = new Set(texts).size < texts.length || first.slice(1).some((cell) => cell.trim() === '');
  // A single title above the table is not a name.
  if (!isShared || texts.length < 2) return undefined;
  for (let count = 1; count <= mostLevels - 1; count++) {
    const [levels, rows] = [records.slice(0, count), records.slice(count)];
    if (rows.length < fewestRows || !levels.every((level) => isSecondHeader(level, rows))) continue;
    const names = joinLevels([first, ...levels]);
    return new Set(names).size === names.length ? { count, namesIn: 'levels' } : undefined;
  }
  return undefined;
}

/** The names of the columns from the cells of their lines. */
export function joinNames(namesIn: NamesIn, lines: readonly (readonly string[])[]): string[] {
  if (namesIn === 'levels') return joinLevels(lines);
  if (namesIn === 'choices') return joinLevels(lines.map((cells) => cells.map((cell) => (isAnyResponse(cell) ? '' : cell))));
  const rowNames = (lines.at(-1) ?? []).filter((cell) => cell.trim() !== '').map((cell) => cell.trim());
  return [...rowNames, ...joinLevels(lines.slice(0, -1)).slice(rowNames.length)];
}

/** What SurveyMonkey writes below a question that has no choices. */
const anyResponse =
  /^(?:(?:open-ended |offene )?(?:response|antwort)|(?:réponse|respuesta|risposta)(?: ouverte| abierta| aperta)?|응답|回答)$/i;

/** True for what stands below a question without choices. */
export function isAnyResponse(cell: string): boolean {
  return anyResponse.test(cell.trim());
}

/** Joins the levels of each column. An empty cell of an upper level has the name to its left, which several columns share. */
function joinLevels(levels: readonly (readonly string[])[]): string[] {
  const filled = levels.map((level, index) => (index < levels.length - 1 ? fillForward(level) : level.map(bare)));
  return filled[0].map((_, column) => [...new Set(filled.map((level) => level.at(column) ?? ''))].filter((cell) => cell !== '').join(' '));
}

function fillForward(level: readonly string[]): string[] {
  let last = '';
  return level.map((cell) => (last = bare(cell) === '' ? last : bare(cell)));
}

function bare(cell: string): string {
  return unnamed.test(cell.trim()) ? '' : cell.trim();
}
