import { cellKind } from '../cellKind.ts';
import type { Delimiter, Quoting } from '../csvTable.ts';
import { repeatsHeader } from '../header/headerCells.ts';
import { columnKind } from '../header/headerLines.ts';
import { sampleRecords, withoutComments } from './sampleRecords.ts';
import { isSplitByColons } from './colons.ts';
import { strongDelimiters } from './separators.ts';

const sampleSize = 100;
const decimalSampleLength = 10_000;
const spacedSampleLength = 100_000;
/** Most cells of a line to examine. */
const inspectedCells = 500;

/**
 * The delimiter that splits the first records best: most of them into as many cells as the header, into many cells, and into cells that are
 * numbers, dates or texts without other delimiters. Runs of spaces count only if nothing else splits the text and they give even columns
 * that include numbers, and colons only if nothing else splits it. A comma if nothing splits the header, which makes a table with one
 * column. The text begins with the header and may end anywhere.
 */
export function findDelimiter(text: string, quoting?: Quoting): Delimiter {
  let best: { delimiter: Delimiter; score: number; width: number; holdsNumbers?: boolean } = { delimiter: ',', score: -1, width: 1 };
  for (const delimiter of strongDelimiters) {
    // A drawn table may use other bars, which are read as this one.
    if (!text.includes(delimiter) && !(quoting === 'frame' && delimiter === '|')) continue;
    const lines = sampleCells(text, delimiter, quoting);
    const width = lines.at(0)?.length ?? 1;
    const score = evenness(lines, width) * cleanness(lines.slice(lines.length > 1 ? 1 : 0), delimiter);
    if (width > 1 && score > best.score) best = { delimiter, score, width, holdsNumbers: holdSpacedNumbers(lines) };
  }
  const isOpen =
    best.width < 2 || (best.delimiter === ',' && hasOnlyDecimalCommas(text)) || (best.delimiter === '\t' && best.holdsNumbers === true);
  if (isOpen && isSplitBySpaces(text, quoting)) return ' ';
  return best.width < 2 && isSplitByColons(text, quoting) ? ':' : best.delimiter;
}

const spacedNumbers = /^\s*[+-]?\d[\d.]*(?: +(?:[+-]?\d[\d.]*|\?)){2,}\s*$/;

/** True if one cell of each line holds three or more numbers separated by spaces: these spaces replace tabs. */
function holdSpacedNumbers(lines: readonly (readonly string[])[]): boolean {
  return lines.length > 0 && lines[0].some((_, index) => lines.every((cells) => spacedNumbers.test(cells[index] ?? '')));
}

/** True if every comma in the first lines could be a decimal comma. */
export function hasOnlyDecimalCommas(text: string): boolean {
  return !/(^|\D),|,(\D|$)/.test(text.slice(0, decimalSampleLength));
}

/** The cells of the first records, followed by an empty record if the delimiter leaves a quote open or misplaced. */
function sampleCells(text: string, delimiter: Delimiter, quoting: Quoting | undefined): (readonly string[])[] {
  const { records, fault } = sampleRecords(text, { delimiter, ...(quoting ? { quoting } : {}) }, 0, sampleSize);
  const lines = withoutComments(records).map(({ cells }) => cells);
  return fault ? [...lines, []] : lines;
}

/**
 * How evenly and how finely a delimiter splits: the share of lines as wide as the header, or all one cell wider as in R, weighted by the
 * number of cells, following the pattern score of van den Burg et al. (2019).
 */
function evenness(lines: readonly (readonly string[])[], width: number): number {
  const share = (cellCount: number) => lines.filter((cells) => cells.length === cellCount).length / lines.length;
  return Math.max(share(width), share(width + 1)) * (1 - 1 / width);
}

/** The share of cells that no other delimiter would split: "5;150" between commas shows that the comma is not the delimiter. */
function cleanness(lines: readonly (readonly string[])[], delimiter: Delimiter): number {
  const others = strongDelimiters.filter((other) => other !== delimiter);
  const cells = lines.flatMap((line) => line.slice(0, inspectedCells));
  const isClean = (cell: string) => cellKind(cell) !== 'text' || !others.some((other) => cell.includes(other));
  return cells.length === 0 ? 0 : cells.filter(isClean).length / cells.length;
}

/**
 * True if spaces give the same number of cells in all of the first records and there is a column of numbers, because names and sentences
 * contain spaces too.
 */
function isSplitBySpaces(text: string, quoting: Quoting | undefined): boolean {
  const isCut = text.length > spacedSampleLength;
  const sample = isCut ? text.slice(0, text.lastIndexOf('\n', spacedSampleLength) + 1) : text;
  const { records, fault } = sampleRecords(sample, { delimiter: ' ', ...(quoting ? { quoting } : {}) }, 0, sampleSize);
  const lines = withoutComments(records).map(({ cells }) => cells);
  if (lines.length === 0 || (fault && !isCut)) return false;
  const [first, ...others] = lines;
  const rows = others.filter((cells) => !repeatsHeader(cells, first));
  const width = rows.at(0)?.length ?? first.length;
  if (first.length < 2 || first.length < width - 1 || first.length > width || rows.some((cells) => cells.length !== width)) return false;
  if (rows.length === 0) return first.every((cell) => cellKind(cell) === 'number');
  return rows[0].some((_, index) => columnKind(rows.map((cells) => cells[index])) === 'number');
}
