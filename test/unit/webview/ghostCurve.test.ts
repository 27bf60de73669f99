import { expect, test } from 'vitest';
import type { RunPlan } from '../../../src/run/runPlan.ts';
import type { RunRecord } from '../../../src/run/runRecord.ts';
import { ghostCurves, ghostPoints } from '../../../webview/curves/ghostCurve.ts';

const epochs = Uint32Array.of(1, 4, 9, 16);
const curve = {
  epochs,
  trainLoss: Float32Array.of(1, 0.9, 0.8, 0.7),
  testLoss: Float32Array.of(1.1, 1, Number.NaN, 0.8),
  trainMetric: Float32Array.of(0.1, 0.2, 0.3, 0.4),
  testMetric: Float32Array.of(0.5, 0.6, 0.7, 0.8),
};
const record = (number: number, more: object = {}) =>
  ({
    ...{ runId: `run${number}`, number, target: { column: 'pass', type: 'binary' }, task: 'binary', isSetAside: false },
    ...{ options: { loss: 'binaryCrossentropy' }, test: {}, curve, ...more },
  }) as unknown as RunRecord;
const plan = (loss: string, type = 'binary', test = 60) =>
  ({ hyperparameters: { loss }, encoder: { target: { type } }, rows: { test } }) as unknown as RunPlan;

test('the run before lies behind the shown one, by its test where there is one', () => {
  const records = [record(2), record(1)];
  expect(ghostCurves(records, 'run2', plan('binaryCrossentropy'))).toEqual({
    loss: { epochs, values: curve.testLoss },
    metric: { epochs, values: curve.testMetric },
  });
  expect(ghostCurves(records, 'run1', plan('binaryCrossentropy'))).toEqual({});
  expect(ghostCurves(records, 'run2', plan('binaryCrossentropy', 'binary', 0)).loss?.values).toBe(curve.trainLoss);
});

test('what does not measure the same is not shown', () => {
  const numbers = { target: { column: 'price', type: 'regression' }, task: 'regression', options: { loss: 'meanSquaredError' } };
  expect(ghostCurves([record(2), record(1)], 'run2', plan('hinge'))).not.toHaveProperty('loss');
  expect(ghostCurves([record(2, numbers), record(1, numbers)], 'run2', plan('meanSquaredError', 'regression'))).not.toHaveProperty(
    'metric',
  );
  expect(ghostCurves([record(2), record(1, numbers)], 'run2', plan('binaryCrossentropy'))).toEqual({});
});

test('its points are on the axis of the shown run, and end with it', () => {
  const axis = { left: 10, width: 90, epochs: 9, isLinear: false };
  const points = ghostPoints({ epochs, values: curve.testLoss }, axis, (value) => 100 * value);
  expect(points.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
    [40, 110],
    [70, 100],
  ]);
});
