import { expect, test } from 'vitest';
import type { MadeAdjustment } from '../../../src/run/options/adjustment.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { createRandom } from '../../../src/random.ts';
import { finishSteps } from '../../../src/steps.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { bestTrainLoss } from '../../../src/training/worker/bestTrainLoss.ts';

const random = createRandom(4);
const cells = Array.from({ length: 200 }, () => {
  const [celsius, wind] = [random.nextFloat() * 30, random.nextFloat() * 10];
  const isGood = random.nextFloat() < 1 / (1 + Math.exp(-0.3 * celsius + 0.8 * wind));
  return { celsius: celsius.toFixed(1), fahrenheit: (Number(celsius.toFixed(1)) * 1.8 + 32).toFixed(2), wind: wind.toFixed(1), isGood };
});
const text = [
  'celsius,wind,fahrenheit,sum,good,felt',
  ...cells.map(({ celsius, wind, fahrenheit, isGood }) => {
    const sum = (Number(celsius) + Number(wind)).toFixed(1);
    return [celsius, wind, fahrenheit, sum, isGood ? 'yes' : 'no', Number(celsius) - 2 * Number(wind) + (isGood ? 1 : 0)].join(',');
  }),
].join('\n');

const good: TrainOptions = { target: 'good', features: ['celsius', 'wind'] };

function best(options: TrainOptions, trained = Infinity, adjustments?: readonly MadeAdjustment[]): number | undefined {
  const { plan, dataset } = planRun(text, options, 'wasm');
  return finishSteps(bestTrainLoss(plan, dataset, trained, adjustments));
}

test.each([
  ['good', ['celsius', 'wind', 'fahrenheit']],
  ['good', ['celsius', 'wind', 'sum']],
  ['good', ['celsius', 'wind', 'fahrenheit', 'sum']],
  ['felt', ['celsius', 'wind', 'fahrenheit', 'sum']],
])('columns that follow from others do not hide how well %s can be told: %s', (target, features) => {
  const alone = best({ target, features: ['celsius', 'wind'] });
  expect(best({ target, features })).toBeCloseTo(alone ?? NaN, 4);
});

test('it is never above the loss of the training, and is not shown where it is no bound', () => {
  const known = best(good) ?? NaN;
  // By rounding alone.
  expect(best(good, known - 1e-7)).toBeLessThanOrEqual(known - 1e-7);
  expect(best(good, known / 2)).toBeUndefined();
  expect(best(good, known + 0.1)).toBe(known);
});

test('with a penalty on the weights, or rows that count more, nothing is known', () => {
  for (const options of [{ l1: 0.01 }, { l2: 0.01 }, { classWeight: 'balanced' as const }, { hidden: [2] }]) {
    expect(best({ ...good, ...options })).toBeUndefined();
  }
});

test('a penalty that was turned on during the run, and the decay of AdamW, count as well', () => {
  const known = best(good);
  for (const changed of [{ l1: 0.01 }, { l2: 0.01 }]) {
    expect(best(good, Infinity, [{ epoch: 5, ...changed }])).toBeUndefined();
    // Also when it was turned off again.
    expect(
      best(good, Infinity, [
        { epoch: 5, ...changed },
        { epoch: 9, l1: 0, l2: 0 },
      ]),
    ).toBeUndefined();
  }
  expect(best(good, Infinity, [{ epoch: 5, learningRate: 0.1 }])).toBe(known);
  expect(best({ ...good, optimizer: 'adamw' })).toBeUndefined();
  expect(best({ ...good, optimizer: 'adamw', weightDecay: 0 })).toBe(known);
  expect(best({ ...good, weightDecay: 0.1 })).toBe(known);
});
