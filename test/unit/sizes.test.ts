import { expect, test } from 'vitest';
import { createRandom } from '../../src/random.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { trainByKernel } from './training/trainByKernel.ts';
import { planRun } from '../../src/training/plan/planRun.ts';
import { said } from './said.ts';

/** Tables of unusual sizes, from their text to trained weights. */
const random = createRandom(5);
const numbers = (count: number) => Array.from({ length: count }, () => (random.nextFloat() * 100).toFixed(2));
const wide = (rows: number, columns: number) =>
  [
    [...Array.from({ length: columns }, (_, i) => `c${i}`), 'y'].join(','),
    ...Array.from({ length: rows }, (_, row) => `${numbers(columns).join(',')},${row % 2}`),
  ].join('\n');
const long = (rows: number) => {
  const lines = ['a,b,c,d,e,f,g,h,i,y'];
  for (let row = 0; row < rows; row++) {
    const first = random.below(1000);
    lines.push(`${first},${numbers(8).join(',')},${first > 480 + random.below(40) ? 1 : 0}`);
  }
  return lines.join('\n');
};

async function train(text: string, options: TrainOptions) {
  const { plan, dataset, initial } = planRun(text, options, 'wasm');
  const { epochs } = await trainByKernel({ ...plan, dataset, initial });
  return { plan, epochs };
}

test.each([
  ['two rows', 'x,z,y\n1,2,0\n3,4,1\n', /too few rows|two rows of each class/],
  ['one row', 'x,z,y\n1,2,0\n', /./],
  ['three rows of 2000 columns', wide(3, 2000), /only one usable row is|too few/],
])('%s are refused in words', (_name, text, message) => {
  expect(() => planRun(text, {}, 'wasm')).toThrow(message);
  expect(() => planRun(text, {}, 'wasm')).toThrow(expect.objectContaining({ name: 'UserError' }));
});

test('six rows of 2000 columns are trained on, and it is said that weights are many and rows are few', async () => {
  const { plan, epochs } = await train(wide(6, 2000), { epochs: 3 });
  expect(plan.recipe.features).toHaveLength(2000);
  expect(said(plan.dataChecks.map((check) => check.said)).join('\n')).toMatch(/2001 weights|weights/);
  expect(epochs).toHaveLength(3);
});

test('a thousand columns with hidden layers', async () => {
  const { epochs } = await train(wide(60, 1000), { epochs: 3, hidden: [16] });
  expect(epochs.every(({ trainLoss }) => Number.isFinite(trainLoss))).toBe(true);
});

test('a million rows of ten columns learn what is in them', async () => {
  const { plan, epochs } = await train(long(1_000_000), { epochs: 2, batchSize: 1024, features: ['a', 'b', 'c'] });
  expect(plan.rows.train + plan.rows.test).toBe(1_000_000);
  expect(epochs[1].testMetric).toBeGreaterThan(0.9);
});
