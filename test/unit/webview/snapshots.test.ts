import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestStop, stepFrom, stopAtOrBefore, stopsOf } from '../../../webview/cursors/snapshots.ts';

const snapshots = [0, 1, 4, 9, 16, 25].map((epoch) => ({ epoch, weights: Float32Array.of(epoch) }));
const epochOf = (stop: { readonly epoch: number } | undefined) => stop?.epoch;

test('what is shown is a recorded snapshot, never something between two', () => {
  expect([-1, 0, 3.9, 4, 24, 99].map((epoch) => epochOf(stopAtOrBefore(snapshots, epoch)))).toEqual([0, 0, 1, 4, 16, 25]);
  // Along the root: 6 lies nearer to 4 (2.45 − 2) than to 9 (3 − 2.45), 6.5 nearer to 9.
  expect([0, 6, 6.5, 12, 13, 99].map((epoch) => epochOf(nearestStop(snapshots, epoch)))).toEqual([0, 4, 9, 9, 16, 25]);
  expect(stopAtOrBefore([], 5)).toBeUndefined();
  expect(nearestStop([], 5)).toBeUndefined();
});

test('the kept weights can be shown, also where they were of an epoch between two snapshots', () => {
  const outcome = { weights: Float32Array.of(7), bestEpoch: 7 };
  const of = (bestEpoch: number) => stopsOf({ snapshots, outcome: { ...outcome, bestEpoch } as never });
  expect(of(7).map(epochOf)).toEqual([0, 1, 4, 7, 9, 16, 25]);
  expect(of(9).map(({ epoch, weights }) => [epoch, weights[0]])).toContainEqual([9, 7]);
  expect(of(9)).toHaveLength(6);
  expect(stopsOf({ snapshots })).toBe(snapshots);
});

test('steps are equal along the root, and one by one at the beginning', () => {
  const every = Array.from({ length: 1001 }, (_, epoch) => ({ epoch, weights: Float32Array.of(epoch) }));
  expect([0, 1, 10].map((epoch) => stepFrom(every, epoch, 1, 1000))).toEqual([1, 2, 11]);
  expect(stepFrom(every, 900, 1, 1000)).toBe(910);
  expect(stepFrom(every, 900, -1, 1000)).toBe(891);
  expect(stepFrom(every, 900, 1, 1000, true)).toBe(901);
  expect([stepFrom(every, 0, -1, 1000), stepFrom(every, 1000, 1, 1000)]).toEqual([0, 1000]);
});

test('every step leads to another snapshot on that side, until there is none', () => {
  const anyEpochs = fc.uniqueArray(fc.nat(100_000), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(anyEpochs, fc.nat(49), fc.boolean(), (epochs, at, isFine) => {
      const stops = [...epochs].sort((a, b) => a - b).map((epoch) => ({ epoch, weights: new Float32Array(1) }));
      const { epoch } = stops[at % stops.length];
      const on = stepFrom(stops, epoch, 1, 100_000, isFine);
      const back = stepFrom(stops, epoch, -1, 100_000, isFine);
      expect(stops.map(epochOf)).toEqual(expect.arrayContaining([on, back]));
      if (epoch < (stops.at(-1)?.epoch ?? 0)) expect(on).toBeGreaterThan(epoch);
      else expect(on).toBe(epoch);
      if (epoch > stops[0].epoch) expect(back).toBeLessThan(epoch);
      else expect(back).toBe(epoch);
    }),
  );
});
