import { expect, test } from 'vitest';
import type { Activation } from '../../../src/network/architecture.ts';
import { activationPath } from '../../../webview/graph/parts/activationPath.ts';

/** The points of the drawn curve in a box of −1…1, up being plus. */
function pointsOf(activation: Activation): [x: number, y: number][] {
  return activationPath(activation, 100)
    .slice(1)
    .split('L')
    .map((point) => point.split(' ').map(Number))
    .map(([x, y]) => [x / 100, -y / 100]);
}

test.each<[Activation, left: number, middle: number, right: number]>([
  // 2σ(6) − 1 and tanh(6): both fill the box.
  ['sigmoid', -0.995, 0, 0.995],
  ['tanh', -1, 0, 1],
  ['linear', -1, 0, 1],
  ['relu', -0.5, -0.5, 0.5],
  // −6 · 0.2 / 6 − 0.5
  ['leakyRelu', -0.7, -0.5, 0.5],
  // (e⁻⁶ − 1) / 6 − 0.5
  ['elu', -0.666, -0.5, 0.5],
  ['gelu', -0.5, -0.5, 0.5],
])('%s is drawn by its formula', (activation, left, middle, right) => {
  const points = pointsOf(activation);
  expect(points.map(([x]) => x)).toEqual([...points.map(([x]) => x)].sort((a, b) => a - b));
  for (const [at, height] of [
    [0, left],
    [12, middle],
    [24, right],
  ] as const) {
    expect(points[at][1]).toBeCloseTo(height, 2);
  }
});

test('softmax is no curve of its own sum: three shares as bars', () => {
  expect(activationPath('softmax', 10)).toBe('M-8.00 9.00V4.00M0.00 9.00V-9.00M8.00 9.00V1.00');
});
