import { expect, test } from 'vitest';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { bestConstant } from '../../../src/training/plan/baseline.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';

/** Rows in order of time. The later ones, which are the test rows, are different. */
function changingTable(before: (i: number) => string | number, after: string | number) {
  const rows = Array.from(
    { length: 100 },
    (_, i) =>
      `2024-${String(1 + Math.floor(i / 28)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')},${(i * 7) % 13},${i < 60 ? before(i) : after}`,
  );
  return ['day,x,y', ...rows].join('\n');
}

const options: TrainOptions = { target: 'y', splitBy: { column: 'day', as: 'time' }, features: ['x'] };

test('what is always answered is the commonest class of the training rows, whatever is commonest in the test', () => {
  const { plan } = planRun(
    changingTable((i) => (i % 5 === 0 ? 'well' : 'ill'), 'well'),
    options,
    'wasm',
  );
  expect(plan.rows.test).toBeLessThanOrEqual(40);
  expect(plan.baseline.answer).toBe('ill');
  expect(plan.baseline.scores.accuracy).toBe(0);
});

test('the number that is always answered is the median of the training rows', () => {
  const { plan, dataset } = planRun(
    changingTable((i) => 10 + (i % 3), 500),
    { ...options, task: 'regression' },
    'wasm',
  );
  expect(dataset.test.length).toBe(plan.rows.test);
  expect(plan.baseline.median).toBeCloseTo(11, 5);
  expect(plan.baseline.scores.mae).toBeCloseTo(489, 3);
});

test('the best constant answer is found from the training rows for every loss', () => {
  const numbers = planRun(
    changingTable((i) => 10 + (i % 3), 500),
    { ...options, task: 'regression', loss: 'huber' },
    'wasm',
  );
  const { target } = numbers.plan.encoder;
  if (target.type !== 'regression') throw new Error('It is a number');
  const [middle] = bestConstant(numbers.dataset, target, 'huber');
  expect(middle * target.scale + target.mean).toBeCloseTo(11, 4);
  expect(bestConstant(numbers.dataset, target, 'meanSquaredError')).toEqual([0]);
  const classes = planRun(
    changingTable((i) => (i % 5 === 0 ? 'well' : 'ill'), 'well'),
    options,
    'wasm',
  );
  const [ofSecond] = bestConstant(classes.dataset, classes.plan.encoder.target, 'binaryCrossentropy');
  const { train, targets } = classes.dataset;
  expect(ofSecond).toBeCloseTo(train.reduce((sum, row) => sum + targets[row], 0) / train.length, 9);
});
