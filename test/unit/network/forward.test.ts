import { expect, test } from 'vitest';
import { createForward, forward } from '../../../src/network/forward.ts';

test('a single neuron adds up weighted inputs and bias and squashes the sum', () => {
  const architecture = { inputs: 2, layers: [{ units: 1, activation: 'sigmoid' }] } as const;
  const { preActivations, outputs } = forward(architecture, Float32Array.of(0.5, -0.25, 2), [4, 8]);
  expect(preActivations).toEqual([Float64Array.of(2)]);
  expect(outputs[0][0]).toBeCloseTo(1 / (1 + Math.exp(-2)), 15);
});

test('hidden layers: the kernel is inputs × units, row by row, then the biases', () => {
  const architecture = {
    inputs: 2,
    layers: [
      { units: 3, activation: 'relu' },
      { units: 1, activation: 'sigmoid' },
    ],
  } as const;
  // Inputs 1 and 2 go to three units; the second one's sum is negative.
  const weights = Float32Array.of(1, -1, 2, 0.5, -0.5, 0.25, 0, 1, -1, 1, 10, 2, -1);
  const { preActivations, outputs } = forward(architecture, weights, [1, 2]);
  expect(preActivations[0]).toEqual(Float64Array.of(2, -1, 1.5));
  expect(outputs[0]).toEqual(Float64Array.of(2, 0, 1.5));
  expect(preActivations[1]).toEqual(Float64Array.of(2 + 0 + 3 - 1));
});

test('softmax works on the whole output layer', () => {
  const architecture = { inputs: 1, layers: [{ units: 3, activation: 'softmax' }] } as const;
  const { preActivations, outputs } = forward(architecture, Float32Array.of(1, 2, 3, 0, 0, 1000), [1]);
  expect(preActivations[0]).toEqual(Float64Array.of(1, 2, 1003));
  expect(outputs[0][2]).toBe(1);
  const even = forward(architecture, Float32Array.of(0, 0, 0, 7, 7, 7), [1]).outputs[0];
  for (const share of even) expect(share).toBeCloseTo(1 / 3, 15);
});

test('a pass that is run again reads from the place asked for and sees changed weights', () => {
  const weights = Float32Array.of(1, 10, 0);
  const run = createForward({ inputs: 2, layers: [{ units: 1, activation: 'linear' }] }, weights);
  const rows = Float32Array.of(1, 2, 3, 4);
  expect(run(rows, 2).outputs[0][0]).toBe(43);
  weights[2] = 100;
  expect(run(rows).outputs[0][0]).toBe(121);
});
