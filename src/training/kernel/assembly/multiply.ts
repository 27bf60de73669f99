import { madd } from './arithmetic';
import { leftStepOf, panelBytesOf, Product, resultStepOf } from './product';
import { KEEP, RECTIFY, SCALE_BY_RELU_DERIVATIVE, storePair } from './tileEnd';

/** Stores four rows of eight numbers, `step` bytes apart. */
@inline
function storeRows(
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
  step: usize,
): void {
  storePair(end, a0, a1, at, outputs);
  storePair(end, b0, b1, at + step, outputs + step);
  storePair(end, c0, c1, at + 2 * step, outputs + 2 * step);
  storePair(end, d0, d1, at + 3 * step, outputs + 3 * step);
}

/**
 * The product for the columns from `column` on, a multiple of 8, and `rows` rows, a multiple of 4. Tiles are 4 rows × 8 columns, the most
 * whose sums fit in 16 registers.
 */
// One loop, written out: a call in it would cost more than what it does.
// eslint-disable-next-line max-lines-per-function
export function multiply(product: Product, rows: i32, column: i32, end: i32): void {
  const leftStep = leftStepOf(product);
  const resultStep = resultStepOf(product);
  const panelBytes = panelBytesOf(product);
  let start = product.start + <usize>(column >> 3) * product.startStep;
  let results = product.results + ((<usize>column) << 2);
  let outputs = product.outputs + ((<usize>column) << 2);
  const panelsEnd = product.panels + <usize>(product.width >> 3) * panelBytes;
  for (let panel = product.panels + <usize>(column >> 3) * panelBytes; panel < panelsEnd; panel += panelBytes) {
    const panelEnd = panel + panelBytes;
    let row = product.left;
    let offset: usize = 0;
    for (let r = 0; r < rows; r += 4) {
      let a0 = v128.load(start);
      let a1 = v128.load(start, 16);
      let b0 = a0;
      let b1 = a1;
      let c0 = a0;
      let c1 = a1;
      let d0 = a0;
      let d1 = a1;
      let a = row;
      let b = row + leftStep;
      let c = row + 2 * leftStep;
      let d = row + 3 * leftStep;
      // Four steps per iteration. This saves loop overhead rather than arithmetic.
      for (let at = panel; at < panelEnd; at += 128) {
        const w0 = v128.load(at, 0);
        const w1 = v128.load(at, 16);
        const xa0 = v128.load_splat<f32>(a, 0);
        a0 = madd(a0, xa0, w0);
        a1 = madd(a1, xa0, w1);
        const xb0 = v128.load_splat<f32>(b, 0);
        b0 = madd(b0, xb0, w0);
        b1 = madd(b1, xb0, w1);
        const xc0 = v128.load_splat<f32>(c, 0);
        c0 = madd(c0, xc0, w0);
        c1 = madd(c1, xc0, w1);
        const xd0 = v128.load_splat<f32>(d, 0);
        d0 = madd(d0, xd0, w0);
        d1 = madd(d1, xd0, w1);
        const w2 = v128.load(at, 32);
        const w3 = v128.load(at, 48);
        const xa1 = v128.load_splat<f32>(a, 4);
        a0 = madd(a0, xa1, w2);
        a1 = madd(a1, xa1, w3);
        const xb1 = v128.load_splat<f32>(b, 4);
        b0 = madd(b0, xb1, w2);
        b1 = madd(b1, xb1, w3);
        const xc1 = v128.load_splat<f32>(c, 4);
        c0 = madd(c0, xc1, w2);
        c1 = madd(c1, xc1, w3);
        const xd1 = v128.load_splat<f32>(d, 4);
        d0 = madd(d0, xd1, w2);
        d1 = madd(d1, xd1, w3);
        const w4 = v128.load(at, 64);
        const w5 = v128.load(at, 80);
        const xa2 = v128.load_splat<f32>(a, 8);
        a0 = madd(a0, xa2, w4);
        a1 = madd(a1, xa2, w5);
        const xb2 = v128.load_splat<f32>(b, 8);
        b0 = madd(b0, xb2, w4);
        b1 = madd(b1, xb2, w5);
        const xc2 = v128.load_splat<f32>(c, 8);
        c0 = madd(c0, xc2, w4);
        c1 = madd(c1, xc2, w5);
        const xd2 = v128.load_splat<f32>(d, 8);
        d0 = madd(d0, xd2, w4);
        d1 = madd(d1, xd2, w5);
        const w6 = v128.load(at, 96);
        const w7 = v128.load(at, 112);
        const xa3 = v128.load_splat<f32>(a, 12);
        a0 = madd(a0, xa3, w6);
        a1 = madd(a1, xa3, w7);
        const xb3 = v128.load_splat<f32>(b, 12);
        b0 = madd(b0, xb3, w6);
        b1 = madd(b1, xb3, w7);
        const xc3 = v128.load_splat<f32>(c, 12);
        c0 = madd(c0, xc3, w6);
        c1 = madd(c1, xc3, w7);
        const xd3 = v128.load_splat<f32>(d, 12);
        d0 = madd(d0, xd3, w6);
        d1 = madd(d1, xd3, w7);
        a += 16;
        b += 16;
        c += 16;
        d += 16;
      }
      const to = results + offset;
      const seen = outputs + offset;
      // The common ends are distinguished once for all eight vectors.
      if (end == KEEP) storeRows(KEEP, a0, a1, b0, b1, c0, c1, d0, d1, to, seen, resultStep);
      else if (end == RECTIFY) storeRows(RECTIFY, a0, a1, b0, b1, c0, c1, d0, d1, to, seen, resultStep);
      else if (end == SCALE_BY_RELU_DERIVATIVE) storeRows(SCALE_BY_RELU_DERIVATIVE, a0, a1, b0, b1, c0, c1, d0, d1, to, seen, resultStep);
      else storeRows(end, a0, a1, b0, b1, c0, c1, d0, d1, to, seen, resultStep);
      row += 4 * leftStep;
      offset += 4 * resultStep;
    }
    start += product.startStep;
    results += 32;
    outputs += 32;
  }
}

