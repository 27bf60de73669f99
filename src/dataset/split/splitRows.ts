import { createRandom, shuffle, type Random } from '../../random.ts';
import type { Fold } from '../columns/recipe/recipe.ts';

/** Row indexes of each part, ascending. */
export interface Split {
  readonly train: Uint32Array<ArrayBuffer>;
  readonly test: Uint32Array<ArrayBuffer>;
  readonly validation: Uint32Array<ArrayBuffer>;
}

/** The sizes of the parts. */
export interface SplitSizes {
  /** Share of all rows. */
  readonly testFraction: number;
  /** Share of the rows that are not test rows. */
  readonly validationFraction: number;
  readonly seed: number;
  /** Replaces `testFraction`. */
  readonly fold?: Fold;
  /** Number of a redraw of the validation rows from the same rows outside the test. */
  readonly restart?: number;
}

export const trainPart = 0;
export const testPart = 1;
export const validationPart = 2;

/** Separates the draws of validation rows from other uses of the seed ("vali"). */
const VALIDATION_STREAM = 0x76616c69;

/**
 * Draws `round(n · testFraction)` test rows (at least 2, leaving at least 2), stratified by class, with at least one row of every class
 * that has two; then validation rows from the rest in the same way. `classes` holds the class of each row, all 0 if there are none. Rows of
 * one group (`groups`: for each row the first of its group, all of one class) stay together; parts are then as close to their sizes as the
 * groups allow, and a class with a single group is used in training. With a fold, its rows are the test: the seed deals the rows of each
 * class into folds of nearly equal size, and every row is in one of them except those of a class with a single group.
 */
export function splitRows(classes: ArrayLike<number>, classCount: number, groups: Uint32Array, sizes: SplitSizes): Split {
  const { seed, testFraction, validationFraction, fold, restart = 0 } = sizes;
  const part = new Uint8Array(groups.length);
  const rows: Drawing = { classes: new Uint32Array(classes), classCount, groups, part, random: createRandom(seed) };
  if (fold) dealFold(rows, fold);
  else {
    const wanted = Math.min(Math.max(Math.round(groups.length * testFraction), 2), Math.max(groups.length - 2, 1));
    draw(rows, wanted, testPart, 1);
  }
  if (validationFraction === 0) return rowsByPart(part);
  const left = rowsOfPart(part, trainPart).length;
  const wantedForValidation = Math.min(Math.round(left * validationFraction), left - 1);
  if (wantedForValidation > 0) {
    const random = restart > 0 ? createRandom((seed ^ VALIDATION_STREAM) + restart) : rows.random;
    draw({ ...rows, random }, wantedForValidation, validationPart, 0);
  }
  return rowsByPart(part);
}

/** The rows of each part. */
export function rowsByPart(part: Uint8Array): Split {
  return { train: rowsOfPart(part, trainPart), test: rowsOfPart(part, testPart), validation: rowsOfPart(part, validationPart) };
}

function rowsOfPart(part: Uint8Array, mark: number): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(part.length);
  let count = 0;
  for (let row = 0; row < part.length; row++) {
    rows[count] = row;
    // Without a branch, which would be unpredictable.
    count += part[row] === mark ? 1 : 0;
  }
  return rows.slice(0, count);
}

/** Deals the groups of each class in random order, each to the fold with the fewest rows of the class, and marks one fold as the test. */
function dealFold({ classes, classCount, groups, part, random }: Drawing, { index, of }: Fold): void {
  const { sizes, groupCounts } = countGroups({ classes, classCount, groups, part });
  const folds = new Uint8Array(groups.length);
  const dealtRows = new Array<number>(of).fill(0);
  for (const ofClass of firstRows(sizes, classes, groupCounts)) {
    shuffle(ofClass, random);
    const dealtOfClass = new Array<number>(of).fill(0);
    for (const group of ofClass) {
      let emptiest = 0;
      for (let fold = 1; fold < of; fold++) {
        const order = dealtOfClass[fold] - dealtOfClass[emptiest] || dealtRows[fold] - dealtRows[emptiest];
        if (order < 0) emptiest = fold;
      }
      folds[group] = emptiest;
      dealtOfClass[emptiest] += sizes[group];
      dealtRows[emptiest] += sizes[group];
    }
    // A class that occurs only in the test cannot be learned.
    if (ofClass.length === 1) folds[ofClass[0]] = of;
  }
  for (let row = 0; row < groups.length; row++) if (folds[groups[row]] === index) part[row] = testPart;
}

