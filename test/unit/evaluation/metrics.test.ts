import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constantBinaryScores, scoreBinary, wilsonInterval } from '../../../src/evaluation/metrics.ts';

const answers = fc.array(fc.record({ probability: fc.constantFrom(0, 0.1, 0.25, 0.5, 0.500001, 0.8, 1), target: fc.constantFrom(0, 1) }), {
  minLength: 1,
  maxLength: 40,
});

test('loss, accuracy and the area under the curve of a few rows, by hand', () => {
  const scores = scoreBinary([0.9, 0.4, 0.2, 0.6], [1, 1, 0, 0]);
  expect(scores.loss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.4) + Math.log(0.8) + Math.log(0.4)) / 4, 6);
  expect(scores.accuracy).toBe(0.5);
  expect(scores.auc).toBe(0.75);
});

test('a probability of exactly 0.5 answers with the first class', () => {
  expect(scoreBinary([0.5, 0.5], [0, 1]).accuracy).toBe(0.5);
  expect(scoreBinary([0.5], [0]).accuracy).toBe(1);
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
      const { auc } = scoreBinary(
        rows.map(({ probability }) => probability),
        rows.map(({ target }) => target),
      );
      if (pairs === 0) expect(auc).toBeUndefined();
      else expect(auc).toBeCloseTo(ordered / pairs, 12);
    }),
  );
});

test('a sure and wrong answer costs −log 1e-7, not infinity', () => {
  expect(scoreBinary([0], [1]).loss).toBeCloseTo(-Math.log(1e-7), 6);
  // The largest 32-bit float below 1 − 1e-7 is 1 − 2⁻²³.
  expect(scoreBinary([1], [0]).loss).toBeCloseTo(Math.log(2 ** 23), 6);
  expect(scoreBinary([Number.NaN], [0]).loss).toBeNaN();
});

test('a constant model scores as the same probabilities row by row', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 30 }),
      fc.double({ min: 0.51, max: 0.99, noNaN: true }),
      (targets, share) => {
        const constant = constantBinaryScores(share, 1, targets);
        const rowByRow = scoreBinary(
          targets.map(() => share),
          targets,
        );
        expect(constant.loss).toBeCloseTo(rowByRow.loss, 12);
        expect({ accuracy: constant.accuracy, auc: constant.auc }).toEqual({ accuracy: rowByRow.accuracy, auc: rowByRow.auc });
      },
    ),
  );
  expect(constantBinaryScores(0.3, 0, [0, 0, 1]).accuracy).toBeCloseTo(2 / 3, 15);
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
  expect(() => scoreBinary([], [])).toThrow('no row');
  expect(() => scoreBinary([0.5], [])).toThrow('1 probabilities');
});
