import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBarLabels } from '../../../webview/result/barLabels.ts';

test('labels under the bar never overlap and never leave it', () => {
  const label = fc.record({ center: fc.double({ min: 0, max: 300, noNaN: true }), width: fc.double({ min: 10, max: 140, noNaN: true }) });
  fc.assert(
    fc.property(label, label, (a, b) => {
      const [first, second] = placeBarLabels([a, b], 300);
      for (const [label, { width }] of [
        [first, a],
        [second, b],
      ] as const) {
        expect(label.left).toBeGreaterThanOrEqual(0);
        expect(label.left + width).toBeLessThanOrEqual(300 + 1e-9);
      }
      const isApart = first.left + a.width <= second.left || second.left + b.width <= first.left;
      expect(first.row !== second.row || isApart).toBe(true);
    }),
  );
});

test('labels that almost touch move apart, and take two rows only when they would end up too far away', () => {
  const near = placeBarLabels([{ center: 150, width: 80 }, { center: 100, width: 80 }], 300); // prettier-ignore
  expect(near.map(({ row }) => row)).toEqual([0, 0]);
  const same = placeBarLabels([{ center: 100, width: 120 }, { center: 100, width: 150 }], 300); // prettier-ignore
  expect(same.map(({ row }) => row)).toEqual([0, 1]);
});
