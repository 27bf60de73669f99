import { madd } from './arithmetic';
import { ELU, LEAK, LEAKY_RELU, RELU, SIGMOID, TANH } from './layer';

// What happens to a tile before it is stored.
export const KEEP: i32 = 0;
export const RECTIFY: i32 = 1;
export const LEAK_BELOW: i32 = 2;
export const SCALE_BY_RELU_SLOPE: i32 = 3;
export const SCALE_BY_TANH_SLOPE: i32 = 4;
export const SCALE_BY_SIGMOID_SLOPE: i32 = 5;
export const SCALE_BY_LEAKY_SLOPE: i32 = 6;
export const SCALE_BY_ELU_SLOPE: i32 = 7;

/** The tile's end that applies an activation; `KEEP` where that takes a pass of its own. */
export function activationEnd(activation: i32): i32 {
  if (activation == RELU) return RECTIFY;
  return activation == LEAKY_RELU ? LEAK_BELOW : KEEP;
}

/** The tile's end that carries slopes back through an activation whose derivative can be told from its output. */
export function slopeEnd(activation: i32): i32 {
  if (activation == RELU) return SCALE_BY_RELU_SLOPE;
  if (activation == TANH) return SCALE_BY_TANH_SLOPE;
  if (activation == SIGMOID) return SCALE_BY_SIGMOID_SLOPE;
  if (activation == LEAKY_RELU) return SCALE_BY_LEAKY_SLOPE;
  return activation == ELU ? SCALE_BY_ELU_SLOPE : KEEP;
}

/** The derivative of the activation, found from its output, times a slope. NaN counts as a positive output of ReLU. */
@inline
export function scaleBySlope(end: i32, output: v128, slope: v128): v128 {
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  if (end == SCALE_BY_RELU_SLOPE) return v128.andnot(slope, f32x4.le(output, zero));
  if (end == SCALE_BY_TANH_SLOPE) return f32x4.mul(slope, f32x4.sub(one, f32x4.mul(output, output)));
  if (end == SCALE_BY_SIGMOID_SLOPE) return f32x4.mul(slope, f32x4.mul(output, f32x4.sub(one, output)));
  if (end == SCALE_BY_LEAKY_SLOPE)
    return v128.bitselect(slope, f32x4.mul(slope, f32x4.splat(LEAK)), f32x4.gt(output, zero));
  // Below 0 elu's derivative is e^Σ: its output + 1.
  if (end == SCALE_BY_ELU_SLOPE) return f32x4.mul(slope, f32x4.add(one, f32x4.pmin(output, zero)));
  return slope;
}

@inline
function store(end: i32, result: v128, at: usize, outputs: usize): void {
  if (end == KEEP) v128.store(at, result);
  // Written so that NaN stays NaN.
  else if (end == RECTIFY) v128.store(at, f32x4.pmax(result, f32x4.splat(0)));
  else if (end == LEAK_BELOW) v128.store(at, f32x4.pmax(result, f32x4.mul(result, f32x4.splat(LEAK))));
  else v128.store(at, scaleBySlope(end, v128.load(outputs), result));
}

@inline
function storePair(end: i32, left: v128, right: v128, at: usize, outputs: usize, strip: usize): void {
  store(end, left, at, outputs);
  store(end, right, at + strip, outputs + strip);
}

// Rows of inputs, outputs and slopes stand in strips of 4 units: rows × 4 numbers each, so that four rows are 64 bytes that follow each other.
// `rows` of a chunk are rounded up to a multiple of 4.

/** Rows as they are stored: those past the real ones have slopes of 0. */
@inline
export function paddedRows(rows: i32): i32 {
  return (rows + 3) & ~3;
}

/**
 * results (rows × width) = end(left (rows × depth) · panels + start), in tiles of 8 columns whose sums stay in the registers: of 4 rows, or
 * of 6 where a multiplication and an addition are one instruction and need no register in between. `rows` and `depth` are multiples of 4,
 * `width` of 8; `panels` hold depth × 8 numbers for every 8 columns. `startStep` is 0 where `start` is the same 8 numbers for all columns, 32
 * where each has its own. `outputs` are what the slope's end looks at.
 */
