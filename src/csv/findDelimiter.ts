import { cellKind } from './cellKind.ts';
import type { Delimiter, Quoting } from './csvTable.ts';
import { repeatsHeader } from './headerCells.ts';
import { columnKind } from './headerLines.ts';
import { sampleRecords, withoutComments } from './sampleRecords.ts';
import { strongDelimiters } from './separators.ts';

const sampleSize = 100;
const decimalSampleLength = 10_000;
const spacedSampleLength = 100_000;
/** Cells of a line that are looked at one by one. */
const inspectedCells = 500;

/**
 * The delimiter that splits the first records best: most of them into as many cells as the header has, into many cells, and into cells that
 * are numbers, dates or texts without any other delimiter. Runs of spaces when no other does and they make even columns with numbers among
 * them. A comma when nothing splits the header: the table has one column then. The text begins with the header; a cut may end it anywhere.
 */
export function findDelimiter(text: string, quoting?: Quoting): Delimiter {
  let best: { delimiter: Delimiter; score: number; width: number; holdsNumbers?: boolean } = { delimiter: ',', score: -1, width: 1 };
  for (const delimiter of strongDelimiters) {
    // A drawn table may have other bars, which are read as this one.
    if (!text.includes(delimiter) && !(quoting === 'frame' && delimiter === '|')) continue;
    const lines = sampleCells(text, delimiter, quoting);
    const width = lines.at(0)?.length ?? 1;
    const score = evenness(lines, width) * cleanness(lines.slice(lines.length > 1 ? 1 : 0), delimiter);
    if (width > 1 && score > best.score) best = { delimiter, score, width, holdsNumbers: holdSpacedNumbers(lines) };
  }
  const isOpen =
    best.width < 2 || (best.delimiter === ',' && hasOnlyDecimalCommas(text)) || (best.delimiter === '\t' && best.holdsNumbers === true);
  return isOpen && isSplitBySpaces(text, quoting) ? ' ' : best.delimiter;
}

const spacedNumbers = /^\s*[+-]?\d[\d.]*(?: +(?:[+-]?\d[\d.]*|\?)){2,}\s*$/;

/** True when one cell of each line holds three numbers and more with spaces between them: tabs stand there for spaces. */
function holdSpacedNumbers(lines: readonly (readonly string[])[]): boolean {
  return lines.length > 0 && lines[0].some((_, index) => lines.every((cells) => spacedNumbers.test(cells[index] ?? '')));
}

/** True when every comma of the first lines could be that of a decimal fraction. */
export function hasOnlyDecimalCommas(text: string): boolean {
  return !/(^|\D),|,(\D|$)/.test(text.slice(0, decimalSampleLength));
}

/** The cells of the first records, and an empty record at the end where the delimiter leaves a quote open or makes it meaningless. */
function sampleCells(text: string, delimiter: Delimiter, quoting: Quoting | undefined): (readonly string[])[] {
  const { records, fault } = sampleRecords(text, { delimiter, ...(quoting ? { quoting } : {}) }, 0, sampleSize);
  const lines = withoutComments(records).map(({ cells }) => cells);
  return fault ? [...lines, []] : lines;
}

/**
 * How evenly and how far a delimiter splits: the share of lines as wide as the header, or all one cell wider as R has them, the more the more cells that makes, as van den Burg et
 * al. (2019) score patterns of rows.
 */
function evenness(lines: readonly (readonly string[])[], width: number): number {
  const share = (cellCount: number) => lines.filter((cells) => cells.length === cellCount).length / lines.length;
  return Math.max(share(width), share(width + 1)) * (1 - 1 / width);
}

/** The share of cells that no other delimiter would split: "5;150" below a comma shows that the comma is not what separates. */
function cleanness(lines: readonly (readonly string[])[], delimiter: Delimiter): number {
  const others = strongDelimiters.filter((other) => other !== delimiter);
  const cells = lines.flatMap((line) => line.slice(0, inspectedCells));
  const isClean = (cell: string) => cellKind(cell) !== 'text' || !others.some((other) => cell.includes(other));
  return cells.length === 0 ? 0 : cells.filter(isClean).length / cells.length;
}

/** True when spaces make the same number of cells in all of the first records and numbers of a column: names and sentences have spaces, too. */
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