/** The first row of each group of each class, ascending, found in one pass; `sizes` is 0 at rows that are not the first of a group. */
function firstRows(sizes: Uint32Array, classes: Uint32Array, counts: readonly number[]): Uint32Array[] {
  const ends = new Uint32Array(counts.length);
  for (let index = 1; index < counts.length; index++) ends[index] = ends[index - 1] + counts[index - 1];
  const starts = ends.slice();
  const rows = new Uint32Array(starts[counts.length - 1] + counts[counts.length - 1]);
  for (let row = 0; row < sizes.length; row++) if (sizes[row] > 0) rows[ends[classes[row]]++] = row;
  return counts.map((count, index) => rows.subarray(starts[index], starts[index] + count));
}

interface Drawing {
  readonly classes: Uint32Array;
  readonly classCount: number;
  readonly groups: Uint32Array;
  readonly part: Uint8Array;
  readonly random: Random;
}

/**
 * Marks `wanted` rows that are not in a part yet with `mark`: from each class its share and at least `least` groups, leaving at least one.
 */
function draw({ classes, classCount, groups, part, random }: Drawing, wanted: number, mark: number, least: number): void {
  const { sizes, rowCounts, groupCounts } = countGroups({ classes, classCount, groups, part });
  const shares = allotRows(rowCounts, groupCounts, wanted, least);
  const marks = new Uint8Array(groups.length);
  for (const [index, ofClass] of firstRows(sizes, classes, groupCounts).entries()) {
    shuffle(ofClass, random);
    drawGroups(ofClass, sizes, shares[index], { marks, mark });
  }
  // All rows of a drawn group had no part yet, which is 0.
  for (let row = 0; row < groups.length; row++) part[row] |= marks[groups[row]];
}

/** For rows without a part: the size of each group, at its first row, and the number of rows and groups of each class. */
function countGroups({ classes, classCount, groups, part }: Omit<Drawing, 'random'>) {
  const sizes = new Uint32Array(groups.length);
  for (let row = 0; row < groups.length; row++) if (part[row] === trainPart) sizes[groups[row]]++;
  const rowCounts = new Uint32Array(classCount);
  const groupCounts = new Uint32Array(classCount);
  for (let row = 0; row < groups.length; row++) {
    rowCounts[classes[row]] += sizes[row];
    groupCounts[classes[row]] += sizes[row] > 0 ? 1 : 0;
  }
  return { sizes, rowCounts: [...rowCounts], groupCounts: [...groupCounts] };
}

/** Takes groups as long as they fit; if none fits, the smallest. One group is always left. */
function drawGroups(
  groups: Uint32Array,
  sizes: Uint32Array,
  wanted: number,
  { marks, mark }: { readonly marks: Uint8Array; readonly mark: number },
): void {
  let rows = 0;
  let taken = 0;
  for (let i = 0; i < groups.length && rows < wanted && taken < groups.length - 1; i++) {
    if (rows + sizes[groups[i]] > wanted) continue;
    marks[groups[i]] = mark;
    rows += sizes[groups[i]];
    taken++;
  }
  if (taken > 0 || wanted === 0 || groups.length < 2) return;
  marks[groups.reduce((smallest, group) => (sizes[group] < sizes[smallest] ? group : smallest))] = mark;
}

/** How many rows each class contributes: its share of `wanted` by largest remainders, at least `least`, leaving at least one. */
function allotRows(rowCounts: readonly number[], groupCounts: readonly number[], wanted: number, least: number): number[] {
  const total = rowCounts.reduce((sum, count) => sum + count, 0);
  const most = rowCounts.map((count, index) => (groupCounts[index] < 2 ? 0 : count - 1));
  const exact = rowCounts.map((count) => (wanted * count) / total);
  const shares = exact.map((share, index) => Math.min(Math.max(Math.floor(share), Math.min(least, most[index])), most[index]));
  let missing = wanted - shares.reduce((sum, share) => sum + share, 0);
  const indexes = rowCounts.map((_, index) => index);
  while (missing > 0) {
    const open = indexes.filter((index) => shares[index] < most[index]);
    if (open.length === 0) break;
    shares[open.reduce((best, index) => (exact[index] - shares[index] > exact[best] - shares[best] ? index : best))]++;
    missing--;
  }
  while (missing < 0) {
    const open = indexes.filter((index) => shares[index] > Math.min(least, most[index]));
    if (open.length === 0) break;
    shares[open.reduce((best, index) => (shares[index] - exact[index] > shares[best] - exact[best] ? index : best))]--;
    missing++;
  }
  return shares;
}
