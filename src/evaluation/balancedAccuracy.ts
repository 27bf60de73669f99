import { correctedWilsonInterval, wilsonInterval, type Interval } from './intervals/intervals.ts';
import { studentQuantile, Z95 } from './intervals/studentQuantile.ts';

/** Counts by actual (outer) and predicted class (inner). */
type Confusion = readonly (readonly number[])[];

/** Recall of each class; undefined for a class without rows. */
export function recallsOf(confusion: Confusion): readonly (number | undefined)[] {
  return confusion.map((counts, actual) => {
    const rows = sumOf(counts);
    return rows > 0 ? counts[actual] / rows : undefined;
  });
}

/** Mean recall of the classes that have rows (Brodersen et al. 2010). */
export function balancedAccuracy(confusion: Confusion): number {
  const recalls = recallsOf(confusion).filter((recall) => recall !== undefined);
  return sumOf(recalls) / recalls.length;
}

/**
 * The 95 % interval of the balanced accuracy, from the intervals of the recalls: their distances are combined as root of the sum of squares
 * (Zou & Donner 2008). `effective`: effective number of rows as a share of all rows, below 1 if rows belong together.
 */
export function balancedInterval(confusion: Confusion, effective: number, intervalOf = wilsonInterval): Interval {
  const known = confusion.flatMap((counts, actual) => {
    const rows = sumOf(counts);
    return rows > 0 ? [{ recall: counts[actual] / rows, interval: intervalOf(counts[actual] * effective, rows * effective) }] : [];
  });
  const mean = sumOf(known.map(({ recall }) => recall)) / known.length;
  const distance = (end: 0 | 1) => Math.sqrt(sumOf(known.map(({ recall, interval }) => (recall - interval[end]) ** 2))) / known.length;
  return [Math.max(0, mean - distance(0)), Math.min(1, mean + distance(1))];
}

/** What one answer for all rows gets: all of one class and none of the others that have rows. */
export function balancedChance(confusion: Confusion): number {
  return 1 / Math.max(1, recallsOf(confusion).filter((recall) => recall !== undefined).length);
}

/**
 * The 95 % interval of how much the balanced accuracy is above chance. The recalls of few rows can only be few shares, so theirs are
 * corrected for continuity, and combined by Student's t (degrees of freedom by Welch 1947 and Satterthwaite 1946): otherwise a gain is
 * claimed on noise in up to 7 % of tests.
 */
export function balancedGain(confusion: Confusion, effective: number): Interval {
  const chance = balancedChance(confusion);
  const gain = balancedAccuracy(confusion) - chance;
  const [low, high] = balancedInterval(confusion, effective, correctedWilsonInterval);
  const wider = studentQuantile(Math.max(1, freedomOf(confusion.map((counts) => sumOf(counts) * effective)))) / Z95;
  return [Math.max(-chance, gain - (gain + chance - low) * wider), Math.min(1 - chance, gain + (high - gain - chance) * wider)];
}

/** Degrees of freedom of a sum of means over so many rows each. */
function freedomOf(rows: readonly number[]): number {
  const several = rows.filter((count) => count > 1);
  if (several.length === 0) return 1;
  return sumOf(several.map((count) => 1 / count)) ** 2 / sumOf(several.map((count) => 1 / (count * count * (count - 1))));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
