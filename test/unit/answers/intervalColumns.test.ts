import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import { predict } from '../../../src/model/predict.ts';
import { createRandom } from '../../../src/random.ts';
import { describeNoBound, errorBoundOf } from '../../../src/run/errorBoundOf.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { trainText } from '../training/trainText.ts';
import { answeredBytes } from './answeredBytes.ts';

/** A price that grows by a percentage with the size, with a relative error. */
function drawPrices(count: number): string {
  const random = createRandom(11);
  const lines = Array.from({ length: count }, (_, row) => {
    const size = random.nextFloat() * 10;
    return `${size.toFixed(2)};p${row % 6};${(50 * Math.exp(0.4 * size + random.nextFloat() - 0.5)).toFixed(2)}`.replaceAll('.', ',');
  });
  return ['size;person;price', ...lines].join('\n');
}

const text = drawPrices(300);
const train = (given: string, options: TrainOptions = {}) =>
  trainText(given, { target: 'price', features: ['size'], epochs: 120, learningRate: 0.05, ...options });
const number = (cell: string) => Number(cell.replace(',', '.'));

test.each(['linear', 'log'] as const)('two columns hold the range of 9 in 10 such rows, %s', async (targetScale) => {
  const { model, outcome, plan } = await train(text, { targetScale });
  const { bytes, table } = await answeredBytes(new TextEncoder().encode(text), model, 'add', true);
  expect(table.columns).toEqual(['price_predicted', 'price_low90', 'price_high90']);
  const lines = new TextDecoder().decode(bytes).split('\n').slice(1);
  const bound = errorBoundOf(plan, outcome) ?? Number.NaN;
  let within = 0;
  for (const line of lines) {
    const [size, , price, answered, low, high] = line.split(';').map(number);
    const own = predict(model, new Map([['size', line.split(';')[0]]]));
    expect(own.value).toBeCloseTo(answered, 2);
    expect(own.interval90?.[0]).toBeCloseTo(low, 2);
    expect(own.interval90?.[1]).toBeCloseTo(high, 2);
    if (targetScale === 'log') expect(Math.log(high / low) / 2, String(size)).toBeCloseTo(bound, 3);
    else expect((high - low) / 2).toBeCloseTo(bound, 3);
    if (low <= price && price <= high) within++;
  }
  expect(within / lines.length).toBeGreaterThan(0.8);
  expect(within / lines.length).toBeLessThan(0.98);
});

test('without being asked for there are no such columns, and a model that knows no interval writes none', async () => {
  const { model } = await train(text);
  expect((await answeredBytes(new TextEncoder().encode(text), model)).table.columns).toEqual(['price_predicted']);
  const { errorBound: _, ...unknown } = model;
  expect(predict(unknown, new Map([['size', '3,5']])).interval90).toBeUndefined();
  await expect(answeredBytes(new TextEncoder().encode(text), unknown, 'add', true)).rejects.toThrow('no interval');
});

test('where there is none it is said why: few rows, few groups, classes, rows that were learned from', async () => {
  const why = async (given: string, options: TrainOptions = {}) => {
    const { plan, outcome } = await train(given, options);
    const said = describeNoBound(plan, outcome);
    return said && inEnglish(said);
  };
  expect(await why(text)).toBeUndefined();
  expect(await why(drawPrices(20))).toMatch(/it takes 9 test rows, and there are \d/);
  expect(await why(text, { splitBy: { column: 'person', as: 'group' } })).toMatch(
    /\d groups? of rows that belong together, and it takes 9/,
  );
  expect(await why(text, { target: 'person', task: 'multiclass' })).toContain('in their probabilities');
  const { plan, outcome } = await train(text);
  const continued = { ...plan, continued: { epochs: 3, isUnknown: true as const } };
  expect(errorBoundOf(continued, outcome)).toBeUndefined();
  expect(inEnglish(describeNoBound(continued, outcome) ?? { template: '' })).toContain('may have been learned from');
  const { errorBound: _, ...old } = outcome;
  expect(inEnglish(describeNoBound(plan, old) ?? { template: '' })).toContain('Train again');
});
