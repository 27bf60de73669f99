import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from '../../../src/evaluation/intervals/intervals.ts';
import { rowLoss } from '../../../src/evaluation/rowLoss.ts';
import { scoreBinary, scoreMulticlass, scoreNumbers, type RowScorer, type ScoredRows } from '../../../src/evaluation/rowScorer.ts';
import { scoreProbabilities } from './scoreProbabilities.ts';

function score(scorer: RowScorer, outputs: readonly (readonly number[])[], targets: readonly number[]): ScoredRows {
  outputs.forEach((row, i) => scorer.add(row, targets[i]));
  return scorer.finish();
}

const answers = fc.array(fc.record({ probability: fc.constantFrom(0, 0.1, 0.25, 0.5, 0.500001, 0.8, 1), target: fc.constantFrom(0, 1) }), {
  minLength: 1,
  maxLength: 40,
});

test('loss, accuracy and the area under the curve of a few rows, by hand', () => {
  const scores = scoreProbabilities([0.9, 0.4, 0.2, 0.6], [1, 1, 0, 0]);
  expect(scores.loss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.4) + Math.log(0.8) + Math.log(0.4)) / 4, 6);
  expect(scores.accuracy).toBe(0.5);
  expect(scores.auc).toBe(0.75);
});

test('a probability of exactly 0.5 answers with the first class', () => {
  expect(scoreProbabilities([0.5, 0.5], [0, 1]).accuracy).toBe(0.5);
  expect(scoreProbabilities([0.5], [0]).accuracy).toBe(1);
});

test('the area under the curve is the share of pairs in the right order, ties counting half', () => {
  fc.assert(
    fc.property(answers, (rows) => {
      const positives = rows.filter(({ target }) => target === 1);
      const negatives = rows.filter(({ target }) => target === 0);
      let ordered = 0;
      for (const positive of positives) {
        for (const negative of negatives) {
          ordered += positive.probability > negative.probability ? 1 : positive.probability === negative.probability ? 0.5 : 0;
        }
      }
      const pairs = positives.length * negatives.length;
      const { auc } = scoreProbabilities(
        rows.map(({ probability }) => probability),
        rows.map(({ target }) => target),
      );
      if (pairs === 0) expect(auc).toBeUndefined();
      else expect(auc).toBeCloseTo(ordered / pairs, 12);
    }),
  );
});

test('a sure and wrong answer costs −log 1e-7, not infinity', () => {
  expect(scoreProbabilities([0], [1]).loss).toBeCloseTo(-Math.log(1e-7), 6);
  // The largest 32-bit float below 1 − 1e-7 is 1 − 2⁻²³.
  expect(scoreProbabilities([1], [0]).loss).toBeCloseTo(Math.log(2 ** 23), 6);
  expect(scoreProbabilities([Number.NaN], [0]).loss).toBeNaN();
});

test("Wilson's interval has the published values and stays inside 0…1", () => {
  // Newcombe 1998, table I: 81 of 263 and 15 of 148 and 0 of 20.
  const published: [number, number, number, number][] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
  ];
  for (const [right, of, low, high] of published) {
    const [from, to] = wilsonInterval(right, of);
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  }
  expect(wilsonInterval(29, 29)[1]).toBe(1);
  expect(wilsonInterval(0, 0)).toEqual([0, 1]);
});

test('nothing can be scored without rows', () => {
  expect(() => scoreProbabilities([], [])).toThrow('no row');
  expect(() => scoreMulticlass('categoricalCrossentropy', 3).finish()).toThrow('no row');
  expect(() => scoreNumbers('meanSquaredError', 0, { mean: 0, scale: 1 }).finish()).toThrow('no row');
});

test('the answers of two classes are counted by what was right', () => {
  const { right, confusion } = score(scoreBinary('hinge', 4), [[2], [-0.5], [0], [-3]], [1, 1, 0, 0]);
  expect({ right, confusion }).toEqual({
    right: 3,
    confusion: [
      [2, 0],
      [1, 1],
    ],
  });
});

