import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snapshotSchedule } from '../../../src/training/callbacks/snapshotSchedule.ts';

test('snapshots ascend, end with the last epoch and stay within 2001 with epoch 0, and within 16 MB', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 2, max: 1_500_000 }), (epochs, parameters) => {
      const schedule = snapshotSchedule(epochs, parameters);
      expect(schedule.at(-1)).toBe(epochs);
      expect(schedule[0]).toBeGreaterThanOrEqual(1);
      for (let i = 1; i < schedule.length; i++) expect(schedule[i]).toBeGreaterThan(schedule[i - 1]);
      expect(schedule.length + 1).toBeLessThanOrEqual(2001);
      expect((schedule.length + 1) * parameters * 4).toBeLessThanOrEqual(16 * 1024 * 1024);
    }),
  );
});

test('a small network keeps every epoch of 2000', () => {
  const schedule = snapshotSchedule(2000, 3);
  expect(schedule.length).toBe(2000);
  expect(schedule.every((epoch, index) => epoch === index + 1)).toBe(true);
});

test('of more epochs than that it keeps equal steps of their roots', () => {
  const schedule = snapshotSchedule(1_000_000, 3);
  // The first two steps are within one epoch.
  expect(schedule.length).toBe(1999);
  expect([schedule[0], schedule[998], schedule[1997], schedule[1998]]).toEqual([1, 250_000, 999_000, 1_000_000]);
});

test('a large network is thinned evenly, a huge one keeps the last epoch alone', () => {
  // 41 times 100 000 weights fit.
  const schedule = snapshotSchedule(1000, 100_000);
  expect(schedule.length).toBe(40);
  const steps = schedule.map((epoch, index) => Math.sqrt(epoch) - Math.sqrt(schedule[index - 1] ?? 0));
  for (const step of steps) expect(step).toBeCloseTo(Math.sqrt(1000) / 40, 0);
  expect(snapshotSchedule(1000, 5_000_000)).toEqual([1000]);
});
