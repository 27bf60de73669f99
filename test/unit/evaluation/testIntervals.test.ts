import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishSteps } from '../../../src/steps.ts';
import { clusteredMean } from '../../../src/evaluation/intervals/clusteredMean.ts';
import { explainedInterval } from '../../../src/evaluation/intervals/explainedInterval.ts';
import { correctedWilsonInterval, wilsonInterval } from '../../../src/evaluation/intervals/intervals.ts';
import { studentQuantile } from '../../../src/evaluation/intervals/studentQuantile.ts';
import { judgeClasses, judgeNumbers } from '../../../src/evaluation/intervals/testIntervals.ts';
import { createRandom } from '../../../src/random.ts';

test("Student's t has the published 97.5 % quantiles", () => {
  for (const [freedom, quantile] of [
    [1, 12.706],
    [2, 4.303],
    [4, 2.776],
    [5, 2.571],
    [11, 2.201],
    [29, 2.045],
    [120, 1.98],
    [1e6, 1.96],
  ]) {
    expect(studentQuantile(freedom)).toBeCloseTo(quantile, 2);
  }
  expect(studentQuantile(0)).toBe(Infinity);
});

test("Wilson's interval with continuity correction has the published values, and is the wider one", () => {
  // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20 and 1 of 29.
  for (const [right, of, low, high] of [
    [81, 263, 0.2535, 0.3682],
    [15, 148, 0.0598, 0.1644],
    [0, 20, 0, 0.2005],
    [1, 29, 0.0018, 0.1963],
  ]) {
    const interval = correctedWilsonInterval(right, of);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
    expect(wilsonInterval(right, of)[0]).toBeGreaterThanOrEqual(interval[0]);
    expect(wilsonInterval(right, of)[1]).toBeLessThanOrEqual(interval[1]);
  }
});

test('copies of rows tell no more than the rows, whatever is said of them', () => {
  const number = fc.integer({ min: -12, max: 12 }).map((quarters) => quarters / 4);
  const rows = fc.array(fc.record({ answer: number, actual: number }), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 2, max: 6 }), (once, times) => {
      const many = Array.from({ length: times }, () => once).flat();
      const clusters = Uint32Array.from(many, (_, i) => i % once.length);
      const facts = { baseline: 0.2 };
      const judge = (given: typeof once, of?: Uint32Array) => {
        const numbers = judgeNumbers({ ...facts, rowCount: given.length, ...(of ? { clusters: of } : {}) }, 1);
        const classes = judgeClasses({ ...facts, baseline: 1, rowCount: given.length, ...(of ? { clusters: of } : {}) });
        given.forEach(({ answer, actual }) => {
          numbers.add(answer, actual);
          classes.add(answer > 0 ? 1 : 0, actual > 0 ? 1 : 0);
        });
        return { ...finishSteps(numbers.finish()), of: finishSteps(classes.finish()) };
      };
      const [alone, copied] = [judge(once), judge(many, clusters)];
      // As large as without the copies, except for Student's t and the degrees of freedom.
      const width = ([low, high]: readonly [number, number]) => high - low;
      expect(copied.gain95 && width(copied.gain95)).toBeCloseTo(alone.gain95 ? width(alone.gain95) : NaN, 5);
      if (alone.r295) expect(copied.r295?.[0]).toBeCloseTo(alone.r295[0], 4);
      expect(width(copied.of.accuracy95 ?? [0, 0])).toBeGreaterThanOrEqual(width(alone.of.accuracy95 ?? [0, 0]) - 1e-9);
    }),
    { numRuns: 200 },
  );
});

