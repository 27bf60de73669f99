import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { predict } from '../../../src/model/predict.ts';
import { splitOf, tableKeys } from '../../../src/model/rowLedger.ts';
import { cellsOf } from '../csv/tableRows.ts';
import { trainText } from './trainText.ts';

/** All numbers within a value, including those in displayed results. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

// Some rows are beyond ±1e15 deviations, where an input is bounded, both in scores and in what is shown for a row.
test.each(['1e300', '-4e250', '3e22'])('rows with %s in an input are scored as they are answered', async (far) => {
  const rows = Array.from({ length: 80 }, (_, i) => `${i % 8 === 3 ? far : i},${(i * 7) % 13},${3 * i + ((i * 5) % 7)}`);
  const text = ['a,b,y', ...rows, ''].join('\n');
  for (const hidden of [[], [6]]) {
    const { model, outcome } = await trainText(text, { target: 'y', epochs: 30, hidden, seed: 3 });
    const table = readCsv(text);
    const keys = tableKeys(table, model.recipe);
    const errors = Array.from(keys, (key, row) => ({ key, row }))
      .filter(({ key }) => splitOf(model.ledger, key) === 'test')
      .map(({ row }) => Math.abs(Number(predict(model, cellsOf(table, row)).value) - Number(cellsOf(table, row).get('y'))));
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(outcome.of).toBe(errors.length);
    expect(outcome.test?.mae).toBeGreaterThan(0);
    expect(Math.abs((outcome.test?.mae ?? Number.NaN) - mean) / mean).toBeLessThan(1e-6);
  }
});

test.each([1e300, 1e160, -1e305])('targets around %f give errors and intervals that are numbers', async (size) => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${(i * 7) % 11},${size * (1 + ((i * 13) % 17) / 10)}`);
  const { outcome, plan } = await trainText(['a,b,y', ...rows, ''].join('\n'), { target: 'y', epochs: 40 });
  const told = [outcome.train, outcome.test, plan.baseline.scores];
  expect(told.flatMap(numbersOf).length).toBeGreaterThan(8);
  expect(told.flatMap(numbersOf).filter((value) => !Number.isFinite(value))).toEqual([]);
  expect(numbersOf(outcome.pairs).filter((value) => !Number.isFinite(value))).toEqual([]);
});
