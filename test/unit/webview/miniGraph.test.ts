import { expect, test } from 'vitest';
import { miniGraph } from '../../../webview/map/miniGraph.ts';

test('the graph in small has the strongest inputs, a few neurons of each layer, and lines by their weights', () => {
  const weights = Float32Array.from([1, -4, 2, 0.5]);
  const neuron = miniGraph({ inputs: 3, layers: [{ units: 1, activation: 'sigmoid' }] }, weights, 132, 76);
  expect(neuron.nodes.map(({ kind }) => kind)).toEqual(['input', 'input', 'input', 'output']);
  expect(neuron.lines.map(({ strength, isMinus }) => [strength, isMinus])).toEqual([
    [0.25, false],
    [1, true],
    [0.5, false],
  ]);
  expect(neuron.nodes.every(({ x, y, r }) => x - r > 0 && x + r < 132 && y - r > 0 && y + r < 76)).toBe(true);

  const layers = [
    { units: 20, activation: 'relu' },
    { units: 3, activation: 'softmax' },
  ] as const;
  const many = Float32Array.from({ length: 40 * 20 + 20 + 63 }, (_, at) => (at >= 35 * 20 && at < 40 * 20 ? 3 : 0.1));
  const wide = miniGraph({ inputs: 40, layers }, many, 132, 76);
  expect(wide.nodes.filter(({ kind }) => kind === 'input')).toHaveLength(6);
  // Five of the six inputs have the large weights.
  expect(wide.lines.filter(({ to, strength }) => to.kind === 'hidden' && strength === 1)).toHaveLength(30);
  expect(wide.nodes.filter(({ kind }) => kind === 'output')).toHaveLength(3);
});
