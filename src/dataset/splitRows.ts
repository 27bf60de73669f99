import { createRandom, shuffle } from '../random.ts';
import { UserError } from '../userError.ts';

/** Row numbers of each part, ascending. */
export interface Split {
  readonly train: Uint32Array<ArrayBuffer>;
  readonly test: Uint32Array<ArrayBuffer>;
}

/**
 * Draws `round(n · testFraction)` rows for the test (at least 2, and 2 are left), from each class its share, so that both parts have both classes.
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
  const isTest = new Uint8Array(classes.length);
  for (const [index, rows] of rowsOf.entries()) {
    shuffle(rows, random);
    for (const row of rows.subarray(0, counts[index])) isTest[row] = 1;
  }
  const all = Uint32Array.from({ length: classes.length }, (_, row) => row);
  return { train: all.filter((row) => isTest[row] === 0), test: all.filter((row) => isTest[row] === 1) };
}

/** How many test rows each of the two classes gives: at least one, and at least one is left. */
function testCounts([first, second]: readonly number[], testFraction: number): [number, number] {
  const total = first + second;
  const wanted = Math.min(Math.max(Math.round(total * testFraction), 2), total - 2);
  const share = Math.round((wanted * first) / total);
  const ofFirst = Math.min(Math.max(share, 1, wanted - (second - 1)), first - 1, wanted - 1);
  return [ofFirst, wanted - ofFirst];
}
