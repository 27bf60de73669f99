import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlayedOut, playedEpoch, weightsAt } from '../../../webview/playback.ts';

const playback = { startMs: 1000, durationMs: 2000, epochs: 400 };

test('early epochs get more time than late ones', () => {
  expect(playedEpoch(playback, 1000, 400)).toBe(0);
  expect(playedEpoch(playback, 2000, 400)).toBe(100);
  expect(playedEpoch(playback, 3000, 400)).toBe(400);
});

test('a playback never runs ahead of the training and never goes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.double({ min: 0, max: 5000, noNaN: true }), fc.nat(500), (trained, now, later) => {
      const epoch = playedEpoch(playback, now, trained);
      expect(epoch).toBeGreaterThanOrEqual(0);
      expect(epoch).toBeLessThanOrEqual(trained);
      expect(playedEpoch(playback, now + later, trained)).toBeGreaterThanOrEqual(epoch);
    }),
  );
});

test('without a playback, or with one of no length, all that is trained is shown', () => {
  expect(playedEpoch(undefined, 0, 312)).toBe(312);
  expect(playedEpoch({ ...playback, durationMs: 0 }, 0, 312)).toBe(312);
});

test('a playback is over when its time is', () => {
  expect(isPlayedOut(playback, 2999)).toBe(false);
  expect(isPlayedOut(playback, 3000)).toBe(true);
});

const snapshots = [
  { epoch: 0, weights: Float32Array.of(0, 10) },
  { epoch: 10, weights: Float32Array.of(1, 20) },
  { epoch: 30, weights: Float32Array.of(2, 0) },
];

test('weights glide from snapshot to snapshot', () => {
  expect(weightsAt(snapshots, 0)).toEqual(Float32Array.of(0, 10));
  expect(weightsAt(snapshots, 5)).toEqual(Float32Array.of(0.5, 15));
  expect(weightsAt(snapshots, 10)).toEqual(Float32Array.of(1, 20));
  expect(weightsAt(snapshots, 20)).toEqual(Float32Array.of(1.5, 10));
  expect(weightsAt(snapshots, 99)).toEqual(Float32Array.of(2, 0));
  expect(weightsAt([], 5)).toBeUndefined();
});

test('weights between two snapshots lie between theirs', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 40, noNaN: true }), (epoch) => {
      const [first] = weightsAt(snapshots, epoch) ?? [];
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThanOrEqual(2);
    }),
  );
});
