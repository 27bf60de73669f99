import { expect, test } from 'vitest';
import { balancedAccuracy, balancedChance, balancedGain, balancedInterval, recallsOf } from '../../../src/evaluation/balancedAccuracy.ts';
import { createRandom } from '../../../src/random.ts';

test('the balanced accuracy is the mean of the recalls of the classes that have rows', () => {
  expect(
    recallsOf([
      [90, 10],
      [1, 3],
    ]),
  ).toEqual([0.9, 0.75]);
  expect(
    balancedAccuracy([
      [90, 10],
      [1, 3],
    ]),
  ).toBeCloseTo(0.825, 12);
  expect(
    recallsOf([
      [4, 0, 0],
      [0, 0, 0],
      [1, 0, 1],
    ]),
  ).toEqual([1, undefined, 0.5]);
  expect(
    balancedAccuracy([
      [4, 0, 0],
      [0, 0, 0],
      [1, 0, 1],
    ]),
  ).toBeCloseTo(0.75, 12);
});

test('its interval covers what more rows would come to, also where one class is rare', () => {
  const random = createRandom(8);
  let covered = 0;
  const times = 2000;
  for (let time = 0; time < times; time++) {
    const confusion = [
      [0, 0],
      [0, 0],
    ];
    for (let row = 0; row < 200; row++) confusion[0][random.nextFloat() < 0.9 ? 0 : 1]++;
    for (let row = 0; row < 15; row++) confusion[1][random.nextFloat() < 0.7 ? 1 : 0]++;
    const [low, high] = balancedInterval(confusion, 1);
    if (low <= 0.8 && high >= 0.8) covered++;
  }
  expect(covered / times).toBeGreaterThan(0.93);
  expect(covered / times).toBeLessThan(0.98);
});

test.each([[[4, 4, 10]], [[4, 14]], [[18, 72]], [[6, 6, 6, 12]]])(
  'of answers that go by chance a gain is seldom claimed: tests of %j rows',
  (rows) => {
    const random = createRandom(5);
    const times = 3000;
    let [claimed, plain] = [0, 0];
    for (let time = 0; time < times; time++) {
      const confusion = rows.map((count) => {
        const counts = rows.map(() => 0);
        for (let row = 0; row < count; row++) counts[random.below(rows.length)]++;
        return counts;
      });
      const [low, high] = balancedGain(confusion, 1);
      expect(high).toBeGreaterThan(low);
      claimed += low > 0 ? 1 : 0;
      plain += balancedInterval(confusion, 1)[0] > 1 / rows.length ? 1 : 0;
    }
    expect(claimed / times).toBeLessThan(0.036);
    expect(claimed).toBeLessThan(plain);
  },
);

test('a gain that many rows show is claimed', () => {
  const confusion = [
    [30, 5],
    [4, 12],
  ];
  expect(balancedGain(confusion, 1)[0]).toBeGreaterThan(0.1);
  // As few as five independent rows do not show it.
  expect(balancedGain(confusion, 0.1)[0]).toBeLessThan(0);
  expect(balancedGain([[1, 0], [0, 1]], 1)).toEqual([expect.any(Number), 0.5]); // prettier-ignore
});

test('by chance one of the classes that have rows is got right', () => {
  expect(balancedChance([[3, 1, 0], [0, 0, 0], [2, 0, 2]])).toBe(0.5); // prettier-ignore
  expect(balancedChance([[3, 1, 0], [0, 1, 0], [2, 0, 2]])).toBeCloseTo(1 / 3, 12); // prettier-ignore
});

test('rows of which several belong together tell less', () => {
  const [alone, together] = [
    balancedInterval(
      [
        [60, 20],
        [5, 25],
      ],
      1,
    ),
    balancedInterval(
      [
        [60, 20],
        [5, 25],
      ],
      0.25,
    ),
  ];
  expect(together[1] - together[0]).toBeGreaterThan(1.5 * (alone[1] - alone[0]));
});
