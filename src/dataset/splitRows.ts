import { createRandom, shuffle } from '../random.ts';
import { UserError } from '../userError.ts';

/** Row numbers of each part, ascending. */
export interface Split {
  readonly train: Uint32Array<ArrayBuffer>;
  readonly test: Uint32Array<ArrayBuffer>;
}

/**
 * Draws `round(n · testFraction)` rows for the test, from each class its share (largest remainders), so that both parts have both classes.
 * `classes` holds 0 or 1 for each row. Throws a UserError when there are not two rows of each class.
 */
export function splitRows(classes: ArrayLike<number>, classNames: readonly [string, string], testFraction: number, seed: number): Split {
  const rowsOf = [0, 1].map((wanted) =>
    Uint32Array.from({ length: classes.length }, (_, row) => row).filter((row) => classes[row] === wanted),
  );
  for (const [index, { length }] of rowsOf.entries()) {
    if (length >= 2) continue;
    const rows = length === 0 ? 'no usable row is' : 'only one usable row is';
    throw new UserError(
      `There are too few rows: ${rows} "${classNames[index]}". At least two rows of each class are needed, one to learn from and one to test on.`,
    );
  }
  const random = createRandom(seed);
  const counts = testCounts(
    rowsOf.map(({ length }) => length),
    testFraction,
  );
  const test: number[] = [];
  for (const [index, rows] of rowsOf.entries()) {
    shuffle(rows, random);
    test.push(...rows.subarray(0, counts[index]));
  }
  const isTest = new Uint8Array(classes.length);
  for (const row of test) isTest[row] = 1;
  const all = Uint32Array.from({ length: classes.length }, (_, row) => row);
  return { train: all.filter((row) => isTest[row] === 0), test: all.filter((row) => isTest[row] === 1) };
}

/** How many test rows each class gives: at least one, and at least one is left. */
function testCounts(sizes: readonly number[], testFraction: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => size * testFraction);
  const counts = exact.map(Math.floor);
  const byRemainder = sizes.map((_, index) => index).sort((a, b) => exact[b] - counts[b] - (exact[a] - counts[a]) || a - b);
  const open = Math.round(total * testFraction) - counts.reduce((sum, count) => sum + count, 0);
  for (const index of byRemainder.slice(0, open)) counts[index]++;
  return counts.map((count, index) => Math.min(Math.max(count, 1), sizes[index] - 1));
}