/** Adds to eight numbers. */
@inline
export function addPair(at: usize, left: v128, right: v128): void {
  v128.store(at, f32x4.add(v128.load(at), left));
  v128.store(at, f32x4.add(v128.load(at, 16), right), 16);
}

/**
 * gradient (panels of depth × 8) += leftᵀ (depth × rows) · deltas (rows × width) for a forward product. Tiles are 4 inputs × 8 units,
 * starting at unit `column`, a multiple of 8.
 */
export function addOuterProducts(product: Product, deltas: usize, rows: i32, gradient: usize, column: i32): void {
  const valueStep = leftStepOf(product);
  const deltaStep = resultStepOf(product);
  const deltasEnd = <usize>rows * deltaStep;
  const inputsEnd = product.left + valueStep;
  gradient += <usize>(column >> 3) * panelBytesOf(product);
  for (let unit = deltas + ((<usize>column) << 2), unitsEnd = deltas + deltaStep; unit < unitsEnd; unit += 32) {
    for (let input = product.left; input < inputsEnd; input += 16) {
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let b0 = a0;
      let b1 = a0;
      let c0 = a0;
      let c1 = a0;
      let d0 = a0;
      let d1 = a0;
      let x = input;
      for (let s = unit, end = unit + deltasEnd; s < end; s += deltaStep) {
        const s0 = v128.load(s);
        const s1 = v128.load(s, 16);
        const xa = v128.load_splat<f32>(x);
        a0 = madd(a0, xa, s0);
        a1 = madd(a1, xa, s1);
        const xb = v128.load_splat<f32>(x, 4);
        b0 = madd(b0, xb, s0);
        b1 = madd(b1, xb, s1);
        const xc = v128.load_splat<f32>(x, 8);
        c0 = madd(c0, xc, s0);
        c1 = madd(c1, xc, s1);
        const xd = v128.load_splat<f32>(x, 12);
        d0 = madd(d0, xd, s0);
        d1 = madd(d1, xd, s1);
        x += valueStep;
      }
      addPair(gradient, a0, a1);
      addPair(gradient + 32, b0, b1);
      addPair(gradient + 64, c0, c1);
      addPair(gradient + 96, d0, d1);
      gradient += 128;
    }
  }
}

/** sums (width) += the sum of the rows of deltas (rows × width). */
export function addRows(deltas: usize, width: i32, rows: i32, sums: usize): void {
  const step = (<usize>width) << 2;
  const length = <usize>rows * step;
  for (let offset: usize = 0; offset < step; offset += 32) {
    let left = f32x4.splat(0);
    let right = left;
    for (let s = deltas + offset, end = deltas + offset + length; s < end; s += step) {
      left = f32x4.add(left, v128.load(s));
      right = f32x4.add(right, v128.load(s, 16));
    }
    addPair(sums + offset, left, right);
  }
}
