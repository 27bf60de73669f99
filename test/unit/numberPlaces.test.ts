import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOf, roundToPlaces, writePlaced, writeRange, writeTrimmed } from '../../src/numberPlaces.ts';
import { english } from '../../src/inWords.ts';
import type { ExplainedModel } from '../../src/rows/arithmeticTable.ts';
import { predictionMarkdown } from '../../src/rows/predictionMarkdown.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
/** The number written in a text. */
const read = (text: string) => Number(text.replaceAll(/[\u00a0\s\\]/g, '').replaceAll('−', '-'));

function modelOf(mean: number, scale: number): ExplainedModel {
  const target = {
    ...({ type: 'regression', column: 'y', format: { decimal: '.' } } as const),
    ...{ mean, scale, min: mean - 3 * scale, max: mean + 3 * scale },
  };
  return {
    encoder: { scaling: 'standard', columns: [], inputs: [], target },
    architecture: { inputs: 1, layers: [{ units: 1, activation: 'linear' }] },
  };
}

/** What the hover shows: the answer, the actual value, their difference, and the last line of the arithmetic. */
function told(value: number, actual: number, model: ExplainedModel) {
  const markdown = predictionMarkdown(
    { value, actual, sum: value, bias: 0, contributions: [{ column: 'x', value: 1, weight: value, amount: value }] },
    model,
    english,
    { theme: 'dark', line: 2 },
  );
  const [, answer, known, off] = /\*\*y ≈ (.*?)\*\* · actual (.*?), off by (.*?)$/m.exec(markdown) ?? [];
  const sum = /\| \*\*y\*\* \| {2}\| {2}\| \*\*(.*?)\*\* \|/.exec(markdown)?.[1];
  return { answer, known, off, sum };
}

test('the places follow the spread, not the size', () => {
  const places = placesOf({ min: 100_900, max: 101_500, scale: 130 });
  expect([101_185.02, 101_160].map((value) => plain(writePlaced(value, places)))).toEqual(['101 185.0', '101 160.0']);
  expect(plain(writeTrimmed(101_160, places))).toBe('101 160');
  expect(plain(writePlaced(312_437.4, placesOf({ min: 61_000, max: 1_240_000, scale: 142_000 })))).toBe('312 437');
  expect(writePlaced(71.349, placesOf({ min: 0, max: 100, scale: 20 }))).toBe('71.35');
});

test('tiny and huge numbers take a power of ten, the same for all', () => {
  const tiny = placesOf({ min: 1e-9, max: 4e-9, scale: 1e-9 });
  expect([2.3456e-9, -1e-9, 0, 1.2e-10].map((value) => writePlaced(value, tiny))).toEqual(['2.346e−9', '−1.000e−9', '0.000', '0.120e−9']);
  const huge = placesOf({ min: 1e15, max: 4e15, scale: 1e15 });
  expect(writePlaced(2.3456e15, huge)).toBe('2.346e15');
  expect(writeTrimmed(2e15, huge)).toBe('2e15');
});

test('a range is told in its own places', () => {
  expect(writeRange({ min: 51.230000000000004, max: 99.9 })).toBe('51.23 … 99.9');
  expect(plain(writeRange({ min: 101_000.25, max: 101_000.75 }))).toBe('101 000.25 … 101 000.75');
  expect(plain(writeRange({ min: 30, max: 100 }, 'kg'))).toBe('30 … 100 kg');
  expect(writeRange({ min: 5, max: 5 })).toBe('5 … 5');
});

test('whatever the spread and the offset: the difference is that of the numbers that are told, and the arithmetic ends with the answer', () => {
  const exponent = fc.integer({ min: -12, max: 14 });
  const share = fc.double({ min: -4, max: 4, noNaN: true });
  fc.assert(
    fc.property(exponent, exponent, fc.double({ min: 1, max: 9.99, noNaN: true }), share, share, (ofScale, ofMean, digit, high, low) => {
      const scale = digit * 10 ** ofScale;
      const mean = ofMean - ofScale > 9 ? 0 : digit * 10 ** ofMean;
      const model = modelOf(mean, scale);
      const { answer = '', known = '', off = '', sum = '' } = told(mean + high * scale, mean + low * scale, model);
      // To the precision of the text: a 64-bit difference of two of its numbers has its own error.
      const unit = Math.max(scale, Math.abs(mean)) * 1e-12;
      expect(Math.abs(read(answer) - read(known) - read(off.replace('+', '')))).toBeLessThanOrEqual(unit);
      expect(read(sum)).toBe(read(answer));
      // A thousandth of the spread is visible.
      expect(Math.abs(read(answer) - (mean + high * scale))).toBeLessThanOrEqual(scale * 1e-3 + unit);
    }),
    { numRuns: 2000 },
  );
});

test('text and rounded number are the same', () => {
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(number, number, number, (a, b, value) => {
      const places = placesOf({ min: Math.min(a, b), max: Math.max(a, b) });
      expect(read(writePlaced(value, places)) === roundToPlaces(value, places) || Math.abs(value) / 10 ** places.exponent >= 1e15).toBe(
        true,
      );
    }),
  );
});