test('several classes: the largest output answers, the first of equals', () => {
  const outputs = [
    [0.2, 0.7, 0.1],
    [0.4, 0.4, 0.2],
    [0.1, 0.1, 0.8],
  ];
  const { scores, right, confusion } = score(scoreMulticlass('categoricalCrossentropy', 3), outputs, [1, 1, 2]);
  expect(right).toBe(2);
  expect(scores.accuracy).toBeCloseTo(2 / 3, 15);
  expect(scores.loss).toBeCloseTo(-(Math.log(0.7) + Math.log(0.4) + Math.log(0.8)) / 3, 6);
  expect(confusion).toEqual([
    [0, 0, 0],
    [1, 1, 0],
    [0, 0, 1],
  ]);
});

test('numbers: errors in the units of the file, the loss in standard deviations, as by the formulas', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true })), {
        minLength: 2,
        maxLength: 50,
      }),
      (rows) => {
        const [mean, scale] = [1e6, 250];
        const predicted = rows.map(([output]) => mean + scale * output);
        const actual = rows.map(([, target]) => mean + scale * target);
        const { scores, pairs } = score(
          scoreNumbers('meanSquaredError', rows.length, { mean, scale }),
          rows.map(([output]) => [output]),
          rows.map(([, target]) => target),
        );
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        const squared = sum(predicted.map((value, i) => (value - actual[i]) ** 2));
        const center = sum(actual) / actual.length;
        const spread = sum(actual.map((value) => (value - center) ** 2));
        expect(scores.mae).toBeCloseTo(sum(predicted.map((value, i) => Math.abs(value - actual[i]))) / rows.length, 6);
        expect(scores.rmse).toBeCloseTo(Math.sqrt(squared / rows.length), 6);
        expect(scores.loss).toBeCloseTo(squared / rows.length / scale ** 2, 9);
        if (spread > 1) expect(scores.r2).toBeCloseTo(1 - squared / spread, 5 - Math.ceil(Math.log10(1 + squared / spread)));
        expect([...(pairs?.actual ?? [])]).toEqual(actual);
        expect([...(pairs?.predicted ?? [])]).toEqual(predicted);
      },
    ),
  );
});

test('equal numbers have no R²; of many rows 2000 pairs or fewer are kept, from all over the table', () => {
  expect(score(scoreNumbers('huber', 2, { mean: 5, scale: 1 }), [[1], [2]], [0, 0]).scores.r2).toBeUndefined();
  const targets = Array.from({ length: 7001 }, (_, i) => i);
  const { pairs } = score(
    scoreNumbers('meanSquaredError', 7001, { mean: 0, scale: 1 }),
    targets.map((target) => [target]),
    targets,
  );
  expect(pairs?.actual.length).toBe(1751);
  expect(pairs?.actual.at(-1)).toBe(7000);
});

test('the row that is furthest off is among the pairs, wherever it stands', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9000 }), fc.nat(), (rows, place) => {
      const far = place % rows;
      const targets = Array.from({ length: rows }, (_, i) => i % 7);
      const outputs = targets.map((target, i) => [i === far ? target - 900 : target + (i % 3)]);
      const { pairs } = score(scoreNumbers('huber', rows, { mean: 100, scale: 10 }), outputs, targets);
      const distances = Array.from(pairs?.actual ?? [], (actual, i) => Math.abs(actual - (pairs?.predicted[i] ?? 0)));
      expect(Math.max(...distances)).toBe(9000);
      expect(distances.filter((distance) => distance === 9000)).toHaveLength(1);
      expect(distances.length).toBeLessThanOrEqual(2001);
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['meanSquaredError', 2.5, 1, 2.25],
  ['meanAbsoluteError', 2.5, 1, 1.5],
  ['huber', 2.5, 1, 1],
  ['huber', 1.5, 1, 0.125],
  ['hinge', 0.25, 1, 0.75],
  ['hinge', 0.25, 0, 1.25],
  ['hinge', 3, 1, 0],
  ['perceptron', 0.25, 1, 0],
  ['perceptron', 0.25, 0, 0.25],
] as const)('%s of %d against %d is %d', (loss, output, target, expected) => {
  expect(rowLoss(loss, [output], target)).toBeCloseTo(expected, 12);
  expect(rowLoss(loss, [Number.NaN], target)).toBeNaN();
});
