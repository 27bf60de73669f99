import { addOuterProducts, multiply } from './multiply';
import { Product } from './product';
import { addSparseOuterProducts, multiplySparse, noteColumns, noteRows, TILE } from './sparse';

/** Of fewer numbers in a row too few are 0 to make up for the looking. */
const LEAST_DEPTH: i32 = 32;

/** Rows of a chunk by which it is told whether many of its numbers are 0. */
const LOOKED_AT: i32 = 8;

/** Zeros are left out where less than this share of the numbers is something else. */
export let denseShare: f32 = 0;

/** Multiplications that have been left out since the training began, and as many additions. */
export let leftOut: f64 = 0;

/** How many of `left`'s numbers are 0, if so many that it pays to leave them out, else 0. The others are noted. */
function countZeros(product: Product, rows: i32): i32 {
  const depth = product.depth;
  if (depth < LEAST_DEPTH || product.width < TILE) return 0;
  const looked = min(rows, LOOKED_AT);
  const count = noteRows(product, 0, looked);
  if (<f32>count >= denseShare * <f32>(looked * depth)) return 0;
  return rows * depth - count - noteRows(product, looked, rows);
}

/** Columns that are worked on without zeros; the others, too few for a tile, with them. */
@inline
function sparseWidth(product: Product): i32 {
  return product.zeros > 0 ? product.width & -TILE : 0;
}

/** The product for `rows` rows, a multiple of 4; where many numbers of `left` are 0, these are left out. */
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

/** gradient += leftᵀ · deltas for a product that was made on the way forward; what was left out there is left out again. */
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