export function multiply(
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
): void {
  const strip = <usize>rows << 4;
  const panelBytes = <usize>depth << 5;
  const sixes = ASC_FEATURE_RELAXED_SIMD ? <usize>sixesOf(rows) << 4 : 0;
  for (let panel = panels, panelsEnd = panels + <usize>(width >> 3) * panelBytes; panel < panelsEnd; panel += panelBytes) {
    let row: usize = 0;
    if (ASC_FEATURE_RELAXED_SIMD) {
      for (; row < sixes; row += 96) multiplySixRows(left + row, strip, panel, panel + panelBytes, start, results + row, outputs + row, end);
    }
    for (; row < strip; row += 64) multiplyFourRows(left + row, strip, panel, panel + panelBytes, start, results + row, outputs + row, end);
    start += startStep;
    results += 2 * strip;
    outputs += 2 * strip;
  }
}

/** How many of the rows go in sixes, so that the rest is a multiple of 4 as well. */
@inline
function sixesOf(rows: i32): i32 {
  return rows - (rows % 12 === 0 ? 0 : rows % 12 === 4 ? 4 : 8);
}

@inline
function multiplyFourRows(left: usize, strip: usize, panel: usize, panelEnd: usize, start: usize, results: usize, outputs: usize, end: i32): void {
  let a0 = v128.load(start);
  let a1 = v128.load(start, 16);
  let b0 = a0;
  let b1 = a1;
  let c0 = a0;
  let c1 = a1;
  let d0 = a0;
  let d1 = a1;
  for (let at = panel; at < panelEnd; at += 128) {
    const w0 = v128.load(at, 0);
    const w1 = v128.load(at, 16);
    const xa0 = v128.load_splat<f32>(left, 0);
    a0 = madd(a0, xa0, w0);
    a1 = madd(a1, xa0, w1);
    const xb0 = v128.load_splat<f32>(left, 16);
    b0 = madd(b0, xb0, w0);
    b1 = madd(b1, xb0, w1);
    const xc0 = v128.load_splat<f32>(left, 32);
    c0 = madd(c0, xc0, w0);
    c1 = madd(c1, xc0, w1);
    const xd0 = v128.load_splat<f32>(left, 48);
    d0 = madd(d0, xd0, w0);
    d1 = madd(d1, xd0, w1);
    const w2 = v128.load(at, 32);
    const w3 = v128.load(at, 48);
    const xa1 = v128.load_splat<f32>(left, 4);
    a0 = madd(a0, xa1, w2);
    a1 = madd(a1, xa1, w3);
    const xb1 = v128.load_splat<f32>(left, 20);
    b0 = madd(b0, xb1, w2);
    b1 = madd(b1, xb1, w3);
    const xc1 = v128.load_splat<f32>(left, 36);
    c0 = madd(c0, xc1, w2);
    c1 = madd(c1, xc1, w3);
    const xd1 = v128.load_splat<f32>(left, 52);
    d0 = madd(d0, xd1, w2);
    d1 = madd(d1, xd1, w3);
    const w4 = v128.load(at, 64);
    const w5 = v128.load(at, 80);
    const xa2 = v128.load_splat<f32>(left, 8);
    a0 = madd(a0, xa2, w4);
    a1 = madd(a1, xa2, w5);
    const xb2 = v128.load_splat<f32>(left, 24);
    b0 = madd(b0, xb2, w4);
    b1 = madd(b1, xb2, w5);
    const xc2 = v128.load_splat<f32>(left, 40);
    c0 = madd(c0, xc2, w4);
    c1 = madd(c1, xc2, w5);
    const xd2 = v128.load_splat<f32>(left, 56);
    d0 = madd(d0, xd2, w4);
    d1 = madd(d1, xd2, w5);
    const w6 = v128.load(at, 96);
    const w7 = v128.load(at, 112);
    const xa3 = v128.load_splat<f32>(left, 12);
    a0 = madd(a0, xa3, w6);
    a1 = madd(a1, xa3, w7);
    const xb3 = v128.load_splat<f32>(left, 28);
    b0 = madd(b0, xb3, w6);
    b1 = madd(b1, xb3, w7);
    const xc3 = v128.load_splat<f32>(left, 44);
    c0 = madd(c0, xc3, w6);
    c1 = madd(c1, xc3, w7);
    const xd3 = v128.load_splat<f32>(left, 60);
    d0 = madd(d0, xd3, w6);
    d1 = madd(d1, xd3, w7);
    left += strip;
  }
  storePair(end, a0, a1, results, outputs, strip);
  storePair(end, b0, b1, results + 16, outputs + 16, strip);
  storePair(end, c0, c1, results + 32, outputs + 32, strip);
  storePair(end, d0, d1, results + 48, outputs + 48, strip);
}