test('the standard error of clusters is that of their sums, by hand', () => {
  // Mean 0.5; by cluster the residuals are 0.5 + 0.5, 0.5 − 0.5 and −0.5 − 0.5.
  const { mean, standardError } = clusteredMean([1, 1, 1, 0, 0, 0], Uint32Array.of(4, 4, 7, 7, 9, 9));
  expect(mean).toBe(0.5);
  expect(standardError).toBeCloseTo(Math.sqrt(((1 + 0 + 1) / 36) * (3 / 2)), 12);
  expect(clusteredMean([1, 2, 3, 4]).standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
  expect(clusteredMean([1, 0, 1], Uint32Array.of(1, 1, 1)).half).toBe(Infinity);
});

test('copies count once each, however many there are of one, by hand', () => {
  // Values 1, 0, 0 three times, once, once: mean 3/5, variance 1/3 of the values, Kish's number 5² / (3² + 1 + 1).
  const kish = 25 / 11;
  const { mean, standardError, half, effective } = clusteredMean([1, 1, 1, 0, 0], Uint32Array.of(4, 4, 4, 7, 9));
  expect(mean).toBeCloseTo(0.6, 12);
  expect(effective).toBeCloseTo(kish, 12);
  expect(standardError).toBeCloseTo(Math.sqrt(1 / 3 / kish), 12);
  expect(half).toBeCloseTo(standardError * studentQuantile(2), 12);
});

test('clusters of unequal size: the jackknife that leaves out one at a time, by hand', () => {
  const [values, clusters] = [[1, 0, 1, 1, 0, 0, 2, 3], Uint32Array.of(1, 1, 1, 1, 2, 2, 3, 3)];
  const meanWithout = (cluster: number) => {
    const kept = values.filter((_, i) => clusters[i] !== cluster);
    return kept.reduce((sum, value) => sum + value, 0) / kept.length;
  };
  const { mean, standardError, half, effective } = clusteredMean(values, clusters);
  const squares = [1, 2, 3].reduce((sum, cluster) => sum + (meanWithout(cluster) - mean) ** 2, 0);
  expect(standardError).toBeCloseTo(Math.sqrt((2 / 3) * squares), 12);
  // Kish's number is 64 / 24: less than two degrees of freedom, which count as one.
  expect(half).toBeCloseTo(standardError * studentQuantile(1), 12);
  const design = squares / 1.5 / (values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (8 * 7));
  const freedom = (64 / 24 - 1) * (design / (design - 1));
  expect(effective).toBeCloseTo((8 / design) * (1.959964 / studentQuantile(freedom)) ** 2, 6);
  expect(clusteredMean([1, 0, 1, 0], Uint32Array.of(3, 3, 3, 3))).toMatchObject({ half: Infinity, effective: 0 });
});

/** How often the intervals of the accuracy and of the mean error cover the truth, over tests of clusters that are drawn alike. */
function coverage(sizesOf: (below: (limit: number) => number) => readonly number[], alike: number): [accuracy: number, error: number] {
  const random = createRandom(21);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.nextFloat())) * Math.cos(2 * Math.PI * random.nextFloat());
  const times = 1500;
  let [accuracies, errors] = [0, 0];
  for (let time = 0; time < times; time++) {
    const sizes = sizesOf((limit) => random.below(limit));
    const clusters = Uint32Array.from(sizes.flatMap((size, cluster) => Array<number>(size).fill(cluster)));
    const facts = { rowCount: clusters.length, clusters };
    const [classes, numbers] = [judgeClasses({ ...facts, baseline: 1 }), judgeNumbers({ ...facts, baseline: 0 }, 1)];
    for (const size of sizes) {
      const own = Math.sqrt(alike) * normal();
      for (let row = 0; row < size; row++) {
        const error = alike === 1 ? own : own + Math.sqrt(1 - alike) * normal();
        // Right on 0.8 of all rows; the mean error is that of a normal distribution.
        classes.add(error < 0.841621 ? 1 : 0, 1);
        numbers.add(error, 0);
      }
    }
    const [low, high] = finishSteps(classes.finish()).accuracy95 ?? [1, 0];
    accuracies += low <= 0.8 && 0.8 <= high ? 1 : 0;
    const [least, most] = finishSteps(numbers.finish()).mae95 ?? [1, 0];
    errors += least <= Math.sqrt(2 / Math.PI) && Math.sqrt(2 / Math.PI) <= most ? 1 : 0;
  }
  return [accuracies / times, errors / times];
}

test.each([
  ['a fifth of the rows eight times', (below: (limit: number) => number) => Array.from({ length: 30 }, () => (below(5) === 0 ? 8 : 1)), 1],
  ['rows one to ten times', (below: (limit: number) => number) => Array.from({ length: 20 }, () => 1 + below(10)), 1],
  ['persons with 2 to 15 rows', (below: (limit: number) => number) => Array.from({ length: 14 }, () => 2 + below(14)), 0.2],
  ['one large hospital and many small ones', () => [60, 30, 20, 15, 12, 10, 8, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1], 0.2],
])('the intervals cover what they claim to, however unequal the clusters: %s', (_, sizesOf, alike) => {
  const [accuracy, error] = coverage(sizesOf, alike);
  expect(Math.min(accuracy, error)).toBeGreaterThan(0.915);
  expect(Math.max(accuracy, error)).toBeLessThan(0.98);
});

test('a single cluster has no interval rather than an infinite one', () => {
  const judge = judgeNumbers({ baseline: 0, rowCount: 3, clusters: Uint32Array.of(2, 2, 2) }, 10);
  for (const value of [1, 2, 3]) judge.add(value, value + 0.5);
  expect(finishSteps(judge.finish())).toEqual({});
});

