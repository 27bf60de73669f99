import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erf, exp, log, log1p, sigmoid, tanh } from '../../../src/network/elementary.ts';
import { POWERS_OF_TWO, ROOTS_HIGH, ROOTS_LOW } from '../../../src/network/powerTables.ts';
import { ulpsBetween } from './ulps.ts';

const doubles = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const runs = { numRuns: 3000 };

test('exp is within 2 ulp of Math.exp over all results, subnormal ones too', () => {
  fc.assert(
    fc.property(fc.oneof(doubles(-745.2, 709.8), doubles(-2, 2)), (x) => ulpsBetween(exp(x), Math.exp(x)) <= 2),
    runs,
  );
});

test('log is within 2 ulp of Math.log', () => {
  fc.assert(
    fc.property(fc.oneof(doubles(0, Number.MAX_VALUE), doubles(0.5, 2)), (x) => ulpsBetween(log(x), Math.log(x)) <= 2),
    runs,
  );
});

test('log1p is within 2 ulp of Math.log1p', () => {
  fc.assert(
    fc.property(
      fc.oneof(doubles(-1, Number.MAX_VALUE), doubles(-1, 3), doubles(-1e-6, 1e-6)),
      (x) => ulpsBetween(log1p(x), Math.log1p(x)) <= 2,
    ),
    runs,
  );
});

test('tanh is within 3 ulp of Math.tanh and odd', () => {
  fc.assert(
    fc.property(fc.oneof(doubles(-25, 25), doubles(-0.6, 0.6), doubles(-1e-5, 1e-5)), (x) => {
      expect(tanh(-x)).toBe(-tanh(x));
      return ulpsBetween(tanh(x), Math.tanh(x)) <= 3;
    }),
    runs,
  );
});

test('sigmoid is 1 / (1 + e^−x) and stays above 0 as long as a double can', () => {
  fc.assert(
    fc.property(doubles(-700, 40), (x) => ulpsBetween(sigmoid(x), 1 / (1 + Math.exp(-x))) <= 4),
    runs,
  );
  expect(sigmoid(0)).toBe(0.5);
  expect(sigmoid(-720)).toBeGreaterThan(0);
  expect(ulpsBetween(sigmoid(-720), Math.exp(-720))).toBeLessThanOrEqual(2);
});

/** erf by its alternating series in integers with 256 fractional bits: 2/√π · Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)). */
function exactErf(x: number): number {
  const bits = 256n;
  let exponent = 0n;
  let mantissa = x;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  const fixed = (BigInt(mantissa) << bits) >> exponent;
  const square = (fixed * fixed) >> bits;
  let power = fixed;
  let sum = 0n;
  for (let n = 0n; power !== 0n; n++) {
    sum += (n % 2n === 0n ? power : -power) / (2n * n + 1n);
    power = ((power * square) >> bits) / (n + 1n);
  }
  // 2/√π = 1.1283791670955125738961589031215451716881012586579977…
  const factor = (11283791670955125738961589031215451716881012586580n << bits) / 10n ** 49n;
  return Number((sum * factor) >> bits) / 2 ** 256;
}

test('erf is within 2 ulp of its series in exact numbers, and odd', () => {
  fc.assert(
    fc.property(fc.oneof(doubles(1e-30, 6.5), doubles(1e-30, 0.2), doubles(1e-9, 1e-3)), (x) => {
      expect(erf(-x)).toBe(-erf(x));
      return ulpsBetween(erf(x), exactErf(x)) <= 2;
    }),
    runs,
  );
  for (let sixteenth = 0; sixteenth <= 96; sixteenth++) {
    expect(ulpsBetween(erf(sixteenth / 16), exactErf(sixteenth / 16))).toBeLessThanOrEqual(2);
  }
  expect([erf(0), erf(-0), erf(Infinity), erf(-Infinity), erf(NaN), erf(5e-324)]).toEqual([0, -0, 1, -1, NaN, 5e-324]);
});

test('the ends of the number line come out as in Math', () => {
  const ends = [0, -0, 1, Infinity, -Infinity, NaN, Number.MIN_VALUE, -Number.MIN_VALUE, 1e-310, Number.MAX_VALUE, -Number.MAX_VALUE];
  const borders = [709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412, -745.13321910195, -708.4, -1];
  for (const x of [...ends, ...borders]) {
    expect([x, exp(x)]).toEqual([x, Math.exp(x)]);
    expect([x, log1p(x)]).toEqual([x, Math.log1p(x)]);
    expect([x, tanh(x)]).toEqual([x, Math.tanh(x)]);
    expect([x, log(x)]).toEqual([x, Math.log(x)]);
  }
  expect([sigmoid(Infinity), sigmoid(-Infinity), sigmoid(NaN)]).toEqual([1, 0, NaN]);
});

test('exp, log, tanh and erf give the bits that they always gave', () => {
  const bits = (x: number) => Buffer.from(new Float64Array([x]).buffer).toString('hex');
  expect([exp(0.1), exp(-3.7), exp(55.5), log(0.1), log(12345.678), tanh(0.3), tanh(1.7), sigmoid(-2.2), erf(0.7)].map(bits))
    .toMatchInlineSnapshot(`
    [
      "d4005ab3c7aef13f",
      "441087c61f51993f",
      "245799565fcaf044",
      "1555b5bbb16b02c0",
      "311e795995d72240",
      "fa14d9a7dda4d23f",
      "f5e7d300dfeeed3f",
      "eb6f87803f89b93f",
      "461617218cb0e53f",
    ]
  `);
});

test('the table holds 2^(j/32) to over 100 bits', () => {
  // (high + low)^32 = 2^j, checked with 160 fractional bits.
  const shift = 160n;
  const toFixed = (x: number) => {
    let value = x;
    let doublings = 0n;
    while (!Number.isInteger(value)) {
      value *= 2;
      doublings++;
    }
    return (BigInt(value) << shift) >> doublings;
  };
  for (let j = 0; j < 32; j++) {
    let power = toFixed(ROOTS_HIGH[j]) + toFixed(ROOTS_LOW[j]);
    for (let squaring = 0; squaring < 5; squaring++) power = (power * power) >> shift;
    const error = Number(power - (1n << (shift + BigInt(j)))) / Number(1n << (shift + BigInt(j)));
    expect(Math.abs(error)).toBeLessThan(2 ** -98);
  }
  expect(POWERS_OF_TWO[0]).toBe(2 ** -1022);
  expect(POWERS_OF_TWO[1022]).toBe(1);
  expect(POWERS_OF_TWO[2045]).toBe(2 ** 1023);
});
