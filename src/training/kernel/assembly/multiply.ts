import { madd } from './arithmetic';
import { multiplyFourRows, multiplySixRows } from './tiles';

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
