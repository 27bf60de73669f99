import { expect, test } from 'vitest';
import { predict } from '../../src/model/predict.ts';
import { readCsv } from '../../src/csv/readCsv.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { cellsOf } from './csv/tableRows.ts';
import { tables } from './tableOfCases.ts';
import { DenseTrainer } from '../../src/training/loop/denseTrainer.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { planRun } from '../../src/training/plan/planRun.ts';
import type { EpochMetrics } from '../../src/training/trainer.ts';
import { said } from './said.ts';

test.each(tables.map(([name, text, expected, options = {}]) => ({ name, text, expected, options })))(
  '$name',
  ({ text, expected, options }) => {
    if (expected.refused) {
      expect(() => planRun(text, options, 'wasm')).toThrow(expected.refused);
      expect(() => planRun(text, options, 'wasm')).toThrow(expect.objectContaining({ name: 'UserError' }));
      return;
    }
    const { plan, dataset, ledger, initial } = planRun(text, { epochs: 5, ...options }, 'wasm');
    if (expected.target !== undefined) expect(plan.recipe.target).toBe(expected.target);
    if (expected.features) expect(plan.recipe.features).toEqual(expected.features);
    if (expected.used !== undefined) expect(plan.rows.train + plan.rows.test).toBe(expected.used);
    if (expected.skipped !== undefined) expect(plan.rows.skipped).toBe(expected.skipped);
    if (expected.says) expect(said(plan.warnings).join('\n')).toMatch(expected.says);
    else expect(said(plan.warnings)).toEqual([]);

    // Whatever was planned can be trained, and every usable row predicted.
    const onEpoch = ({ trainLoss }: EpochMetrics) => {
      expect(trainLoss).not.toBeNaN();
      return 'continue' as const;
    };
    const trainer = new DenseTrainer({ ...plan, dataset, initial, onEpoch });
    expect(trainer.advance(() => false)).toBe(true);
    const table = readCsv(text);
    for (const row of [...dataset.train, ...dataset.test]) {
      const prediction = predict({ ...plan, ledger, weights: trainer.weights }, cellsOf(table, dataset.records[row]));
      expect(prediction.confidence).toBeGreaterThanOrEqual(0.5);
      expect(prediction.split).not.toBe('unused');
      expect(targetClasses(plan.encoder.target)).toContain(prediction.actual);
    }
  },
);

test('a category of test rows only has no input of its own: its rows are predicted, and it is said that nothing is known of it', () => {
  // The rows are split by their order, so that the last ones, with a city of their own, are the test.
  const lines = Array.from({ length: 40 }, (_, i) => `${i},${i < 32 ? ['Bern', 'Rome'][i % 2] : 'Oslo'},${(i * 7) % 10},${i % 2}`);
  const text = ['step,city,x,y', ...lines].join('\n');
  const options: TrainOptions = {
    target: 'y',
    features: ['city', 'x'],
    splitBy: { column: 'step', as: 'time' },
    testFraction: 0.2,
    epochs: 5,
  };
  const { plan, dataset, ledger, initial } = planRun(text, options, 'wasm');
  expect([...dataset.test].map((row) => dataset.records[row])).toEqual([32, 33, 34, 35, 36, 37, 38, 39]);
  expect(plan.columns.find(({ name }) => name === 'city')?.distinct).toBe(3);
  expect(plan.encoder.inputs.map(({ name }) => name)).toEqual(['city = Bern', 'city = Rome', 'x']);
  const trainer = new DenseTrainer({ ...plan, dataset, initial, onEpoch: () => 'continue' });
  trainer.advance(() => false);
  const table = readCsv(text);
  for (const row of dataset.test) {
    const { remarks, confidence, sum, split } = predict(
      { ...plan, ledger, weights: trainer.weights },
      cellsOf(table, dataset.records[row]),
    );
    expect(split).toBe('test');
    expect(said(remarks)).toEqual(['"city" is "Oslo", which is not among the training rows: it counts for nothing.']);
    expect([...dataset.features.subarray(row * dataset.featureCount, row * dataset.featureCount + 2)]).toEqual([0, 0]);
    expect([confidence, sum].every(Number.isFinite)).toBe(true);
  }
});
