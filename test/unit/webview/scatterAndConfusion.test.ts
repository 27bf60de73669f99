import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonestMixUps, confusionCells } from '../../../webview/result/confusion.ts';
import { furthestPair, scatterFrame, scatterX, scatterY } from '../../../webview/result/scatterFrame.ts';

const numbers = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { maxLength: 30 });

test('every dot lies inside of the plot, whose axes are the same and end at round numbers', () => {
  fc.assert(
    fc.property(numbers, numbers, (actual, predicted) => {
      const frame = scatterFrame(300, [actual, predicted]);
      expect(frame.ticks.length).toBeGreaterThanOrEqual(2);
      expect(frame.ticks.length).toBeLessThanOrEqual(8);
      for (const value of [...actual, ...predicted]) {
        expect(scatterX(frame, value)).toBeGreaterThanOrEqual(frame.left - 1e-6);
        expect(scatterX(frame, value)).toBeLessThanOrEqual(frame.left + frame.size + 1e-6);
        expect(scatterY(frame, value)).toBeGreaterThanOrEqual(frame.top - 1e-6);
      }
    }),
  );
  expect(scatterFrame(300, [[3], [97]]).ticks).toEqual([0, 20, 40, 60, 80, 100]);
  expect(scatterFrame(300, [[], []]).ticks.length).toBeGreaterThan(2);
});

test('what is actual goes to the right, what is predicted goes up, in the same steps', () => {
  const frame = scatterFrame(300, [[0], [100]]);
  expect([0, 50, 100].map((value) => scatterX(frame, value) - frame.left)).toEqual([0, frame.size / 2, frame.size]);
  expect([0, 50, 100].map((value) => frame.top + frame.size - scatterY(frame, value))).toEqual([0, frame.size / 2, frame.size]);
});

test('the row that is furthest off is found', () => {
  expect(furthestPair([1, 5, 9], [2, 1, 8])).toBe(1);
  expect(furthestPair([], [])).toBe(-1);
});

test('a confusion is told by shares of each class, and its commonest mix-ups', () => {
  const confusion = [
    [8, 2, 0],
    [1, 0, 0],
    [0, 0, 0],
  ];
  expect(confusionCells(confusion)[0]).toEqual([
    { count: 8, share: 0.8, isRight: true },
    { count: 2, share: 0.2, isRight: false },
    { count: 0, share: 0, isRight: false },
  ]);
  expect(confusionCells(confusion)[2][2].share).toBe(0);
  expect(commonestMixUps(confusion, 6)).toEqual([
    { actual: 0, answered: 1, count: 2, of: 10 },
    { actual: 1, answered: 0, count: 1, of: 1 },
  ]);
});
