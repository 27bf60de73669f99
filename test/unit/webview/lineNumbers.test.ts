import { expect, test } from 'vitest';
import { largestProductOf, lineNumber } from '../../../webview/graph/figures/lineNumbers.ts';
import type { GraphLine } from '../../../webview/graph/figures/graphLines.ts';

/** A line to the only neuron of the first layer. */
function lineOf(...weightIndexes: readonly number[]): GraphLine {
  return { key: 'a', weightIndexes, isBias: false, layer: 1, from: 0, to: 0, x1: 0, y1: 0, x2: 1, y2: 0 };
}

const weights = Float32Array.of(0.5, -2, 1, 0);

test('a line has the sign of its weight, and its share of the largest one of its layer', () => {
  const figures = { weights, shown: weights };
  const of = (...indexes: readonly number[]) => lineNumber(lineOf(...indexes), figures, [4], 1);
  expect([of(0), of(1), of(3)].map(({ sign }) => sign)).toEqual(['plus', 'minus', 'plus']);
  expect([of(0), of(1), of(3)].map(({ share }) => share)).toEqual([0.125, -0.5, 0]);
  expect(of(1)).toMatchObject({ value: -2, text: '−2.00' });
  // The inputs of a category pull both ways: the largest is told, without a sign.
  expect(of(0, 1, 2)).toMatchObject({ sign: 'both', value: 2, share: 0.5 });
});

test('with a row a line has the sign of its product, whatever that of its weight', () => {
  const products = Float64Array.of(-1.5, 6, 0.25, 0);
  const figures = { weights, shown: weights, products };
  const largest = largestProductOf(figures);
  expect(largest).toBe(6);
  const of = (...indexes: readonly number[]) => lineNumber(lineOf(...indexes), figures, [4], largest);
  expect([of(0), of(1)].map(({ sign }) => sign)).toEqual(['minus', 'plus']);
  expect([of(0), of(1)].map(({ product }) => product?.[0])).toEqual(['−', '+']);
  expect(of(0, 1)).toMatchObject({ sign: 'plus', share: 4.5 / 4 });
});

test('the largest product is never 0, and 1 where no row is looked at', () => {
  expect(largestProductOf({ weights, shown: weights, products: new Float64Array(3) })).toBeGreaterThan(0);
  expect(largestProductOf({ weights, shown: weights })).toBe(1);
});
