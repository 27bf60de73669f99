import { expect, test } from 'vitest';
import { layerSlices } from '../../../src/network/architecture.ts';
import { initializeWeights } from '../../../src/network/initializeWeights.ts';
import type { Initializer } from '../../../src/network/initializer.ts';
import { createArchitecture } from './randomNetwork.ts';

const architecture = createArchitecture(30, [200, 40], 'relu');
const [first] = layerSlices(architecture);

function firstKernel(initializer: Initializer, seed = 1): number[] {
  return [...initializeWeights(architecture, initializer, seed).slice(first.kernelStart, first.biasStart)];
}

function deviation(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

test('biases start at 0 with every initializer', () => {
  const initializers = ['randomUniform', 'randomNormal', 'glorotUniform', 'glorotNormal', 'heUniform', 'heNormal', 'zeros'] as const;
  for (const initializer of initializers) {
    const weights = initializeWeights(architecture, initializer, 7);
    for (const { biasStart, units } of layerSlices(architecture)) {
      expect(weights.slice(biasStart, biasStart + units).every((bias) => bias === 0)).toBe(true);
    }
  }
});

test('uniform weights fill their range and stay inside it', () => {
  const uniform = firstKernel('randomUniform');
  expect(Math.max(...uniform)).toBeLessThanOrEqual(Math.fround(0.05));
  expect(Math.min(...uniform)).toBeGreaterThanOrEqual(Math.fround(-0.05));
  expect(deviation(uniform)).toBeCloseTo(0.1 / Math.sqrt(12), 3);
  const limit = Math.sqrt(6 / (30 + 200));
  const glorot = firstKernel('glorotUniform');
  expect(Math.max(...glorot)).toBeGreaterThan(limit * 0.99);
  expect(Math.max(...glorot.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
});

test('normal weights have the deviation asked for', () => {
  const normal = firstKernel('randomNormal');
  expect(deviation(normal)).toBeGreaterThan(0.0097);
  expect(deviation(normal)).toBeLessThan(0.0103);
  // 4.6 % of a normal variable is beyond two standard deviations.
  const far = normal.filter((weight) => Math.abs(weight) > 0.02).length / normal.length;
  expect(far).toBeGreaterThan(0.035);
  expect(far).toBeLessThan(0.056);
});

test('He weights are cut off at two deviations of the uncut variable and have √(2 / inputs) after it', () => {
  const he = firstKernel('heNormal');
  const wanted = Math.sqrt(2 / 30);
  expect(deviation(he) / wanted).toBeGreaterThan(0.97);
  expect(deviation(he) / wanted).toBeLessThan(1.03);
  expect(Math.max(...he.map(Math.abs))).toBeLessThanOrEqual((2 * wanted) / 0.8796 + 1e-6);
});

test('Glorot weights have √(2 / (inputs + units)) either way, He weights √(2 / inputs)', () => {
  const glorot = firstKernel('glorotNormal');
  const wanted = Math.sqrt(2 / (30 + 200));
  expect(deviation(glorot) / wanted).toBeGreaterThan(0.97);
  expect(deviation(glorot) / wanted).toBeLessThan(1.03);
  expect(Math.max(...glorot.map(Math.abs))).toBeLessThanOrEqual((2 * wanted) / 0.8796 + 1e-6);
  const he = firstKernel('heUniform');
  const limit = Math.sqrt(6 / 30);
  expect(Math.max(...he)).toBeGreaterThan(limit * 0.99);
  expect(Math.max(...he.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
  expect(deviation(he)).toBeCloseTo(Math.sqrt(2 / 30), 2);
});

test('one seed gives the same bytes, another seed others, zeros none', () => {
  expect(firstKernel('glorotUniform', 5)).toEqual(firstKernel('glorotUniform', 5));
  expect(firstKernel('glorotUniform', 5)).not.toEqual(firstKernel('glorotUniform', 6));
  expect(firstKernel('zeros').every((weight) => weight === 0)).toBe(true);
});