@inline
function multiplySixRows(left: usize, strip: usize, panel: usize, panelEnd: usize, start: usize, results: usize, outputs: usize, end: i32): void {
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
  for (let at = panel; at < panelEnd; at += 128) {
    const w0 = v128.load(at, 0);
    const w1 = v128.load(at, 16);
    const xa0 = v128.load_splat<f32>(left, 0);
    a0 = madd(a0, xa0, w0);
    a1 = madd(a1, xa0, w1);
    const xb0 = v128.load_splat<f32>(left, 16);
    b0 = madd(b0, xb0, w0);
    b1 = madd(b1, xb0, w1);
    const xc0 = v128.load_splat<f32>(left, 32);
    c0 = madd(c0, xc0, w0);
    c1 = madd(c1, xc0, w1);
    const xd0 = v128.load_splat<f32>(left, 48);
    d0 = madd(d0, xd0, w0);
    d1 = madd(d1, xd0, w1);
    const xe0 = v128.load_splat<f32>(left, 64);
    e0 = madd(e0, xe0, w0);
    e1 = madd(e1, xe0, w1);
    const xf0 = v128.load_splat<f32>(left, 80);
    f0 = madd(f0, xf0, w0);
    f1 = madd(f1, xf0, w1);
    const w2 = v128.load(at, 32);
    const w3 = v128.load(at, 48);
    const xa1 = v128.load_splat<f32>(left, 4);
    a0 = madd(a0, xa1, w2);
    a1 = madd(a1, xa1, w3);
    const xb1 = v128.load_splat<f32>(left, 20);
    b0 = madd(b0, xb1, w2);
    b1 = madd(b1, xb1, w3);
    const xc1 = v128.load_splat<f32>(left, 36);
    c0 = madd(c0, xc1, w2);
    c1 = madd(c1, xc1, w3);
    const xd1 = v128.load_splat<f32>(left, 52);
    d0 = madd(d0, xd1, w2);
    d1 = madd(d1, xd1, w3);
    const xe1 = v128.load_splat<f32>(left, 68);
    e0 = madd(e0, xe1, w2);
    e1 = madd(e1, xe1, w3);
    const xf1 = v128.load_splat<f32>(left, 84);
    f0 = madd(f0, xf1, w2);
    f1 = madd(f1, xf1, w3);
    const w4 = v128.load(at, 64);
    const w5 = v128.load(at, 80);
    const xa2 = v128.load_splat<f32>(left, 8);
    a0 = madd(a0, xa2, w4);
    a1 = madd(a1, xa2, w5);
    const xb2 = v128.load_splat<f32>(left, 24);
    b0 = madd(b0, xb2, w4);
    b1 = madd(b1, xb2, w5);
    const xc2 = v128.load_splat<f32>(left, 40);
    c0 = madd(c0, xc2, w4);
    c1 = madd(c1, xc2, w5);
    const xd2 = v128.load_splat<f32>(left, 56);
    d0 = madd(d0, xd2, w4);
    d1 = madd(d1, xd2, w5);
    const xe2 = v128.load_splat<f32>(left, 72);
    e0 = madd(e0, xe2, w4);
    e1 = madd(e1, xe2, w5);
    const xf2 = v128.load_splat<f32>(left, 88);
    f0 = madd(f0, xf2, w4);
    f1 = madd(f1, xf2, w5);
    const w6 = v128.load(at, 96);
    const w7 = v128.load(at, 112);
    const xa3 = v128.load_splat<f32>(left, 12);
    a0 = madd(a0, xa3, w6);
    a1 = madd(a1, xa3, w7);
    const xb3 = v128.load_splat<f32>(left, 28);
    b0 = madd(b0, xb3, w6);
    b1 = madd(b1, xb3, w7);
    const xc3 = v128.load_splat<f32>(left, 44);
    c0 = madd(c0, xc3, w6);
    c1 = madd(c1, xc3, w7);
    const xd3 = v128.load_splat<f32>(left, 60);
    d0 = madd(d0, xd3, w6);
    d1 = madd(d1, xd3, w7);
    const xe3 = v128.load_splat<f32>(left, 76);
    e0 = madd(e0, xe3, w6);
    e1 = madd(e1, xe3, w7);
    const xf3 = v128.load_splat<f32>(left, 92);
    f0 = madd(f0, xf3, w6);
    f1 = madd(f1, xf3, w7);
    left += strip;
  }
  storePair(end, a0, a1, results, outputs, strip);
  storePair(end, b0, b1, results + 16, outputs + 16, strip);
  storePair(end, c0, c1, results + 32, outputs + 32, strip);
  storePair(end, d0, d1, results + 48, outputs + 48, strip);
  storePair(end, e0, e1, results + 64, outputs + 64, strip);
  storePair(end, f0, f1, results + 80, outputs + 80, strip);
}

