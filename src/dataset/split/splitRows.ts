import { createRandom, shuffle, type Random } from '../../random.ts';
import type { Fold } from '../columns/recipe.ts';

/** Row numbers of each part, ascending. */
export interface Split {
  readonly train: Uint32Array<ArrayBuffer>;
  readonly test: Uint32Array<ArrayBuffer>;
  readonly validation: Uint32Array<ArrayBuffer>;
}

/** How large the parts are. */
export interface SplitSizes {
  /** Share of all rows. */
  readonly testFraction: number;
  /** Share of the rows that are not for the test. */
  readonly validationFraction: number;
  readonly seed: number;
  /** In place of `testFraction`. */
  readonly fold?: Fold;
  /** Another draw of the rows for validation, from the same rows that are not for the test. */
  readonly restart?: number;
}

export const trainPart = 0;
export const testPart = 1;
export const validationPart = 2;

/** Sets the draws of the rows for validation apart from what else comes from the seed ("vali"). */
const VALIDATION_STREAM = 0x76616c69;

/**
 * Draws `round(n · testFraction)` rows for the test (at least 2, and 2 are left), from each class its share (to the nearest row) and from
 * every class with two rows at least one; then rows for validation from the rest, likewise. `classes` holds the class of each row, 0 for all
 * of them where there are none. Rows of one group (`groups`: for each row the first one of its group, all of one class) stay together; parts
 * then are as near to their sizes as the groups allow, and a class with one group is learned from. With a fold, its rows are the test: one seed
 * deals the rows of each class into folds of nearly the same size, and every row but those of a class with one group is in one of them.
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
  if (validationFraction === 0) return partsOf(part);
  const left = rowsOfPart(part, trainPart).length;
  const wantedForValidation = Math.min(Math.round(left * validationFraction), left - 1);
  if (wantedForValidation > 0) {
    const random = restart > 0 ? createRandom((seed ^ VALIDATION_STREAM) + restart) : rows.random;
    draw({ ...rows, random }, wantedForValidation, validationPart, 0);
  }
  return partsOf(part);
}

/** The rows of each part. */
export function partsOf(part: Uint8Array): Split {
  return { train: rowsOfPart(part, trainPart), test: rowsOfPart(part, testPart), validation: rowsOfPart(part, validationPart) };
}

function rowsOfPart(part: Uint8Array, mark: number): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(part.length);
  let count = 0;
  for (let row = 0; row < part.length; row++) {
    rows[count] = row;
    // Not by a branch, which could not be foreseen.
    count += part[row] === mark ? 1 : 0;
  }
  return rows.slice(0, count);
}

/** Deals the groups of each class, in a drawn order, each to the fold that has the fewest of its rows, and marks one fold for the test. */
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
    // A class that is only in the test cannot be learned.
    if (ofClass.length === 1) folds[ofClass[0]] = of;
  }
  for (let row = 0; row < groups.length; row++) if (folds[groups[row]] === index) part[row] = testPart;
}

/** The first row of each group of each class, ascending, by one look at the rows; `sizes` is 0 at rows that begin none. */
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

/** Marks `wanted` rows that are in no part yet with `mark`, from each class its share and at least `least` groups, leaving one of each. */
function draw({ classes, classCount, groups, part, random }: Drawing, wanted: number, mark: number, least: number): void {
  const { sizes, rowCounts, groupCounts } = countGroups({ classes, classCount, groups, part });
  const shares = allotRows(rowCounts, groupCounts, wanted, least);
  const marks = new Uint8Array(groups.length);
  for (const [index, ofClass] of firstRows(sizes, classes, groupCounts).entries()) {
    shuffle(ofClass, random);
    drawGroups(ofClass, sizes, shares[index], { marks, mark });
  }
  // The rows of a group that is drawn were all in no part yet, which is 0.
  for (let row = 0; row < groups.length; row++) part[row] |= marks[groups[row]];
}

/** Of the rows that are in no part yet: how many each group has, at its first row, and how many rows and groups there are of each class. */
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

/** Takes groups as long as they fit; where none fits, the smallest. One is always left. */
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

/** How many rows each class gives: its share of `wanted` by the largest remainders, at least `least`, and one is left. */
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
