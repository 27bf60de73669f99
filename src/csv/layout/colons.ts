import { cellKind } from '../cellKind.ts';
import type { Quoting } from '../csvTable.ts';
import { sampleRecords, withoutComments } from './sampleRecords.ts';

const sampleSize = 100;
/** Two would be times of day, and keys with values. */
const fewestCells = 3;
/** Addresses of networks and devices. */
const hexadecimal = /^[\da-f]{0,4}$/i;
const partOfTime = /^(?:h+|m+|s+|hours?|hrs?|min\w*|sec\w*|ms|days?)$/i;
const clock = /^[+-]?\d+(?::\d{2})+(?:[.,]\d+)?$/;
/** A word with a letter that no hexadecimal number has. */
const word = /(?=\p{L}{3})\p{L}*[^\P{L}a-f]/iu;

/**
 * True if colons split each of the first records into the same number of cells, at least three, as in /etc/passwd, and the lines are not
 * times, addresses or keys with values. The first line holds names, or each line a word.
 */
export function isSplitByColons(text: string, quoting: Quoting | undefined): boolean {
  const { records, fault } = sampleRecords(text, { delimiter: ':', ...(quoting ? { quoting } : {}) }, 0, sampleSize);
  const lines = withoutComments(records).map(({ cells }) => cells);
  const [first = []] = lines;
  if (fault || lines.length < 2 || first.length < fewestCells || lines.some(({ length }) => length !== first.length)) return false;
  if (lines.some((cells) => cells.slice(1).some((cell) => cell.startsWith(' ')))) return false;
  if (lines.every((cells) => cells.every((cell) => hexadecimal.test(cell)))) return false;
  const isHeader = new Set(first).size === first.length && first.every((cell) => cellKind(cell) === 'text');
  if (lines.slice(isHeader ? 1 : 0).every((cells) => clock.test(cells.join(':')))) return false;
  return isHeader ? !first.every((cell) => partOfTime.test(cell)) : lines.every((cells) => cells.some((cell) => word.test(cell)));
}
