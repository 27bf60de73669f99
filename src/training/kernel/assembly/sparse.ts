// Products that skip zeros: after ReLU or dropout about half of all outputs are 0, and one-hot columns nearly always are. A skipped number
// would add 0, so the sums are the same, except with infinite or NaN weights, which end the training anyway.

import { madd } from './arithmetic';
import { addPair } from './multiply';
import { leftStepOf, panelBytesOf, Product, resultStepOf } from './product';
import { KEEP, RECTIFY, SCALE_BY_RELU_DERIVATIVE, storePair } from './tileEnd';

/** Where the thread notes which numbers of a chunk are nonzero, one bit each. */
export let nonzeros: usize = 0;

/** Columns per tile: the most whose sums for one row fit in 16 registers. */
export const TILE: i32 = 32;

/** Bytes of a row's bits. */
@inline
function bytesOfBits(depth: i32): usize {
  return (<usize>((depth + 63) >> 6)) << 3;
}

/** Notes for rows of `left` which numbers are nonzero, in words of 64 bits, and returns their count. `end` is past the last row. */
export function noteRows(product: Product, first: i32, end: i32): i32 {
  const zero = f32x4.splat(0);
  const depth = product.depth;
  const inLast = (<u64>-1) >> (<u64>(-depth & 63));
  let to = nonzeros + <usize>first * bytesOfBits(depth);
  let row = product.left + <usize>first * leftStepOf(product);
  let count: i32 = 0;
  for (let r = first; r < end; r++, row += leftStepOf(product)) {
    for (let column = 0; column < depth; column += 64, to += 8) {
      let bits: u64 = 0;
      let at = row + ((<usize>column) << 2);
      // Sixteen at a time; bits past the row's end are cleared afterwards.
      for (let shift: u64 = 0, last = min(<u64>(depth - column), 64); shift < last; shift += 16, at += 64) {
        const a = i32x4.bitmask(f32x4.ne(v128.load(at), zero));
        const b = i32x4.bitmask(f32x4.ne(v128.load(at, 16), zero));
        const c = i32x4.bitmask(f32x4.ne(v128.load(at, 32), zero));
        const d = i32x4.bitmask(f32x4.ne(v128.load(at, 48), zero));
        bits |= (<u64>(a | (b << 4) | (c << 8) | (d << 12))) << shift;
      }
      if (column + 64 >= depth) bits &= inLast;
      count += <i32>popcnt(bits);
      store<u64>(to, bits);
    }
  }
  return count;
}

/** Notes for each column of `left` which of up to 32 rows are nonzero, in words of 32 bits. */
export function noteColumns(product: Product, rows: i32): void {
  const zero = f32x4.splat(0);
  const step = leftStepOf(product);
  for (let column: usize = 0; column < step; column += 16) {
    let bits = zero;
    let bit = i32x4.splat(1);
    for (let at = product.left + column, end = at + <usize>rows * step; at < end; at += step) {
      bits = v128.or(bits, v128.and(bit, f32x4.ne(v128.load(at), zero)));
      bit = i32x4.shl(bit, 1);
    }
    v128.store(nonzeros + column, bits);
  }
}

