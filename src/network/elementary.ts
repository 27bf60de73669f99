import { ERF_OF_EIGHTHS } from './erfTable.ts';
import { POWERS_OF_TWO, ROOTS_HIGH, ROOTS_LOW } from './powerTables.ts';

// ECMAScript leaves the last bits of Math.exp, Math.log and Math.tanh to the engine. These functions use only +, −, ×, ÷ and bit
// operations, whose results IEEE 754 fixes, so that a seed gives the same bytes in every engine on every machine.

const THIRTY_TWO_PER_LN2 = 46.16624130844683;
// ln 2 / 32 in two parts. The first has 36 bits, so that its product with an integer below 2¹⁷ is exact (Cody & Waite 1980).
const LN2_PART_HIGH = 0.021660849392446835;
const LN2_PART_LOW = 5.145609244655338e-14;
// ln 2 in two parts in the same way.
const LN2_HIGH = 0.6931471805582987;
const LN2_LOW = 1.6465949582897082e-12;
const LARGEST_EXPONENT = 709.782712893384;
const SMALLEST_EXPONENT = -745.1332191019412;
const TWO_PER_ROOT_PI = 1.1283791670955126;
const MAGIC = 6755399441055744;

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** Index of the 32-bit word with sign and exponent of a double: 1 on little-endian machines. */
const HIGH_WORD = (() => {
  float[0] = 1;
  return words[1] === 0 ? 0 : 1;
})();

const ERF_TERMS = 12;
/** Coefficients of (erf(c + r) − erf(c)) / r in powers of r, one row for each c = k / 8. The remainder is below 1e-18 for |r| ≤ 1/16. */
const ERF_COEFFICIENTS = (() => {
  const coefficients = new Float64Array(ERF_OF_EIGHTHS.length * ERF_TERMS);
  for (let k = 0; k < ERF_OF_EIGHTHS.length; k++) {
    const c = k / 8;
    // The slope g(r) = 2/√π · e^−(c + r)² has g′ = −2 (c + r) g.
    let before = 0;
    let slope = TWO_PER_ROOT_PI * exp(-c * c);
    for (let n = 0; n < ERF_TERMS; n++) {
      coefficients[k * ERF_TERMS + n] = slope / (n + 1);
      const next = (-2 * (c * slope + before)) / (n + 1);
      before = slope;
      slope = next;
    }
  }
  return coefficients;
})();

/** e^x, within 1 ulp. Table-driven: x = (n / 32) · ln 2 + r, e^x = 2^(n/32) · e^r (Tang 1989), e^r by its Taylor polynomial. */
export function exp(x: number): number {
  if (x > LARGEST_EXPONENT) return Infinity;
  if (x < SMALLEST_EXPONENT) return 0;
  // Adding and subtracting 1.5 · 2⁵² rounds to a whole number.
  const n = x * THIRTY_TWO_PER_LN2 + MAGIC - MAGIC;
  const r = x - n * LN2_PART_HIGH - n * LN2_PART_LOW;
  const index = n & 31;
  const root = ROOTS_HIGH[index];
  const scaled = root + (ROOTS_LOW[index] + root * expm1OfSmall(r));
  const exponent = n >> 5;
  if (exponent >= -1022 && exponent < 1024) return scaled * POWERS_OF_TWO[exponent + 1022];
  // In two steps, of which only the second rounds, because 2¹⁰²⁴ and values below 2⁻¹⁰²² are not normal doubles.
  return exponent > 0 ? scaled * 2 * POWERS_OF_TWO[2045] : scaled * POWERS_OF_TWO[exponent + 2044] * POWERS_OF_TWO[0];
}

/** The natural logarithm, within 1 ulp: x = 2^k · m with m in [√½, √2), and the series of log((1 + s) / (1 − s)). */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  return logOfPositive(x, 0);
}

/** log(1 + x), within 1 ulp even for small x. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x > -0.29 && x < 0.41) return x === 0 ? x : logOfOnePlus(x, 0, 0);
  if (x === Infinity) return x;
  const sum = 1 + x;
  // The rounding error of the sum.
  const lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);
  return logOfPositive(sum, lost / sum);
}

/** 1 / (1 + e^−x). */
export function sigmoid(x: number): number {
  // Below −709, e^−x overflows although the result is still a subnormal number.
  return x > -709 ? 1 / (1 + exp(-x)) : exp(x);
}

/** The hyperbolic tangent, within 2 ulp: Lambert's continued fraction for small values, otherwise from `exp`. */
export function tanh(x: number): number {
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 0.55) {
    if (magnitude < 1e-8) return x;
    // tanh x = x / (1 + w) with w = z / (3 + z / (5 + … z / 15)) = above / below, arranged so that only a small part is rounded.
    const z = x * x;
    const above = z * (675675 + z * (45045 + z * (594 + z)));
    const below = 2027025 + z * (270270 + z * (6930 + z * 36));
    return x - x * (above / (above + below));
  }
  if (magnitude > 20) return x < 0 ? -1 : 1;
  const result = 1 - 2 / (exp(2 * magnitude) + 1);
  return x < 0 ? -result : result;
}

/** The error function, within 2 ulp: the Taylor polynomial around the nearest eighth. */
export function erf(x: number): number {
  const magnitude = x < 0 ? -x : x;
  if (magnitude >= 5.9375) return x < 0 ? -1 : 1;
  // x may be NaN, for which there is no nearest eighth.
  if (!(magnitude > 0)) return x;
  const eighth = Math.floor(magnitude * 8 + 0.5);
  const r = magnitude - eighth / 8;
  const first = eighth * ERF_TERMS;
  let sum = ERF_COEFFICIENTS[first + ERF_TERMS - 1];
  for (let n = ERF_TERMS - 2; n >= 0; n--) sum = sum * r + ERF_COEFFICIENTS[first + n];
  const result = ERF_OF_EIGHTHS[eighth] + sum * r;
  return x < 0 ? -result : result;
}

/** e^r − 1 for |r| ≤ ln 2 / 64: the Taylor polynomial's remainder is below 4e-18 of r. */
function expm1OfSmall(r: number): number {
  const square = r * r;
  return r + square * (0.5 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120) + square * (1 / 720)));
}

/** log x + correction for a finite x > 0. */
function logOfPositive(x: number, correction: number): number {
  float[0] = x < 2.2250738585072014e-308 ? x * 18014398509481984 : x;
  const high = words[HIGH_WORD];
  let k = (high >>> 20) - 1023 - (x < 2.2250738585072014e-308 ? 54 : 0);
  const fraction = high & 0xfffff;
  // √2 is 1.6a09e… in hexadecimal; larger mantissas are halved.
  const isUpper = fraction >= 0x6a09f;
  words[HIGH_WORD] = fraction | (isUpper ? 0x3fe00000 : 0x3ff00000);
  if (isUpper) k++;
  return logOfOnePlus(float[0] - 1, k, correction);
}

/** k · ln 2 + log(1 + f) + correction, f in [√½ − 1, √2 − 1]. */
function logOfOnePlus(f: number, k: number, correction: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const upper = z * (2 / 13 + z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21 + z * (2 / 23))))));
  const series = z * (2 / 3 + z * (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11 + upper)))));
  const halfSquare = 0.5 * f * f;
  // log(1 + f) = f − (f²/2 − s · (f²/2 + series)): the large terms are exact, only small ones are rounded.
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + series) + (k * LN2_LOW + correction)) - f);
}
