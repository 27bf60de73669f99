// Products in tiles of 6 rows × 8 columns, for fused operations: they need no register in between, and twelve sums are enough not to wait for
// any of them, eight are hardly. See `multiply.ts` for the rest.

import { madd } from './arithmetic';
import { addPair, storeRows } from './multiply';
import { leftStepOf, panelBytesOf, Product, resultStepOf } from './product';
import { KEEP, RECTIFY, SCALE_BY_RELU_SLOPE, storePair } from './tileEnd';

/** How many of `count`, a multiple of 4, can be taken by sixes, so that what is left is one again. */
@inline
export function inSixes(count: i32): i32 {
  const left = count % 6;
  return count - left - (left == 2 ? 6 : 0);
}

@inline
function storeSix(
  end: i32,
  a0: v128,
  a1: v128,
  b0: v128,
  b1: v128,
  c0: v128,
  c1: v128,
  d0: v128,
  d1: v128,
  e0: v128,
  e1: v128,
  f0: v128,
  f1: v128,
  at: usize,
  outputs: usize,
  step: usize,
): void {
  storeRows(end, a0, a1, b0, b1, c0, c1, d0, d1, at, outputs, step);
  storePair(end, e0, e1, at + 4 * step, outputs + 4 * step);
  storePair(end, f0, f1, at + 5 * step, outputs + 5 * step);
}

/** As `multiply`, for the first `rows` rows, a multiple of 6. */
export function multiplySix(product: Product, rows: i32, column: i32, end: i32): void {
  const leftStep = leftStepOf(product);
  const resultStep = resultStepOf(product);
  const panelBytes = panelBytesOf(product);
  let start = product.start + <usize>(column >> 3) * product.startStep;
  let results = product.results + (<usize>column << 2);
  let outputs = product.outputs + (<usize>column << 2);
  const panelsEnd = product.panels + <usize>(product.width >> 3) * panelBytes;
  for (let panel = product.panels + <usize>(column >> 3) * panelBytes; panel < panelsEnd; panel += panelBytes) {
    const panelEnd = panel + panelBytes;
    let row = product.left;
    let offset: usize = 0;
    for (let r = 0; r < rows; r += 6) {
      let a0 = v128.load(start);
      let a1 = v128.load(start, 16);
      let b0 = a0;
      let b1 = a1;
      let c0 = a0;
      let c1 = a1;
      let d0 = a0;
      let d1 = a1;
      let e0 = a0;
      let e1 = a1;
      let f0 = a0;
      let f1 = a1;
      let a = row;
      let b = row + leftStep;
      let c = row + 2 * leftStep;
      let d = row + 3 * leftStep;
      let e = row + 4 * leftStep;
      let f = row + 5 * leftStep;
      for (let at = panel; at < panelEnd; at += 128) {
        const w0 = v128.load(at);
        const w1 = v128.load(at, 16);
        const xa0 = v128.load_splat<f32>(a);
        a0 = madd(a0, xa0, w0);
        a1 = madd(a1, xa0, w1);
        const xb0 = v128.load_splat<f32>(b);
        b0 = madd(b0, xb0, w0);
        b1 = madd(b1, xb0, w1);
        const xc0 = v128.load_splat<f32>(c);
        c0 = madd(c0, xc0, w0);
        c1 = madd(c1, xc0, w1);
        const xd0 = v128.load_splat<f32>(d);
        d0 = madd(d0, xd0, w0);
        d1 = madd(d1, xd0, w1);
        const xe0 = v128.load_splat<f32>(e);
        e0 = madd(e0, xe0, w0);
        e1 = madd(e1, xe0, w1);
        const xf0 = v128.load_splat<f32>(f);
        f0 = madd(f0, xf0, w0);
        f1 = madd(f1, xf0, w1);
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
        const xe1 = v128.load_splat<f32>(e, 4);
        e0 = madd(e0, xe1, w2);
        e1 = madd(e1, xe1, w3);
        const xf1 = v128.load_splat<f32>(f, 4);
        f0 = madd(f0, xf1, w2);
        f1 = madd(f1, xf1, w3);
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
        const xe2 = v128.load_splat<f32>(e, 8);
        e0 = madd(e0, xe2, w4);
        e1 = madd(e1, xe2, w5);
        const xf2 = v128.load_splat<f32>(f, 8);
        f0 = madd(f0, xf2, w4);
        f1 = madd(f1, xf2, w5);
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
        const xe3 = v128.load_splat<f32>(e, 12);
        e0 = madd(e0, xe3, w6);
        e1 = madd(e1, xe3, w7);
        const xf3 = v128.load_splat<f32>(f, 12);
        f0 = madd(f0, xf3, w6);
        f1 = madd(f1, xf3, w7);
        a += 16;
        b += 16;
        c += 16;
        d += 16;
        e += 16;
        f += 16;
      }
      const to = results + offset;
      const seen = outputs + offset;
      if (end == KEEP) storeSix(KEEP, a0, a1, b0, b1, c0, c1, d0, d1, e0, e1, f0, f1, to, seen, resultStep);
      else if (end == RECTIFY) storeSix(RECTIFY, a0, a1, b0, b1, c0, c1, d0, d1, e0, e1, f0, f1, to, seen, resultStep);
      else if (end == SCALE_BY_RELU_SLOPE) storeSix(SCALE_BY_RELU_SLOPE, a0, a1, b0, b1, c0, c1, d0, d1, e0, e1, f0, f1, to, seen, resultStep);
      else storeSix(end, a0, a1, b0, b1, c0, c1, d0, d1, e0, e1, f0, f1, to, seen, resultStep);
      row += 6 * leftStep;
      offset += 6 * resultStep;
    }
    start += product.startStep;
    results += 32;
    outputs += 32;
  }
}

/** As `addOuterProducts`, for the first `inputs` inputs, a multiple of 6. */
export function addSixOuterProducts(product: Product, slopes: usize, rows: i32, gradient: usize, inputs: i32, column: i32): void {
  const valueStep = leftStepOf(product);
  const slopeStep = resultStepOf(product);
  const slopesEnd = <usize>rows * slopeStep;
  const inputsEnd = product.left + (<usize>inputs << 2);
  const panelRest = <usize>(product.depth - inputs) << 5;
  gradient += <usize>(column >> 3) * panelBytesOf(product);
  for (let unit = slopes + (<usize>column << 2), unitsEnd = slopes + slopeStep; unit < unitsEnd; unit += 32) {
    for (let input = product.left; input < inputsEnd; input += 24) {
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let b0 = a0;
      let b1 = a0;
      let c0 = a0;
      let c1 = a0;
      let d0 = a0;
      let d1 = a0;
      let e0 = a0;
      let e1 = a0;
      let f0 = a0;
      let f1 = a0;
      let x = input;
      for (let s = unit, end = unit + slopesEnd; s < end; s += slopeStep) {
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
        const xe = v128.load_splat<f32>(x, 16);
        e0 = madd(e0, xe, s0);
        e1 = madd(e1, xe, s1);
        const xf = v128.load_splat<f32>(x, 20);
        f0 = madd(f0, xf, s0);
        f1 = madd(f1, xf, s1);
        x += valueStep;
      }
      addPair(gradient, a0, a1);
      addPair(gradient + 32, b0, b1);
      addPair(gradient + 64, c0, c1);
      addPair(gradient + 96, d0, d1);
      addPair(gradient + 128, e0, e1);
      addPair(gradient + 160, f0, f1);
      gradient += 192;
    }
    gradient += panelRest;
  }
}
