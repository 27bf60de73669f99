import { expect, test } from 'vitest';
import { createRandom } from '../../../src/random.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { trainText } from '../training/trainText.ts';
import { said } from '../said.ts';

const random = createRandom(2);
const cells = Array.from({ length: 120 }, () => [random.nextFloat() * 10, random.nextFloat() * 5]);
const tableWith = (wild: number, at: number) =>
  [
    'size,age,price',
    ...cells.map(([size, age], row) => `${row === at ? wild : size.toFixed(2)},${age.toFixed(2)},${(3 * size - age + 20).toFixed(2)}`),
  ].join('\n');
const checksSaid = (text: string, options: TrainOptions = {}) =>
  said(planRun(text, { target: 'price', ...options }, 'wasm').plan.dataChecks.map((check) => check.said)).join('\n');

test.each([0, 7, 60, 119])('one number far from all others is told, in whatever row it stands: %i', (at) => {
  for (const wild of [99_999, -99_999]) {
    expect(checksSaid(tableWith(wild, at))).toMatch(/"size" has a number far from all others, −?99.?999: .*"clipOutliers".*"tanh"/);
    expect(checksSaid(tableWith(wild, at), { scaling: 'minmax' })).toContain('"size" has a number far');
  }
});

test('usual, skewed and clipped numbers give no warning', () => {
  expect(checksSaid(tableWith(5, 3))).not.toContain('far from all');
  expect(checksSaid(tableWith(14, 3))).not.toContain('far from all');
  expect(checksSaid(tableWith(99_999, 3), { clipOutliers: true })).not.toContain('far from all');
  const incomes = Array.from(
    { length: 300 },
    (_, row) =>
      `${Math.exp(10 + 0.8 * Math.sqrt(-2 * Math.log(random.nextFloat() + 1e-9)) * Math.cos(6.28 * random.nextFloat())).toFixed(0)},${row % 7}`,
  );
  expect(
    said(planRun(['income,points', ...incomes].join('\n'), { target: 'points' }, 'wasm').plan.dataChecks.map((check) => check.said)).join(
      '\n',
    ),
  ).not.toContain('far from all');
});

test('the suggested remedy helps, whether the number is in training or in test rows', async () => {
  const r2 = async (text: string, options: TrainOptions) =>
    (await trainText(text, { target: 'price', epochs: 400, learningRate: 0.05, ...options })).outcome.test?.r2 ?? Number.NaN;
  const { splits } = (await trainText(tableWith(5, 0), { target: 'price', epochs: 1 })).model.ledger;
  const learned = tableWith(99_999, splits.indexOf(1));
  expect(await r2(learned, {})).toBeLessThan(0.5);
  expect(await r2(learned, { clipOutliers: true })).toBeGreaterThan(0.7);
  const tested = tableWith(99_999, splits.indexOf(2));
  expect(await r2(tested, {})).toBeLessThan(-1000);
  expect(await r2(tested, { clipOutliers: true })).toBeGreaterThan(-5);
});