test('the scale of the file is that of errors, not of R²', () => {
  const judged = (scale: number) => {
    const judge = judgeNumbers({ baseline: 0, rowCount: 30 }, scale);
    for (let i = 0; i < 30; i++) judge.add(Math.sin(i), Math.sin(i) + Math.cos(7 * i) / 4);
    return finishSteps(judge.finish());
  };
  const [one, thousand] = [judged(1), judged(1000)];
  expect(thousand.mae95?.[1]).toBeCloseTo(1000 * (one.mae95?.[1] ?? NaN), 6);
  expect(thousand.gain95?.[0]).toBeCloseTo(1000 * (one.gain95?.[0] ?? NaN), 6);
  expect(thousand.r295).toEqual(one.r295);
});

test('the interval of R² is that of the jackknife, by hand', () => {
  const [errors, actuals] = [
    [0.1, 0.4, 0.2, 0.3, 0.1],
    [1, 2, 4, 3, 7],
  ];
  const left = (kept: readonly number[]) => {
    const mean = kept.reduce((sum, i) => sum + actuals[i], 0) / kept.length;
    return kept.reduce((sum, i) => sum + errors[i] ** 2, 0) / kept.reduce((sum, i) => sum + (actuals[i] - mean) ** 2, 0);
  };
  const rows = [0, 1, 2, 3, 4];
  const logs = rows.map((out) => Math.log(left(rows.filter((row) => row !== out))));
  const middle = logs.reduce((a, b) => a + b, 0) / 5;
  const half = 2.776445 * Math.sqrt((4 / 5) * logs.reduce((sum, value) => sum + (value - middle) ** 2, 0));
  const [low, high] = finishSteps(explainedInterval(Float64Array.from(errors), Float32Array.from(actuals))) ?? [];
  expect(low).toBeCloseTo(1 - 0.8 * left(rows) * Math.exp(half), 6);
  expect(high).toBeCloseTo(1 - 0.8 * left(rows) * Math.exp(-half), 6);
  expect(finishSteps(explainedInterval(Float64Array.of(1, 1), Float32Array.of(3, 3)))).toBeUndefined();
});

test('of persons whose numbers are alike, the spread about their own mean is not taken for explained', () => {
  const random = createRandom(4);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.nextFloat())) * Math.cos(2 * Math.PI * random.nextFloat());
  const [persons, rows, times] = [12, 8, 1000];
  const clusters = Uint32Array.from({ length: persons * rows }, (_, i) => Math.floor(i / rows));
  let claimed = 0;
  for (let time = 0; time < times; time++) {
    const judge = judgeNumbers({ baseline: 0, rowCount: persons * rows, clusters }, 1);
    for (let person = 0; person < persons; person++) {
      const [own, guess] = [normal(), 0.1 * normal()];
      for (let row = 0; row < rows; row++) judge.add(guess + 0.1 * normal(), own + normal());
    }
    claimed += (finishSteps(judge.finish()).r295?.[0] ?? 0) > 0 ? 1 : 0;
  }
  expect(claimed / times).toBeLessThan(0.04);
});

test('with several rows per person the interval covers the accuracy as often as it claims; one over rows would not', () => {
  const random = createRandom(8);
  let [byPerson, byRow] = [0, 0];
  const times = 600;
  for (let time = 0; time < times; time++) {
    const [persons, rows] = [20, 8];
    const facts = { baseline: 1, rowCount: persons * rows };
    const clusters = Uint32Array.from({ length: persons * rows }, (_, i) => Math.floor(i / rows));
    const judges = [judgeClasses({ ...facts, clusters }), judgeClasses(facts)];
    for (let person = 0; person < persons; person++) {
      // Right on 0.95 or on 0.45 of a person's rows: 0.7 of all.
      const share = random.nextFloat() < 0.5 ? 0.95 : 0.45;
      for (let row = 0; row < rows; row++) {
        const answer = random.nextFloat() < share ? 1 : 0;
        for (const judge of judges) judge.add(answer, 1);
      }
    }
    const covers = judges.map((judge) => {
      const [low, high] = finishSteps(judge.finish()).accuracy95 ?? [1, 0];
      return low <= 0.7 && 0.7 <= high;
    });
    byPerson += covers[0] ? 1 : 0;
    byRow += covers[1] ? 1 : 0;
  }
  expect(byPerson / times).toBeGreaterThan(0.93);
  expect(byPerson / times).toBeLessThan(0.98);
  expect(byRow / times).toBeLessThan(0.85);
});

test('the intervals of a million rows are computed in steps', () => {
  const rowCount = 1_000_000;
  const clusters = Uint32Array.from({ length: rowCount }, (_, row) => row - (row % 4));
  const judges = [judgeClasses({ baseline: 1, rowCount, clusters }), judgeNumbers({ baseline: 0, rowCount, clusters }, 1)];
  for (const judge of judges) for (let row = 0; row < rowCount; row++) judge.add(row % 3 === 0 ? 1 : 0, row % 2);
  // So many steps that none does more than some ten thousand look-ups.
  for (const judge of judges) expect([...judge.finish()].length).toBeGreaterThan(15);
});
