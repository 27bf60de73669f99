import { expect, test } from 'vitest';
import { predict } from '../../src/model/predict.ts';
import { readCsv } from '../../src/csv/readCsv.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { cellsOf } from './csv/tableRows.ts';
import { tables } from './tableOfCases.ts';
import { DenseTrainer } from '../../src/training/denseTrainer.ts';
import { planRun } from '../../src/training/planRun.ts';
import type { EpochMetrics } from '../../src/training/trainer.ts';

test.each(tables.map(([name, text, expected, options = {}]) => ({ name, text, expected, options })))(
  '$name',
  ({ text, expected, options }) => {
    if (expected.refused) {
      expect(() => planRun(text, options, 'fused')).toThrow(expected.refused);
      expect(() => planRun(text, options, 'fused')).toThrow(expect.objectContaining({ name: 'UserError' }));
      return;
    }
    const { plan, dataset, ledger, initial } = planRun(text, { epochs: 5, ...options }, 'fused');
    if (expected.target !== undefined) expect(plan.recipe.target).toBe(expected.target);
    if (expected.features) expect(plan.recipe.features).toEqual(expected.features);
    if (expected.used !== undefined) expect(plan.rows.train + plan.rows.test).toBe(expected.used);
    if (expected.skipped !== undefined) expect(plan.rows.skipped).toBe(expected.skipped);
    if (expected.says) expect(plan.warnings.join('\n')).toMatch(expected.says);
    else expect(plan.warnings).toEqual([]);

    // What has been planned can be trained, and every usable row predicted.
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
