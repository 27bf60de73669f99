// Uses only +, −, ×, ÷ and bit operations, whose results IEEE 754 fixes: the same bytes on every machine.

import { constant, HALF, MINUS_HALF, ONE, TWO } from './constants';

// x = n · ln 2 + r and e^x = 2^n · e^r, with the Taylor polynomial of e^r.

const LOG2_E: usize = memory.data<f32>([1.44269504088896]);
/** Adding 1.5 · 2²³ rounds to an integer, which is then in the lowest bits. */
const ROUNDER: usize = memory.data<f32>([12582912]);
// ln 2 in two parts. The first has 9 bits, so that its product with n is exact (Cody & Waite 1980).
const LN2_HIGH: usize = memory.data<f32>([0.693359375]);
const LN2_REST: usize = memory.data<f32>([2.12194440054690583e-4]);
const OVER_3_FACTORIAL: usize = memory.data<f32>([1.0 / 6]);
const OVER_4_FACTORIAL: usize = memory.data<f32>([1.0 / 24]);
const OVER_5_FACTORIAL: usize = memory.data<f32>([1.0 / 120]);
const OVER_6_FACTORIAL: usize = memory.data<f32>([1.0 / 720]);
const OVER_7_FACTORIAL: usize = memory.data<f32>([1.0 / 5040]);
/** Between these bounds e^x is a normal number. */
export const LEAST_EXPONENT: usize = memory.data<f32>([-87]);
const LARGEST_EXPONENT: usize = memory.data<f32>([87]);


@inline
function shift(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, constant(LOG2_E)), constant(ROUNDER));
}

/** e^r − 1 */
@inline
function fraction(x: v128, shifted: v128): v128 {
  const n = f32x4.sub(shifted, constant(ROUNDER));
  const high = f32x4.sub(x, f32x4.mul(n, constant(LN2_HIGH)));
  const r = f32x4.add(high, f32x4.mul(n, constant(LN2_REST)));
  const square = f32x4.mul(r, r);
  const a = f32x4.add(constant(HALF), f32x4.mul(r, constant(OVER_3_FACTORIAL)));
  const b = f32x4.add(constant(OVER_4_FACTORIAL), f32x4.mul(r, constant(OVER_5_FACTORIAL)));
  const c = f32x4.add(constant(OVER_6_FACTORIAL), f32x4.mul(r, constant(OVER_7_FACTORIAL)));
  const rest = f32x4.add(a, f32x4.mul(square, f32x4.add(b, f32x4.mul(square, c))));
  return f32x4.add(r, f32x4.mul(square, rest));
}

/** The bits of 1 with the integer added to the exponent. */
@inline
function powerOfTwo(shifted: v128): v128 {
  return i32x4.add(i32x4.shl(shifted, 23), constant(ONE));
}

/** e^x within 1e-7 of the result, for −87 ≤ x ≤ 87 or NaN. */
@inline
export function exp(x: v128): v128 {
  const shifted = shift(x);
  return f32x4.mul(f32x4.add(constant(ONE), fraction(x, shifted)), powerOfTwo(shifted));
}

/** e^x − 1, accurate near 0 as well, for −87 ≤ x ≤ 87 or NaN. */
@inline
export function expm1(x: v128): v128 {
  const shifted = shift(x);
  const power = powerOfTwo(shifted);
  return f32x4.add(f32x4.mul(fraction(x, shifted), power), f32x4.sub(power, constant(ONE)));
}

/** e^(−x²/2) */
@inline
export function bell(x: v128): v128 {
  return exp(f32x4.pmax(f32x4.mul(f32x4.mul(x, x), constant(MINUS_HALF)), constant(LEAST_EXPONENT)));
}

// The polynomial of Abramowitz & Stegun 1964, 7.1.26; P0 is 0.3275911 / √2.
const P0: usize = memory.data<f32>([0.23164188]);
const P1: usize = memory.data<f32>([0.254829592]);
const P2: usize = memory.data<f32>([-0.284496736]);
const P3: usize = memory.data<f32>([1.421413741]);
const P4: usize = memory.data<f32>([-1.453152027]);
const P5: usize = memory.data<f32>([1.061405429]);

