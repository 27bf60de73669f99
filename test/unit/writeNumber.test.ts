import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalsOfShare, writePercent, writePercentNumber, writeScore, writeShare } from '../../src/writeNumber.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('a share is not rounded to certainty, neither of yes nor of no', () => {
  const shares = [5748 / 5750, 53 / 60, 0.9996, 0.999_999, 2 / 5750, 0.000_04, 0, 1].map((share) => plain(writePercent(share)));
  expect(shares).toEqual(['99.97 %', '88.3 %', '99.96 %', '99.9999 %', '0.03 %', '0.004 %', '0.0 %', '100.0 %']);
  expect([0.9996, 0.92, 1].map((share) => writeShare(share, 3))).toEqual(['0.9996', '0.920', '1.000']);
  expect([0.9987, 0.999_91, 0.5].map((share) => writePercentNumber(share, 0))).toEqual(['99.9', '99.99', '50']);
  expect([1e-12, 1 - 1e-12].map((share) => plain(writePercent(share)))).toEqual(['< 0.000001 %', '> 99.999999 %']);
});

test('a share for a program has as many decimals as keep it from 0 and 1', () => {
  const decimals = [0.25, 0.999_999_7, 1 - 2e-9, 1e-8, 0, 1, 1 - 1e-15].map((share) => decimalsOfShare(share, 6, 12));
  expect(decimals).toEqual([6, 7, 9, 8, 6, 6, 12]);
});

test('a score that is nearly perfect is not perfect', () => {
  expect([0.999_97, 1, 0.9123, -0.2, 0.999_999_999, 3].map((score) => plain(writeScore(score)))).toEqual([
    '0.99997',
    '1',
    '0.9123',
    '−0.2',
    '> 0.999999',
    '3',
  ]);
  expect([0.9996, 0.996, 0.87].map((score) => writeScore(score, 3))).toEqual(['0.9996', '0.996', '0.87']);
});

test('what lies below 0 is rounded, with a real minus sign', () => {
  expect(plain(writePercent(-0.123_46))).toBe('−12.3 %');
});

test('only all rows are 100 %, only none are 0 %, and what is told is never far from the share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), (of, part, decimals) => {
      const right = Math.round(of * part);
      const text = writePercentNumber(right / of, decimals);
      const told = Number(text.replace(/^(under|over) /, ''));
      expect(told === 100 && !text.startsWith('under')).toBe(right === of);
      expect(told === 0 && !text.startsWith('over')).toBe(right === 0);
      expect(Math.abs(told - (right / of) * 100)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
    }),
  );
});
