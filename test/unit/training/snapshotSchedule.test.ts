import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snapshotSchedule } from '../../../src/training/course/snapshotSchedule.ts';

test('snapshots ascend, end with the last epoch and stay within 121 with epoch 0, and within 4 MB', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 2, max: 400_000 }), (epochs, parameters) => {
      const schedule = snapshotSchedule(epochs, parameters);
      expect(schedule.at(-1)).toBe(epochs);
      expect(schedule[0]).toBeGreaterThanOrEqual(1);
      for (let i = 1; i < schedule.length; i++) expect(schedule[i]).toBeGreaterThan(schedule[i - 1]);
      expect(schedule.length + 1).toBeLessThanOrEqual(121);
      expect((schedule.length + 1) * parameters * 4).toBeLessThanOrEqual(4 * 1024 * 1024);
    }),
  );
});

test('a small network has epoch ≈ epochs · (i / 120)²', () => {
  const schedule = snapshotSchedule(100_000, 3);
  expect(schedule.length).toBe(120);
  expect([schedule[0], schedule[59], schedule[118], schedule[119]]).toEqual([7, 25_000, 98_340, 100_000]);
});

test('short runs keep every epoch, huge networks the last one alone', () => {
  expect(snapshotSchedule(5, 3)).toEqual([1, 2, 3, 4, 5]);
  expect(snapshotSchedule(1000, 3_000_000)).toEqual([1000]);
});
