import { addSixOuterProducts, inSixes, multiplySix } from './fusedProducts';
import { addOuterProducts, multiply } from './multiply';
import { addSparseOuterProducts, multiplySparse, noteColumns, noteRows, TILE } from './sparse';

/** Of fewer numbers in a row too few are 0 to make up for the looking. */
const LEAST_DEPTH: i32 = 32;

/** Rows of a chunk by which it is told whether many of its numbers are 0. */
const LOOKED_AT: i32 = 8;

/** Zeros are left out where less than this share of the numbers is something else. */
export let denseShare: f32 = 0;

/** Multiplications that have been left out since the training began, and as many additions. */
export let leftOut: f64 = 0;

/** How many of the numbers (rows × depth) are 0, if so many that it pays to leave them out, else 0. The others are noted. */
function countZeros(values: usize, depth: i32, rows: i32, width: i32): i32 {
  if (depth < LEAST_DEPTH || width < TILE) return 0;
  const looked = min(rows, LOOKED_AT);
  const count = noteRows(values, depth, 0, looked);
  if (<f32>count >= denseShare * <f32>(looked * depth)) return 0;
  return rows * depth - count - noteRows(values, depth, looked, rows);
}

/** `multiply`, by the tiles that are best for the build. */
function multiplyDense(
  left: usize,
  depth: i32,
  panels: usize,
  start: usize,
  startStep: usize,
  rows: i32,
  width: i32,
  results: usize,
  step: usize,
  outputs: usize,
  end: i32,
): void {
  if (ASC_FEATURE_RELAXED_SIMD) {
    const six = inSixes(rows);
    multiplySix(left, depth, panels, start, startStep, six, width, results, step, outputs, end);
    left += <usize>(six * depth) << 2;
    results += <usize>six * step;
    outputs += <usize>six * step;
    rows -= six;
  }
  multiply(left, depth, panels, start, startStep, rows, width, results, step, outputs, end);
}

/** `addOuterProducts`, by the tiles that are best for the build. */
function addDenseOuterProducts(values: usize, depth: i32, slopes: usize, slopeStep: usize, width: i32, rows: i32, gradient: usize): void {
  let first: i32 = 0;
  if (ASC_FEATURE_RELAXED_SIMD) {
    first = inSixes(depth);
    addSixOuterProducts(values, depth, first, slopes, slopeStep, width, rows, gradient);
  }
  addOuterProducts(values, depth, first, slopes, slopeStep, width, rows, gradient);
}

/** results = end(left · panels + start), see `multiply`; gives how many numbers of `left` were left out since they are 0. */
export function multiplyRows(
  left: usize,
  depth: i32,
  panels: usize,
  start: usize,
  startStep: usize,
  rows: i32,
  width: i32,
  results: usize,
  outputs: usize,
  end: i32,
): i32 {
  const step = <usize>width << 2;
  const zeros = countZeros(left, depth, rows, width);
  if (zeros == 0) {
    multiplyDense(left, depth, panels, start, startStep, rows, width, results, step, outputs, end);
    return 0;
  }
  const tiled = width & -TILE;
  leftOut += <f64>zeros * <f64>tiled;
  multiplySparse(left, depth, panels, start, startStep, rows, tiled, results, step, outputs, end);
  if (tiled == width) return zeros;
  const done = <usize>tiled << 2;
  const first = <usize>(tiled >> 3);
  const rest = panels + first * (<usize>depth << 5);
  multiplyDense(left, depth, rest, start + first * startStep, startStep, rows, width - tiled, results + done, step, outputs + done, end);
  return zeros;
}

/** gradient += valuesᵀ · slopes, see `addOuterProducts`. `zeros`: how many numbers of `values` are left out, all that are 0, or none. */
export function addProducts(values: usize, depth: i32, slopes: usize, width: i32, rows: i32, gradient: usize, zeros: i32): void {
  const step = <usize>width << 2;
  let tiled: i32 = 0;
  if (zeros > 0) {
    tiled = width & -TILE;
    leftOut += <f64>zeros * <f64>tiled;
    noteColumns(values, depth, rows);
    addSparseOuterProducts(values, depth, slopes, step, tiled, gradient);
    if (tiled == width) return;
  }
  const panelBytes = <usize>depth << 5;
  addDenseOuterProducts(values, depth, slopes + (<usize>tiled << 2), step, width - tiled, rows, gradient + <usize>(tiled >> 3) * panelBytes);
}
