import { expect, test } from 'vitest';
import { summarizeChance } from '../../../src/evaluation/chance.ts';

const scored = (...scores: readonly number[]) => scores.map((score, index) => ({ index, score }));

test('shuffled answers that do at least as well are counted, a tie against the training', () => {
  expect(summarizeChance(scored(0.5, 0.7, 0.8, 0.6), 0.7, false)).toEqual({ trainings: 4, best: 0.8, asGood: 2, p: 3 / 5 });
  expect(summarizeChance(scored(0.5, 0.6), 0.7, false)).toEqual({ trainings: 2, best: 0.6, asGood: 0, p: 1 / 3 });
});

test('of errors the smaller is the better', () => {
  expect(summarizeChance(scored(5, 7, 8, 6), 7, true)).toEqual({ trainings: 4, best: 5, asGood: 3, p: 4 / 5 });
});

test('what differs by rounding alone is a tie', () => {
  expect(summarizeChance(scored(0.7 - 1e-14), 0.7, false).asGood).toBe(1);
  expect(summarizeChance(scored(0.7 + 1e-14), 0.7, true).asGood).toBe(1);
  expect(summarizeChance(scored(0.7 - 1e-9), 0.7, false).asGood).toBe(0);
});

test('without a training there is nothing to sum up', () => {
  expect(() => summarizeChance([], 0.7, false)).toThrow('There is no training to sum up');
});
