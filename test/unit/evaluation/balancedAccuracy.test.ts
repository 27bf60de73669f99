import { expect, test } from 'vitest';
import { balancedAccuracy, balancedInterval, recallsOf } from '../../../src/evaluation/balancedAccuracy.ts';
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
