import { UserError } from '../userError.ts';
import type { Delimiter } from './csvTable.ts';
import { scanRecords } from './parseRecords.ts';

const candidates: readonly Delimiter[] = [',', ';', '\t', '|'];
const sampleSize = 100;
const sampleLength = 1_000_000;
const decimalSampleLength = 10_000;

/**
 * The delimiter that splits most of the first records into as many cells as the header has; with as many, the one that makes more cells,
 * but not a comma that only ever stands between digits. A comma when nothing splits the header: the table has one column then.
 */
export function findDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; share: number; width: number } = { delimiter: ',', share: 0, width: 1 };
  for (const delimiter of candidates) {
    const isDecimalMark = best.delimiter === ',' && hasOnlyDecimalCommas(text);
    const widths = sampleWidths(text, delimiter);
    const width = widths[0] ?? 1;
    if (width < 2) continue;
    const share = widths.filter((other) => other === width).length / widths.length;
    if (share > best.share || (share === best.share && (width > best.width || isDecimalMark))) best = { delimiter, share, width };
  }
  return best.delimiter;
}

/** True when every comma of the first lines could be that of a decimal fraction. */
function hasOnlyDecimalCommas(text: string): boolean {
  return !/(^|\D),|,(\D|$)/.test(text.slice(0, decimalSampleLength));
}

/** How many cells each of the first records has, and 0 at the end where the delimiter leaves a quote open or makes it meaningless. */
function sampleWidths(text: string, delimiter: Delimiter): number[] {
  // A cut in the middle of a record can only disturb the last one.
  const isCut = text.length > sampleLength;
  const lastBreak = isCut ? text.lastIndexOf('\n', sampleLength) : text.length;
  const widths: number[] = [];
  try {
    scanRecords(
      text.slice(0, lastBreak > 0 ? lastBreak : sampleLength),
      delimiter,
      0,
      ({ cells }) => widths.push(cells.length) < sampleSize,
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    widths.push(0);
  }
  return widths;
}