/** Φ(x), the standard normal distribution function, from `bell(x)`, within 1e-7. */
@inline
export function normalShare(x: v128, bellOfX: v128): v128 {
  const one = constant(ONE);
  const t = f32x4.div(one, f32x4.add(one, f32x4.mul(f32x4.abs(x), constant(P0))));
  const e = f32x4.add(constant(P4), f32x4.mul(t, constant(P5)));
  const d = f32x4.add(constant(P3), f32x4.mul(t, e));
  const c = f32x4.add(constant(P2), f32x4.mul(t, d));
  const b = f32x4.add(constant(P1), f32x4.mul(t, c));
  const tail = f32x4.mul(constant(HALF), f32x4.mul(f32x4.mul(t, b), bellOfX));
  return v128.bitselect(f32x4.sub(one, tail), tail, f32x4.gt(x, f32x4.splat(0)));
}

/**
 * 1 / (1 + e^−x). For x > 0 it is computed as 1 minus the remainder, with a single rounding: the loss of a confidently wrong row depends on
 * the last bits of a probability near 1.
 */
@inline
export function sigmoid(x: v128): v128 {
  const one = constant(ONE);
  const small = exp(f32x4.neg(f32x4.pmin(f32x4.abs(x), constant(LARGEST_EXPONENT))));
  const tail = f32x4.div(small, f32x4.add(one, small));
  return v128.bitselect(f32x4.sub(one, tail), tail, f32x4.gt(x, f32x4.splat(0)));
}

// Numerator (times x) and denominator of the Padé approximant, in ascending powers of x².
const N0: usize = memory.data<f32>([45045]);
const N1: usize = memory.data<f32>([2772]);
const N2: usize = memory.data<f32>([27]);
const D0: usize = memory.data<f32>([135135]);
const D1: usize = memory.data<f32>([62370]);
const D2: usize = memory.data<f32>([3150]);
const D3: usize = memory.data<f32>([28]);
/** Outside these bounds tanh is ±1. */
const LEAST_TANH: usize = memory.data<f32>([-20]);
const LARGEST_TANH: usize = memory.data<f32>([20]);

/** Hyperbolic tangent. For |x| < 1 the Padé approximant of order 7 / 6, written as x minus a small term; otherwise from e^2x. */
@inline
export function tanh(x: v128): v128 {
  const one = constant(ONE);
  const z = f32x4.mul(x, x);
  const above = f32x4.add(constant(N0), f32x4.mul(z, f32x4.add(constant(N1), f32x4.mul(z, constant(N2)))));
  const below = f32x4.add(
    constant(D0),
    f32x4.mul(z, f32x4.add(constant(D1), f32x4.mul(z, f32x4.add(constant(D2), f32x4.mul(z, constant(D3)))))),
  );
  // Written so that NaN stays NaN.
  const clamped = f32x4.pmin(f32x4.pmax(x, constant(LEAST_TANH)), constant(LARGEST_TANH));
  const grown = exp(f32x4.mul(constant(TWO), clamped));
  const isSmall = f32x4.lt(f32x4.abs(x), one);
  // One division serves both cases.
  const minuend = v128.bitselect(x, one, isSmall);
  const dividend = v128.bitselect(f32x4.mul(f32x4.mul(x, z), above), constant(TWO), isSmall);
  const divisor = v128.bitselect(below, f32x4.add(grown, one), isSmall);
  return f32x4.sub(minuend, f32x4.div(dividend, divisor));
}

/** Natural logarithm of a normal x > 0 or NaN, within 1 ulp; same as `log` in src/network/elementary.ts. */
export function log(x: f64): f64 {
  if (!(x > 0)) return NaN;
  const bits = reinterpret<u64>(x);
  const fraction = bits & 0xfffffffffffff;
  // √2 = 1.6a09e… in hexadecimal. A larger mantissa is halved, which brings it into √½…√2.
  const isUpper = fraction >= 0x6a09f00000000;
  const k = <f64>(<i32>(bits >> 52) - 1023 + <i32>isUpper);
  const f = reinterpret<f64>(fraction | (isUpper ? 0x3fe0000000000000 : 0x3ff0000000000000)) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const upper = z * (2.0 / 13 + z * (2.0 / 15 + z * (2.0 / 17 + z * (2.0 / 19 + z * (2.0 / 21 + z * (2.0 / 23))))));
  const series = z * (2.0 / 3 + z * (2.0 / 5 + z * (2.0 / 7 + z * (2.0 / 9 + z * (2.0 / 11 + upper)))));
  const half = 0.5 * f * f;
  return k * 0.6931471805582987 - (half - (s * (half + series) + k * 1.6465949582897082e-12) - f);
}
