import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlayedOut, playedEpoch, playFrom } from '../../../webview/playback.ts';

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

test('a playing that goes on from an epoch shows that epoch first, and takes the rest of its time', () => {
  const further = playFrom(100, playback);
  expect(playedEpoch(further, 1000, 400)).toBe(100);
  expect(isPlayedOut(further, 1999)).toBe(false);
  expect(isPlayedOut(further, 2000)).toBe(true);
});

test('where movement is unwanted the epoch changes in steps', () => {
  const calm = { ...playback, stepMs: 250 };
  expect(playedEpoch(calm, 1249, 400)).toBe(0);
  expect(playedEpoch(calm, 1250, 400)).toBe(playedEpoch(calm, 1499, 400));
  expect(playedEpoch(calm, 1250, 400)).toBeGreaterThan(0);
});
