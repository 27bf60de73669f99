import { addOuterProducts, multiply } from './multiply';
import { Product } from './product';
import { addSparseOuterProducts, multiplySparse, noteColumns, noteRows, TILE } from './sparse';

/** Shortest row worth checking: with fewer numbers, skipping zeros cannot make up for the check. */
const LEAST_DEPTH: i32 = 32;

/** Rows of a chunk that are checked for many zeros. */
const LOOKED_AT: i32 = 8;

/** Zeros are skipped if the share of nonzero numbers is below this. */
export let denseShare: f32 = 0;

/** Multiplications skipped since the training began, and as many additions. */
export let leftOut: f64 = 0;

/** Number of zeros in `left` if skipping them pays, with the nonzero numbers noted; otherwise 0. */
function countZeros(product: Product, rows: i32): i32 {
  const depth = product.depth;
  if (depth < LEAST_DEPTH || product.width < TILE) return 0;
  const looked = min(rows, LOOKED_AT);
  const count = noteRows(product, 0, looked);
  if (<f32>count >= denseShare * <f32>(looked * depth)) return 0;
  return rows * depth - count - noteRows(product, looked, rows);
}

/** Columns whose zeros are skipped. The rest, too few for a tile, is computed in full. */
@inline
function sparseWidth(product: Product): i32 {
  return product.zeros > 0 ? product.width & -TILE : 0;
}

/** The product for `rows` rows, a multiple of 4. Zeros in `left` are skipped if there are many. */
export function multiplyRows(product: Product, rows: i32, end: i32): void {
  product.zeros = countZeros(product, rows);
  const sparse = sparseWidth(product);
  if (sparse > 0) {
    leftOut += <f64>product.zeros * <f64>sparse;
    multiplySparse(product, rows, sparse, end);
  }
  if (sparse == product.width) return;
  multiply(product, rows, sparse, end);
}

/** gradient += leftᵀ · deltas for a forward product. What was skipped there is skipped again. */
export function addProducts(product: Product, deltas: usize, rows: i32, gradient: usize): void {
  const sparse = sparseWidth(product);
  if (sparse > 0) {
    leftOut += <f64>product.zeros * <f64>sparse;
    noteColumns(product, rows);
    addSparseOuterProducts(product, deltas, gradient, sparse);
  }
  if (sparse == product.width) return;
  addOuterProducts(product, deltas, rows, gradient, sparse);
}
