import { countUp, pickValues } from '../pickValues.ts';
import { rowsByPart, splitRows, testPart, trainPart, validationPart, type Split, type SplitSizes } from './splitRows.ts';

/**
 * The rows with the latest times are the test rows, the latest of the rest the validation rows. Rows without a time (NaN) are training
 * rows. Among equal times, rows further down count as later. A group that would be on both sides goes to the earlier one.
 */
export function splitByTime(times: Float64Array, groups: Uint32Array, { testFraction, validationFraction }: SplitSizes): Split {
  const order = countUp(times.length).sort((a, b) => sortable(times[a]) - sortable(times[b]) || a - b);
  const timed = order.subarray(order.findIndex((row) => !Number.isNaN(times[row])));
  const share = (rows: number, fraction: number) => Math.min(Math.round(rows * fraction), Math.max(timed.length - 1, 0));
  const testCount = Math.max(share(order.length, testFraction), 1);
  const validationCount = share(order.length - testCount, validationFraction);
  const part = new Uint8Array(order.length);
  const firstTest = order.length - testCount;
  for (let place = firstTest; place < order.length; place++) part[order[place]] = testPart;
  for (let place = Math.max(firstTest - validationCount, 1); place < firstTest; place++) part[order[place]] = validationPart;
  const rank = (value: number) => (value === trainPart ? 0 : value === validationPart ? 1 : 2);
  for (let row = 0; row < part.length; row++) if (rank(part[row]) < rank(part[groups[row]])) part[groups[row]] = part[row];
  for (let row = 0; row < part.length; row++) part[row] = part[groups[row]];
  return rowsByPart(part);
}

const mostDraws = 30;

/**
 * Draws whole groups of rows for test and validation. Classes cannot keep their shares then: of up to 30 draws the first is used that
 * leaves every class outside the test and has two classes in it, otherwise the one with most classes. The choice of test rows does not
 * depend on the validation rows.
 */
export function splitByGroups(classes: ArrayLike<number>, classCount: number, groups: Uint32Array, sizes: SplitSizes): Split {
  const oneClass = new Uint8Array(groups.length);
  const countClasses = (rows: Uint32Array) => new Set(pickValues(classes, rows)).size;
  const drawn = (attempt: number, validationFraction: number) =>
    splitRows(oneClass, 1, groups, { ...sizes, validationFraction, seed: (sizes.seed + attempt * 0x9e3779b1) >>> 0 });
  let [best, bestCount] = [0, 0];
  // All folds are parts of the same draw.
  const draws = classCount < 2 || sizes.fold ? 0 : mostDraws;
  for (let attempt = 0; attempt < draws; attempt++) {
    const { train, test } = drawn(attempt, 0);
    const inTrain = countClasses(train);
    const inTest = Math.min(countClasses(test), 2);
    if (inTrain * 3 + inTest > bestCount) [best, bestCount] = [attempt, inTrain * 3 + inTest];
    if (inTrain === classCount && inTest === 2) break;
  }
  return drawn(best, sizes.validationFraction);
}

function sortable(time: number): number {
  return Number.isNaN(time) ? -Number.MAX_VALUE : time;
}
