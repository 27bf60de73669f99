import { expect, test } from 'vitest';
import type { Architecture } from '../../../src/network/architecture.ts';
import type { StepExplanation } from '../../../src/gradient/explainStep.ts';
import { forwardFormulas, gradientFormulas, lossFormula } from '../../../webview/step/stepFormulas.ts';
import { stepRows } from '../../../webview/step/stepRows.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('the loss of two classes is that of the class that the row has', () => {
  const of = (target: number) => plain(lossFormula('binaryCrossentropy', [0.8], target, 0.5));
  expect(of(1)).toMatch(/^L = −ln p = −ln 0\.80* = /);
  expect(of(0)).toMatch(/^L = −ln\(1 − p\) = −ln 0\.20* = /);
});

test('a loss is the logarithm of the probability that is written beside it, also where that is nearly 1', () => {
  const p = 0.999_73;
  const binary = plain(lossFormula('binaryCrossentropy', [p], 1, -Math.log(p)));
  expect(binary).toBe('L = −ln p = −ln 0.9997 = 0.00027');
  expect(plain(lossFormula('categoricalCrossentropy', [1 - p, p], 1, -Math.log(p)))).toContain('−ln 0.9997 = ');
  expect(plain(lossFormula('binaryCrossentropy', [1 - p], 0, -Math.log(p)))).toContain('−ln 0.9997 = ');
  const architecture: Architecture = { inputs: 1, layers: [{ units: 1, activation: 'sigmoid' }] };
  const pass = { preActivations: [Float64Array.of(8.2)], outputs: [Float64Array.of(p)] };
  const step = { pass, deltas: [Float64Array.of(p - 1)] } as unknown as StepExplanation;
  expect(forwardFormulas(architecture, step, [8, 0.2]).map(plain).at(-1)).toBe('p = σ(8.2) = 0.9997');
  expect(forwardFormulas(architecture, step, undefined).map(plain)).toEqual(['p = σ(W₁·x + b₁) = 0.9997']);
  const [first] = gradientFormulas(architecture, step, { loss: 'binaryCrossentropy', l1: 0, l2: 0 }, 1).map(plain);
  expect(first).toBe('δ = ∂L/∂Σ = p − y = 0.9997 − 1 = −0.00027');
});

test('of each layer the largest gradients are shown in the order of the network, each with what comes in along it', () => {
  // Two inputs, three hidden units, one output: weights at 0…5, biases at 6…8; then 9…11 and 12.
  const architecture: Architecture = {
    inputs: 2,
    layers: [
      { units: 3, activation: 'tanh' },
      { units: 1, activation: 'sigmoid' },
    ],
  };
  const gradient = Float64Array.of(0.1, -9, 0.2, 0.3, 0.4, 8, -7, 0.5, 0.6, 1, 2, 3, -4);
  const step = { gradient, weights: gradient.map((value) => -value), pass: { outputs: [Float64Array.of(0.25, 0.5, 0.75), [0.5]] } };
  const weights = new Float32Array(13).fill(2);
  const [first, second] = stepRows(architecture, { inputs: [10, 20], weights, step: step as unknown as StepExplanation });
  expect(first.rows.map(({ place, incoming, gradient: of }) => [place, incoming, of])).toEqual([
    [1, 10, -9],
    [5, 20, 8],
    [6, 1, -7],
  ]);
  expect(first.rest).toBe(6);
  expect(second.rows.map(({ place, incoming, before, after }) => [place, incoming, before, after])).toEqual([
    [10, 0.5, 2, -2],
    [11, 0.75, 2, -3],
    [12, 1, 2, 4],
  ]);
  expect(second.rest).toBe(1);
});
