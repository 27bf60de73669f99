// Made of +, −, ×, ÷ and bit operations only, whose results IEEE 754 fixes: the same bytes on every machine.

// x = n · ln 2 + r, e^x = 2^n · e^r, e^r by its Taylor polynomial.

/** Adding 1.5 · 2²³ rounds to a whole number, which then stands in the lowest bits. */
@inline
function shift(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504088896)), f32x4.splat(12582912));
}

/** e^r − 1 */
@inline
function fraction(x: v128, shifted: v128): v128 {
  const n = f32x4.sub(shifted, f32x4.splat(12582912));
  // ln 2 in two parts, of which the first has 9 bits, so that its product with n is exact (Cody & Waite 1980).
  const high = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  const r = f32x4.add(high, f32x4.mul(n, f32x4.splat(2.12194440054690583e-4)));
  const square = f32x4.mul(r, r);
  const a = f32x4.add(f32x4.splat(0.5), f32x4.mul(r, f32x4.splat(1.0 / 6)));
  const b = f32x4.add(f32x4.splat(1.0 / 24), f32x4.mul(r, f32x4.splat(1.0 / 120)));
  const c = f32x4.add(f32x4.splat(1.0 / 720), f32x4.mul(r, f32x4.splat(1.0 / 5040)));
  const rest = f32x4.add(a, f32x4.mul(square, f32x4.add(b, f32x4.mul(square, c))));
  return f32x4.add(r, f32x4.mul(square, rest));
}

@inline
function powerOfTwo(shifted: v128): v128 {
  return i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(0x3f800000));
}

/** e^x within 1e-7 of the result, for −87 ≤ x ≤ 87 or NaN. */
@inline
export function exp(x: v128): v128 {
  const shifted = shift(x);
  return f32x4.mul(f32x4.add(f32x4.splat(1), fraction(x, shifted)), powerOfTwo(shifted));
}

/** e^x − 1, also where x is near 0, for −87 ≤ x ≤ 87 or NaN. */
@inline
export function expm1(x: v128): v128 {
  const shifted = shift(x);
  const power = powerOfTwo(shifted);
  return f32x4.add(f32x4.mul(fraction(x, shifted), power), f32x4.sub(power, f32x4.splat(1)));
}

/** e^(−x²/2) */
@inline
export function bell(x: v128): v128 {
  return exp(f32x4.pmax(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)), f32x4.splat(-87)));
}

/** Φ(x), the share of a standard normal variable below x, from `bell(x)`, within 1e-7 (Abramowitz & Stegun 1964, 7.1.26). */
@inline
export function normalShare(x: v128, bellOfX: v128): v128 {
  const one = f32x4.splat(1);
  // 0.3275911 / √2
  const t = f32x4.div(one, f32x4.add(one, f32x4.mul(f32x4.abs(x), f32x4.splat(0.23164188))));
  const e = f32x4.add(f32x4.splat(-1.453152027), f32x4.mul(t, f32x4.splat(1.061405429)));
  const d = f32x4.add(f32x4.splat(1.421413741), f32x4.mul(t, e));
  const c = f32x4.add(f32x4.splat(-0.284496736), f32x4.mul(t, d));
  const b = f32x4.add(f32x4.splat(0.254829592), f32x4.mul(t, c));
  const tail = f32x4.mul(f32x4.splat(0.5), f32x4.mul(f32x4.mul(t, b), bellOfX));
  return v128.bitselect(f32x4.sub(one, tail), tail, f32x4.gt(x, f32x4.splat(0)));
}

/** x kept in −limit…limit; NaN stays NaN. */
@inline
function clamp(x: v128, limit: f32): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(-limit)), f32x4.splat(limit));
}

/**
 * 1 / (1 + e^−x). Above 0 it is 1 minus what is missing, which is rounded once: the loss of a row that is wrong for sure depends on the
 * last bits of a probability near 1.
 */
@inline
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  const small = exp(f32x4.neg(f32x4.pmin(f32x4.abs(x), f32x4.splat(87))));
  const tail = f32x4.div(small, f32x4.add(one, small));
  return v128.bitselect(f32x4.sub(one, tail), tail, f32x4.gt(x, f32x4.splat(0)));
}

/** The hyperbolic tangent: where |x| < 1 its Padé approximant of order 7 / 6, written as x minus something small, else from e^2x. */
@inline
export function tanh(x: v128): v128 {
  const one = f32x4.splat(1);
  const z = f32x4.mul(x, x);
  const above = f32x4.add(f32x4.splat(45045), f32x4.mul(z, f32x4.add(f32x4.splat(2772), f32x4.mul(z, f32x4.splat(27)))));
  const below = f32x4.add(
    f32x4.splat(135135),
    f32x4.mul(z, f32x4.add(f32x4.splat(62370), f32x4.mul(z, f32x4.add(f32x4.splat(3150), f32x4.mul(z, f32x4.splat(28)))))),
  );
  const grown = exp(f32x4.mul(f32x4.splat(2), clamp(x, 20)));
  const isSmall = f32x4.lt(f32x4.abs(x), one);
  // One division serves both.
  const minuend = v128.bitselect(x, one, isSmall);
  const dividend = v128.bitselect(f32x4.mul(f32x4.mul(x, z), above), f32x4.splat(2), isSmall);
  const divisor = v128.bitselect(below, f32x4.add(grown, one), isSmall);
  return f32x4.sub(minuend, f32x4.div(dividend, divisor));
}

/** The natural logarithm of a normal x > 0 or NaN, within 1 ulp; as `log` of src/network/elementary.ts. */
export function log(x: f64): f64 {
  if (!(x > 0)) return NaN;
  const bits = reinterpret<u64>(x);
  const fraction = bits & 0xfffffffffffff;
  // √2 = 1.6a09e… in hexadecimal: a larger mantissa is halved, so that it is in √½…√2.
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
