import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EpochRecorder } from '../../../src/training/callbacks/epochRecorder.ts';
import { appendEpochs, emptyHistory, type EpochBundle } from '../../../src/run/history/history.ts';

const metrics = (epoch: number) => ({ epoch, trainLoss: 1 / epoch, testLoss: 2 / epoch, trainMetric: 0.5, testMetric: 0.25 });

test('no epoch is lost, doubled or out of order, wherever bundles are taken', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40 }), (epochs, every) => {
      const recorder = new EpochRecorder(epochs, 3);
      const bundles: EpochBundle[] = [];
      const take = () => {
        const bundle = recorder.takeBundle();
        if (bundle) bundles.push(bundle);
      };
      for (let epoch = 1; epoch <= epochs; epoch++) {
        recorder.record(metrics(epoch), Float32Array.of(epoch, 0, 0));
        if (epoch % every === 0) take();
      }
      recorder.end(Float32Array.of(epochs, 0, 0));
      take();
      take();
      const history = bundles.reduce(appendEpochs, emptyHistory(0));
      expect(history.length).toBe(epochs);
      for (let i = 0; i < epochs; i++)
        expect([history.trainLoss[i], history.testLoss[i]]).toEqual([1 / (i + 1), 2 / (i + 1)].map(Math.fround));
      const snapshots = bundles.flatMap((bundle) => bundle.snapshots);
      for (const { epoch, weights } of snapshots) expect(weights[0]).toBe(epoch);
      expect(snapshots.at(-1)?.epoch).toBe(epochs);
      expect(new Set(snapshots.map(({ epoch }) => epoch)).size).toBe(snapshots.length);
    }),
  );
});

test('a run that is stopped keeps its last weights once, even when its last epoch has been handed out', () => {
  // 40 snapshots fit.
  const recorder = new EpochRecorder(100_000, 100_000);
  for (let epoch = 1; epoch <= 9; epoch++) recorder.record(metrics(epoch), Float32Array.of(epoch, 0, 0));
  const first = recorder.takeBundle();
  expect(first?.snapshots.map(({ epoch }) => epoch)).not.toContain(9);
  recorder.end(Float32Array.of(9, 0, 0));
  const second = recorder.takeBundle();
  expect(second?.firstEpoch).toBe(10);
  expect(second?.trainLoss.length).toBe(0);
  expect(second?.snapshots).toEqual([{ epoch: 9, weights: Float32Array.of(9, 0, 0) }]);
  expect(recorder.takeBundle()).toBeUndefined();
});

test('a missing epoch is a bug', () => {
  const recorder = new EpochRecorder(10, 3);
  expect(() => recorder.record(metrics(2), new Float32Array(3))).toThrow('Epoch 1 was expected, 2 came');
});
