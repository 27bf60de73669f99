import { cellKind } from './cellKind.ts';
import type { Delimiter } from './csvTable.ts';
import { columnKind } from './headerLines.ts';
import { squeezeSpaces } from './lineText.ts';
import { sampleRecords, withoutComments } from './sampleRecords.ts';

/** Delimiters that need no proof beyond splitting the lines evenly. */
export const strongDelimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const sampleSize = 100;
const decimalSampleLength = 10_000;
const spacedSampleLength = 100_000;

/**
 * The delimiter that splits most of the first records into as many cells as the header has; with as many, the one that makes more cells,
 * but not a comma that only ever stands between digits. Runs of spaces when no other does and they make even columns with numbers among them.
 * A comma when nothing splits the header: the table has one column then. The text begins with the header; a cut may end it anywhere.
 */
export function findDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; share: number; width: number } = { delimiter: ',', share: 0, width: 1 };
  const isDecimalComma = hasOnlyDecimalCommas(text);
  for (const delimiter of strongDelimiters) {
    const isDecimalMark = best.delimiter === ',' && isDecimalComma;
    const widths = sampleWidths(text, delimiter);
    const width = widths[0] ?? 1;
    if (width < 2) continue;
    const share = widths.filter((other) => other === width).length / widths.length;
    if (share > best.share || (share === best.share && (width > best.width || isDecimalMark))) best = { delimiter, share, width };
  }
  const isOpen = best.width < 2 || (best.delimiter === ',' && isDecimalComma);
  return isOpen && isSplitBySpaces(text) ? ' ' : best.delimiter;
}

/** True when every comma of the first lines could be that of a decimal fraction. */
export function hasOnlyDecimalCommas(text: string): boolean {
  return !/(^|\D),|,(\D|$)/.test(text.slice(0, decimalSampleLength));
}

/** How many cells each of the first records has, and 0 at the end where the delimiter leaves a quote open or makes it meaningless. */
function sampleWidths(text: string, delimiter: Delimiter): number[] {
  const { records, fault } = sampleRecords(text, delimiter, 0, sampleSize);
  const widths = withoutComments(records).map(({ cells }) => cells.length);
  return fault ? [...widths, 0] : widths;
}

/** True when spaces make the same number of cells in all of the first records and numbers of a column: names and sentences have spaces, too. */
function isSplitBySpaces(text: string): boolean {
  const isCut = text.length > spacedSampleLength;
  const sample = isCut ? text.slice(0, text.lastIndexOf('\n', spacedSampleLength) + 1) : text;
  const { records, fault } = sampleRecords(squeezeSpaces(sample, ' '), ' ', 0, sampleSize);
  const lines = withoutComments(records).map(({ cells }) => cells);
  if (lines.length === 0 || (fault && !isCut)) return false;
  const [first, ...rows] = lines;
  if (first.length < 2 || lines.some((cells) => cells.length !== first.length)) return false;
  if (rows.length === 0) return first.every((cell) => cellKind(cell) === 'number');
  return first.some((_, index) => columnKind(rows.map((cells) => cells[index])) === 'number');
}