@inline
function addPair(at: usize, left: v128, right: v128): void {
  v128.store(at, f32x4.add(v128.load(at), left));
  v128.store(at, f32x4.add(v128.load(at, 16), right), 16);
}

/** gradient (panels of depth × 8) += valuesᵀ (depth × rows) · slopes (rows × width), in tiles of 4 inputs × 8 units. */
export function addOuterProducts(values: usize, depth: i32, slopes: usize, width: i32, rows: i32, gradient: usize): void {
  const strip = <usize>paddedRows(rows) << 4;
  // Two rows per turn: it is the counting, not the arithmetic, that this saves.
  const used = <usize>((rows + 1) >> 1) << 5;
  for (let column = slopes, columnsEnd = slopes + <usize>(width >> 2) * strip; column < columnsEnd; column += 2 * strip) {
    for (let input = values, inputsEnd = values + <usize>(depth >> 2) * strip; input < inputsEnd; input += strip) {
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let b0 = a0;
      let b1 = a0;
      let c0 = a0;
      let c1 = a0;
      let d0 = a0;
      let d1 = a0;
      let x = input;
      let right = column + strip;
      for (let left = column, end = column + used; left < end; left += 32) {
        const s0 = v128.load(left);
        const s1 = v128.load(right);
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
        const t0 = v128.load(left, 16);
        const t1 = v128.load(right, 16);
        const ya = v128.load_splat<f32>(x, 16);
        a0 = madd(a0, ya, t0);
        a1 = madd(a1, ya, t1);
        const yb = v128.load_splat<f32>(x, 20);
        b0 = madd(b0, yb, t0);
        b1 = madd(b1, yb, t1);
        const yc = v128.load_splat<f32>(x, 24);
        c0 = madd(c0, yc, t0);
        c1 = madd(c1, yc, t1);
        const yd = v128.load_splat<f32>(x, 28);
        d0 = madd(d0, yd, t0);
        d1 = madd(d1, yd, t1);
        right += 32;
        x += 32;
      }
      addPair(gradient, a0, a1);
      addPair(gradient + 32, b0, b1);
      addPair(gradient + 64, c0, c1);
      addPair(gradient + 96, d0, d1);
      gradient += 128;
    }
  }
}

/** sums (width) += the sum of the rows of slopes (rows × width). */
export function addRows(slopes: usize, width: i32, rows: i32, sums: usize): void {
  const strip = <usize>paddedRows(rows) << 4;
  for (let s = slopes, slopesEnd = slopes + <usize>(width >> 2) * strip; s < slopesEnd; sums += 16) {
    let sum = f32x4.splat(0);
    for (const end = s + strip; s < end; s += 16) sum = f32x4.add(sum, v128.load(s));
    v128.store(sums, f32x4.add(v128.load(sums), sum));
  }
}
