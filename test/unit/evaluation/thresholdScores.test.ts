import { describe, expect, test } from 'vitest';
import { areaUnderRoc } from '../../../src/evaluation/areaUnderRoc.ts';
import { calibrate } from '../../../src/evaluation/calibration.ts';
import {
  averagePrecision,
  precisionRecallCurve,
  rankScores,
  rocCurve,
  scoreThreshold,
  type CurvePoint,
} from '../../../src/evaluation/thresholdScores.ts';
import { finishSteps } from '../../../src/steps.ts';

/** 60 rows, many with equal scores, and the results of scikit-learn 1.9 for them. */
const scores = Array.from({ length: 60 }, (_, i) => Math.floor((((i * 37) % 101) / 101) * 20 + 0.5) / 20);
const targets = scores.map((score, i) => (score + (((i * 53) % 97) / 97 - 0.5) * 0.9 > 0.5 ? 1 : 0));
const ranking = rankScores(scores, targets);

/** confusion_matrix, accuracy_score, precision_score, recall_score, f1_score, balanced_accuracy_score */
const reference = [
  [0.2, [14, 17, 0, 29], 0.7166666666666667, 0.6304347826086957, 1.0, 0.7733333333333333, 0.7258064516129032],
  [0.35, [20, 11, 3, 26], 0.7666666666666667, 0.7027027027027027, 0.896551724137931, 0.7878787878787878, 0.7708565072302558],
  [0.5, [24, 7, 9, 20], 0.7333333333333333, 0.7407407407407407, 0.6896551724137931, 0.7142857142857143, 0.731924360400445],
  [0.8, [31, 0, 19, 10], 0.6833333333333333, 1.0, 0.3448275862068966, 0.5128205128205128, 0.6724137931034483],
] as const;

test.each(reference)('scores at the threshold %d are those of scikit-learn', (threshold, counts, ...figures) => {
  const { confusion, accuracy, precision, recall, f1, balancedAccuracy } = scoreThreshold(ranking, threshold);
  expect(confusion.flat()).toEqual(counts);
  [accuracy, precision, recall, f1, balancedAccuracy].forEach((figure, i) => expect(figure).toBeCloseTo(figures[i], 12));
});

describe('the curves over all thresholds', () => {
  const areaOf = (points: readonly CurvePoint[]) =>
    points.slice(1).reduce((area, { x, y }, i) => area + ((x - points[i].x) * (y + points[i].y)) / 2, 0);

  test('ROC begins at 0, 0, ends at 1, 1, has one point for each different score, and the area that is told elsewhere', () => {
    const points = rocCurve(ranking);
    expect(points).toHaveLength(22);
    expect(points[0]).toEqual({ x: 0, y: 0 });
    expect(points[6].x).toBeCloseTo(0.12903225806451613, 12);
    expect(points[6].y).toBeCloseTo(0.41379310344827586, 12);
    expect(points[21]).toEqual({ x: 1, y: 1 });
    expect(areaOf(points)).toBeCloseTo(0.8526140155728588, 12);
    expect(areaOf(points)).toBeCloseTo(finishSteps(areaUnderRoc(scores, targets)) ?? Number.NaN, 12);
  });

  test('precision by recall, and the average precision', () => {
    const points = precisionRecallCurve(ranking);
    expect(points).toHaveLength(21);
    expect(points[0]).toEqual({ x: 0.034482758620689655, y: 1 });
    expect(points[5].x).toBeCloseTo(0.41379310344827586, 12);
    expect(points[5].y).toBeCloseTo(0.75, 12);
    expect(points[20].y).toBeCloseTo(0.48333333333333334, 12);
    expect(averagePrecision(ranking)).toBeCloseTo(0.8329416142490476, 12);
  });
});

test('what cannot be told is not told', () => {
  const onlyFirst = rankScores([0.2, 0.9, Number.NaN], [0, 0, 1]);
  expect(scoreThreshold(onlyFirst, 0.5)).toMatchObject({ precision: 0, recall: undefined, balancedAccuracy: undefined, accuracy: 0.5 });
  expect(scoreThreshold(onlyFirst, 0.95)).toMatchObject({ precision: undefined, f1: undefined, accuracy: 1 });
  expect([rocCurve(onlyFirst), precisionRecallCurve(onlyFirst), averagePrecision(onlyFirst)]).toEqual([[], [], undefined]);
});

describe('calibration', () => {
  test('predicted and observed shares by bin are those of scikit-learn', () => {
    const calibration = calibrate(scores, targets);
    const [came, said] = [
      [0, 0.4166666666666667, 0.5384615384615384, 0.6363636363636364, 1],
      [0.10714285714285714, 0.325, 0.5269230769230769, 0.7318181818181819, 0.91],
    ];
    expect(calibration?.bins).toHaveLength(5);
    calibration?.bins.forEach((bin, i) => {
      expect(bin.came).toBeCloseTo(came[i], 12);
      expect(bin.said).toBeCloseTo(said[i], 12);
    });
    expect(calibration?.brier).toBeCloseTo(0.1568333333333333, 12);
    expect(calibration?.rows).toBe(60);
  });

  test('the expected error weighs each bin by its rows, and bins without rows are left out', () => {
    const calibration = calibrate([0.9, 0.9, 0.9, 0.1, Number.NaN], [1, 1, 0, 0, 1]);
    expect(calibration?.bins.map(({ count }) => count)).toEqual([1, 3]);
    expect(calibration?.expectedError).toBeCloseTo((3 * (0.9 - 2 / 3) + 0.1) / 4, 12);
    // Newcombe 1998: 2 of 3.
    expect(calibration?.bins[1].came95[0]).toBeCloseTo(0.2077, 4);
    expect(calibrate([], [])).toBeUndefined();
  });
});
