import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Architecture } from '../../../src/network/architecture.ts';
import { forward } from '../../../src/network/forward.ts';
import { integratedGradients } from '../../../src/network/integratedGradients.ts';
import { createArchitecture, createWeights } from './randomNetwork.ts';

const point = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 3, maxLength: 3 });

const activations = ['relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid', 'linear'] as const;

test('the amounts and the baseline add up to the sum, for every activation', () => {
  fc.assert(
    fc.property(fc.constantFrom(...activations), fc.integer(), point, point, (activation, seed, inputs, baseline) => {
      const architecture = createArchitecture(3, [8, 4], activation);
      const weights = createWeights(architecture, seed, 1.5);
      const { amounts, baselineSum, sum } = integratedGradients(architecture, weights, inputs, baseline);
      expect(sum).toBe(forward(architecture, weights, inputs).preActivations[2][0]);
      expect(baselineSum).toBe(forward(architecture, weights, baseline).preActivations[2][0]);
      const total = amounts.reduce((a, b) => a + b, 0);
      expect(Math.abs(baselineSum + total - sum)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(sum)));
    }),
    { numRuns: 100 },
  );
});

test('each amount is the integral of the gradient, as a fine sum finds it', () => {
  for (const activation of activations) {
    const architecture = createArchitecture(3, [8, 4], activation);
    const weights = createWeights(architecture, 11, 1.5);
    const inputs = [2, -1, 0.5];
    const baseline = [0, 0.25, -1];
    const expected = [0, 0, 0];
    const steps = 4000;
    for (let step = 0; step < steps; step++) {
      const at = inputs.map((x, i) => baseline[i] + ((step + 0.5) / steps) * (x - baseline[i]));
      for (let i = 0; i < 3; i++) {
        const sumAt = (shift: number) => forward(architecture, weights, at.with(i, at[i] + shift)).preActivations[2][0];
        expected[i] += (((sumAt(1e-5) - sumAt(-1e-5)) / 2e-5) * (inputs[i] - baseline[i])) / steps;
      }
    }
    const { amounts } = integratedGradients(architecture, weights, inputs, baseline);
    const size = expected.reduce((a, b) => a + Math.abs(b), 0);
    for (let i = 0; i < 3; i++) expect(Math.abs(amounts[i] - expected[i])).toBeLessThan(1e-3 * size);
  }
});

test('of several output neurons each has amounts of its own', () => {
  const architecture: Architecture = {
    inputs: 3,
    layers: [
      { units: 5, activation: 'gelu' },
      { units: 3, activation: 'softmax' },
    ],
  };
  const weights = createWeights(architecture, 4, 1.5);
  const inputs = [2, -1, 0.5];
  const baseline = [0, 0.25, -1];
  for (const unit of [0, 1, 2]) {
    const { amounts, baselineSum, sum } = integratedGradients(architecture, weights, inputs, baseline, unit);
    expect(sum).toBe(forward(architecture, weights, inputs).preActivations[1][unit]);
    expect(baselineSum).toBe(forward(architecture, weights, baseline).preActivations[1][unit]);
    expect(baselineSum + amounts.reduce((a, b) => a + b, 0)).toBeCloseTo(sum, 9);
  }
});

test('for a network without bends the amounts are weight · difference', () => {
  const architecture = createArchitecture(3, [], 'linear');
  const weights = Float32Array.of(0.5, -2, 3, 0.25);
  const { amounts, baselineSum } = integratedGradients(architecture, weights, [1, 2, 3], [0, 0, 1]);
  expect([...amounts].map((amount) => Number(amount.toPrecision(14)))).toEqual([0.5, -4, 6]);
  expect(baselineSum).toBe(3.25);
});

test('the baseline itself gets nothing', () => {
  const architecture = createArchitecture(2, [4], 'tanh');
  const { amounts, baselineSum, sum } = integratedGradients(architecture, createWeights(architecture, 3), [1, 2], [1, 2]);
  expect([...amounts]).toEqual([0, 0]);
  expect(sum).toBe(baselineSum);
});
