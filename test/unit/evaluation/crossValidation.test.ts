import { expect, test } from 'vitest';
import { combineFolds, type FoldScore } from '../../../src/evaluation/crossValidation.ts';

const ofClasses: FoldScore[] = [
  { index: 0, rows: 10, right: 8, scores: { loss: 0.5, accuracy: 0.8, auc: 0.9 }, baseline: { loss: 0.7, accuracy: 0.5 } },
  { index: 1, rows: 30, right: 27, scores: { loss: 0.3, accuracy: 0.9, auc: 0.7 }, baseline: { loss: 0.6, accuracy: 0.7 } },
];

test('of classes every row counts once, whatever the fold that it is in', () => {
  const { auc, ...combined } = combineFolds(ofClasses);
  expect(combined).toEqual({
    folds: 2,
    rows: 40,
    right: 35,
    loss: { overall: expect.closeTo(0.35, 12) as number, min: 0.3, max: 0.5 },
    accuracy: { overall: 35 / 40, min: 0.8, max: 0.9 },
    baseline: { accuracy: expect.closeTo(0.65, 12) as number },
  });
  expect(auc?.overall).toBeCloseTo(0.75, 12);
});

test('of numbers the errors are those of all rows together', () => {
  // Errors by row: 1, 2, 3 and 4, 5.
  const mean = (errors: number[]) => errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const fold = (index: number, errors: number[]): FoldScore => ({
    index,
    rows: errors.length,
    scores: { loss: 1, r2: 0.5 + index, mae: mean(errors), rmse: Math.sqrt(mean(errors.map((error) => error ** 2))) },
    baseline: { loss: 1, mae: 10 },
  });
  const combined = combineFolds([fold(0, [1, 2, 3]), fold(1, [4, 5])]);
  expect(combined.mae).toEqual({ overall: 3, min: 2, max: 4.5 });
  expect(combined.rmse?.overall).toBeCloseTo(Math.sqrt(55 / 5), 12);
  expect(combined.r2).toEqual({ overall: (0.5 * 3 + 1.5 * 2) / 5, min: 0.5, max: 1.5 });
  expect(combined).not.toHaveProperty('right');
  expect(combined.baseline).toEqual({ mae: 10 });
});

test('balanced accuracy is told where every fold has it, and rows that are right where every fold counts them', () => {
  const balanced = ofClasses.map((fold, i) => ({ ...fold, scores: { ...fold.scores, balancedAccuracy: 0.6 + i * 0.2 } }));
  expect(combineFolds(balanced).balancedAccuracy).toEqual({ overall: (0.6 * 10 + 0.8 * 30) / 40, min: 0.6, max: 0.8 });
  expect(combineFolds([balanced[0], ofClasses[1]])).not.toHaveProperty('balancedAccuracy');
  const { right: _, ...uncounted } = ofClasses[1];
  expect(combineFolds([ofClasses[0], uncounted])).not.toHaveProperty('right');
});

test('a score that a fold does not have is left out', () => {
  const { auc: _, ...withoutAuc } = ofClasses[1].scores;
  expect(combineFolds([ofClasses[0], { ...ofClasses[1], scores: withoutAuc }])).not.toHaveProperty('auc');
  expect(() => combineFolds([])).toThrow(RangeError);
});