/** Like `multiply`, using the bits from `noteRows`, for the columns up to `width`, a multiple of `TILE`. */
export function multiplySparse(product: Product, rows: i32, width: i32, end: i32): void {
  const leftStep = leftStepOf(product);
  const resultStep = resultStepOf(product);
  const panelBytes = panelBytesOf(product);
  const startStep = product.startStep;
  const bitBytes = bytesOfBits(product.depth);
  let panels = product.panels;
  let start = product.start;
  let results = product.results;
  let outputs = product.outputs;
  for (let column = 0; column < width; column += TILE) {
    let offset: usize = 0;
    let row = product.left;
    let word = nonzeros;
    for (let r = 0; r < rows; r++) {
      let a0 = v128.load(start);
      let a1 = v128.load(start, 16);
      let b0 = v128.load(start + startStep);
      let b1 = v128.load(start + startStep, 16);
      let c0 = v128.load(start + 2 * startStep);
      let c1 = v128.load(start + 2 * startStep, 16);
      let d0 = v128.load(start + 3 * startStep);
      let d1 = v128.load(start + 3 * startStep, 16);
      let a = panels;
      let x = row;
      for (const wordsEnd = word + bitBytes; word < wordsEnd; word += 8, a += 2048, x += 256) {
        const b = a + panelBytes;
        const c = b + panelBytes;
        const d = c + panelBytes;
        for (let bits = load<u64>(word); bits != 0; bits &= bits - 1) {
          const place = <usize>ctz(bits);
          const value = v128.load_splat<f32>(x + (place << 2));
          const weights = place << 5;
          a0 = madd(a0, value, v128.load(a + weights));
          a1 = madd(a1, value, v128.load(a + weights, 16));
          b0 = madd(b0, value, v128.load(b + weights));
          b1 = madd(b1, value, v128.load(b + weights, 16));
          c0 = madd(c0, value, v128.load(c + weights));
          c1 = madd(c1, value, v128.load(c + weights, 16));
          d0 = madd(d0, value, v128.load(d + weights));
          d1 = madd(d1, value, v128.load(d + weights, 16));
        }
      }
      const to = results + offset;
      const seen = outputs + offset;
      if (end == KEEP) storeTile(KEEP, a0, a1, b0, b1, c0, c1, d0, d1, to, seen);
      else if (end == RECTIFY) storeTile(RECTIFY, a0, a1, b0, b1, c0, c1, d0, d1, to, seen);
      else if (end == SCALE_BY_RELU_DERIVATIVE) storeTile(SCALE_BY_RELU_DERIVATIVE, a0, a1, b0, b1, c0, c1, d0, d1, to, seen);
      else storeTile(end, a0, a1, b0, b1, c0, c1, d0, d1, to, seen);
      row += leftStep;
      offset += resultStep;
    }
    panels += 4 * panelBytes;
    start += 4 * startStep;
    results += 128;
    outputs += 128;
  }
}


@inline
function storeTile(
  end: i32,
  a0: v128,
  a1: v128,
  b0: v128,
  b1: v128,
  c0: v128,
  c1: v128,
  d0: v128,
  d1: v128,
  at: usize,
  outputs: usize,
): void {
  storePair(end, a0, a1, at, outputs);
  storePair(end, b0, b1, at + 32, outputs + 32);
  storePair(end, c0, c1, at + 64, outputs + 64);
  storePair(end, d0, d1, at + 96, outputs + 96);
}

/** Like `addOuterProducts`, using the bits from `noteColumns`, for the units up to `width`, a multiple of `TILE`. */
export function addSparseOuterProducts(product: Product, deltas: usize, gradient: usize, width: i32): void {
  const valueStep = leftStepOf(product);
  const deltaStep = resultStepOf(product);
  const panelBytes = panelBytesOf(product);
  for (let column = 0; column < width; column += TILE) {
    let word = nonzeros;
    let input = product.left;
    for (const panelEnd = gradient + panelBytes; gradient < panelEnd; gradient += 32) {
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let b0 = a0;
      let b1 = a0;
      let c0 = a0;
      let c1 = a0;
      let d0 = a0;
      let d1 = a0;
      for (let bits = load<u32>(word); bits != 0; bits &= bits - 1) {
        const row = <usize>ctz(bits);
        const value = v128.load_splat<f32>(input + row * valueStep);
        const s = deltas + row * deltaStep;
        a0 = madd(a0, value, v128.load(s));
        a1 = madd(a1, value, v128.load(s, 16));
        b0 = madd(b0, value, v128.load(s, 32));
        b1 = madd(b1, value, v128.load(s, 48));
        c0 = madd(c0, value, v128.load(s, 64));
        c1 = madd(c1, value, v128.load(s, 80));
        d0 = madd(d0, value, v128.load(s, 96));
        d1 = madd(d1, value, v128.load(s, 112));
      }
      addPair(gradient, a0, a1);
      addPair(gradient + panelBytes, b0, b1);
      addPair(gradient + 2 * panelBytes, c0, c1);
      addPair(gradient + 3 * panelBytes, d0, d1);
      word += 4;
      input += 4;
    }
    gradient += 3 * panelBytes;
    deltas += 128;
  }
}
