import { UserError } from '../userError.ts';
import type { Delimiter } from './csvTable.ts';
import { parseRecords } from './parseRecords.ts';

const candidates: readonly Delimiter[] = [',', ';', '\t', '|'];
const sampleSize = 100;
const sampleLength = 1_000_000;

/**
 * The delimiter that splits most of the first records into as many cells as the header has; with as many, the one that makes more cells. A
 * comma when nothing splits the header: the table has one column then.
 */
export function findDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; share: number; width: number } = { delimiter: ',', share: 0, width: 1 };
  for (const delimiter of candidates) {
    const widths = sampleWidths(text, delimiter);
    const width = widths[0] ?? 1;
    if (width < 2) continue;
    const share = widths.filter((other) => other === width).length / widths.length;
    if (share > best.share || (share === best.share && width > best.width)) best = { delimiter, share, width };
  }
  return best.delimiter;
}

/** How many cells each of the first records has; none when the delimiter makes the quotes meaningless. */
function sampleWidths(text: string, delimiter: Delimiter): number[] {
  // A cut in the middle of a record can only disturb the last one.
  const isCut = text.length > sampleLength;
  const lastBreak = isCut ? text.lastIndexOf('\n', sampleLength) : text.length;
  try {
    const records = parseRecords(text.slice(0, lastBreak > 0 ? lastBreak : sampleLength), delimiter, 0, sampleSize);
    return records.map(({ cells }) => cells.length);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
