import { expect, test } from 'vitest';
import { rankScores, scoreThreshold } from '../../../src/evaluation/thresholdScores.ts';
import { thresholdCurves, lowestShare } from '../../../webview/trust/thresholdCurves.ts';
import { axisX, scoreAxis, scoreBins, stackDots } from '../../../webview/trust/scoreAxis.ts';

test('scores stand from left to right where their axis begins and ends', () => {
  const axis = scoreAxis([0.75, 0.91], false, 300);
  expect([axis.min, axis.max]).toEqual([0.7, 1]);
  expect(axisX(axis, axis.min)).toBe(axis.left);
  expect(axisX(axis, axis.max)).toBe(axis.right);
  expect(axisX(axis, 0.85)).toBeCloseTo((axis.left + axis.right) / 2, 9);
  expect(axis.ticks.every((tick) => tick > axis.min && tick <= axis.max)).toBe(true);
  // Errors begin at 0 and end a little beyond the largest.
  expect(scoreAxis([2, 4, Number.NaN], true, 300)).toMatchObject({ min: 0, max: 4.2 });
});

test('dots that would hide each other are stacked, others are not', () => {
  expect(stackDots([10, 11, 30, 12, 31], 5)).toEqual([0, 1, 0, 2, 1]);
  expect(stackDots([10, 20, 30], 5)).toEqual([0, 0, 0]);
});

test('bins hold every score that is a number, those at the ends and beyond in the outermost', () => {
  const axis = { min: 0, max: 1, left: 0, right: 100, ticks: [] };
  expect(scoreBins(axis, [0, 0.1, 0.5, 1, 1.2, -0.1, Number.NaN], 4)).toEqual([3, 0, 1, 2]);
});

test('a threshold is marked on the curves at its own shares', () => {
  // Above 0.5 two of three are found, and one of five is wrong.
  const ranking = rankScores([0.9, 0.8, 0.3, 0.7, 0.2, 0.1, 0.15, 0.05], [1, 1, 1, 0, 0, 0, 0, 0]);
  const at = scoreThreshold(ranking, 0.5);
  expect(thresholdCurves(ranking, 'roc', at).mark).toEqual({ x: 1 / 5, y: 2 / 3 });
  expect(thresholdCurves(ranking, 'precisionRecall', at).mark).toEqual({ x: 2 / 3, y: 2 / 3 });
  // Above 0.75 nobody is found by mistake, and one of three is missed: recall goes across, precision up.
  expect(thresholdCurves(ranking, 'precisionRecall', scoreThreshold(ranking, 0.75)).mark).toEqual({ x: 2 / 3, y: 1 });
  const border = thresholdCurves(ranking, 'threshold', at);
  expect(border.mark).toBeUndefined();
  const valueAt = (points: readonly { x: number; y: number }[], x: number) => points.find((point) => point.x === x)?.y;
  expect([valueAt(border.first, 0.75), valueAt(border.second, 0.75)]).toEqual([1, 2 / 3]);
  expect([valueAt(border.first, 0.25), valueAt(border.second, 0.25)]).toEqual([3 / 4, 1]);
  // Near the end one of three is found, which the second curve alone knows.
  expect(lowestShare({ first: [{ x: 0, y: 0.9 }], second: [{ x: 0, y: 1 / 3 }], mark: undefined })).toBe(0.2);
});
