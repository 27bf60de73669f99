import { expect, test } from 'vitest';
import { createRateFactor } from '../../../src/gradient/learningRateSchedule.ts';

test('constant stays', () => {
  const factor = createRateFactor('constant', 50);
  expect([0, 1, 49].map((done) => factor(done, 1))).toEqual([1, 1, 1]);
});

test('step halves after each fifth of the epochs', () => {
  const factor = createRateFactor('step', 50);
  const factors = Array.from({ length: 50 }, (_, done) => factor(done, 1));
  expect(factors).toEqual(Array.from({ length: 50 }, (_, done) => 0.5 ** Math.floor(done / 10)));
});

test("cosine is Keras' CosineDecay to 0 over all epochs", () => {
  const factor = createRateFactor('cosine', 80);
  for (let done = 0; done <= 80; done++) expect(factor(done, 1)).toBeCloseTo(0.5 * (1 + Math.cos((Math.PI * done) / 80)), 14);
  expect(factor(0)).toBe(1);
});

test('plateau divides by 10 after 10 epochs without a gain of 1e-4, again and again', () => {
  const factor = createRateFactor('plateau', 100);
  expect(factor(0)).toBe(1);
  // The first loss is a gain, the ten after it are none: 0.9999 is not enough below 1.
  const losses = [1, ...Array.from({ length: 10 }, () => 0.99995)];
  expect(losses.map((loss, i) => factor(i + 1, loss))).toEqual([...Array.from({ length: 10 }, () => 1), 0.1]);
  // A gain starts the count anew.
  const more = [...Array.from({ length: 9 }, () => 1), 0.5, ...Array.from({ length: 10 }, () => 0.5)];
  const factors = more.map((loss, i) => factor(i + 12, loss));
  expect(factors.slice(0, -1)).toEqual(Array.from({ length: 19 }, () => 0.1));
  expect(factors.at(-1)).toBeCloseTo(0.01, 15);
});
