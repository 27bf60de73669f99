import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAt, decimate, valueAt } from '../../../webview/curves/decimate.ts';
import { placeMark } from '../../../webview/curves/placeMark.ts';
import { placeReferenceName } from '../../../webview/curves/placeReferenceName.ts';
import { epochAfterKey, epochAt, plotFrame, valueTicks, xOf, yOf } from '../../../webview/curves/plotFrame.ts';
import { spreadLabels } from '../../../webview/curves/spreadLabels.ts';
import { accuracyRange, lossRange } from '../../../webview/curves/valueRange.ts';

const values = fc.array(fc.float({ min: 0, max: 8, noNaN: true }), { minLength: 1, maxLength: 300 }).map((list) => Float32Array.from(list));

test('a decimated curve keeps its extremes and its end, in order', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 40 }), (series, bucket) => {
      const { epochs, series: lines } = decimate([series], series.length, bucket);
      const [line] = lines;
      expect(line.length).toBe(epochs.length);
      expect(epochs.every((epoch, i) => i === 0 || epoch > epochs[i - 1])).toBe(true);
      expect(epochs.at(-1)).toBe(series.length);
      expect(line.at(-1)).toBe(series.at(-1));
      const whole = Array.from(series.subarray(0, series.length - bucket > 0 ? Math.floor((series.length - 1) / bucket) * bucket : 0));
      if (whole.length > 0) {
        expect(line).toContain(Math.min(...whole));
        expect(line).toContain(Math.max(...whole));
      }
      expect(epochs.length).toBeLessThanOrEqual(bucket <= 1 ? series.length : 2 * Math.ceil(series.length / bucket));
    }),
  );
});

test('a curve that is being played ends exactly at its epoch', () => {
  const line = { epochs: [1, 2, 3, 4], series: [[5, 6, 7, 8]] };
  expect(cutAt(line, 2.5, [6.5])).toEqual({ epochs: [1, 2, 2.5], series: [[5, 6, 6.5]] });
  expect(cutAt(line, 3, [7])).toEqual({ epochs: [1, 2, 3], series: [[5, 6, 7]] });
  expect(cutAt(line, 1, [5])).toEqual({ epochs: [1], series: [[5]] });
  const series = Float32Array.of(5, 6, 8);
  expect([0, 1, 1.5, 2.5, 3, 9].map((epoch) => valueAt(series, 3, epoch))).toEqual([5, 5, 5.5, 7, 8, 8]);
});

test('labels keep their distance, stay inside and move no further than they must', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -20, max: 140, noNaN: true }), { minLength: 1, maxLength: 5 }), (wishes) => {
      const placed = spreadLabels(wishes, 16, 120);
      const sorted = [...placed].sort((a, b) => a - b);
      sorted.forEach((y, i) => {
        expect(y).toBeGreaterThanOrEqual(-1e-9);
        expect(y).toBeLessThanOrEqual(120 + 1e-9);
        if (i > 0) expect(y - sorted[i - 1]).toBeGreaterThanOrEqual(16 - 1e-9);
      });
    }),
  );
  expect(spreadLabels([100, 20], 16, 120)).toEqual([100, 20]);
  expect(spreadLabels([50, 54], 16, 120)).toEqual([44, 60]);
});

test('one huge loss in the beginning does not squash the curves', () => {
  const series = [Float32Array.of(90, 0.5, 0.4), Float32Array.of(80, 0.6, 0.4)];
  expect(lossRange(series, 3, []).max).toBeLessThan(2);
  expect(lossRange([Float32Array.of(0.7, 0.5, 0.3)], 3, [0.28]).max).toBe(0.8);
  expect(lossRange([new Float32Array(0)], 0, []).max).toBeGreaterThan(0);
});

test('accuracies have an axis that shows all of them', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), (list) => {
      const { min, max } = accuracyRange([Float32Array.from(list)], list.length, [0.58]);
      expect(min).toBeLessThanOrEqual(Math.min(0.58, ...list));
      expect(min).toBeGreaterThanOrEqual(0);
      expect(max).toBe(1);
    }),
  );
});

test('axes have three to eight round numbers', () => {
  expect(valueTicks({ min: 0, max: 0.8 })).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(valueTicks({ min: 0.4, max: 1 })).toEqual([0.4, 0.6, 0.8, 1]);
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (max) => {
      const ticks = valueTicks({ min: 0, max });
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticks.length).toBeLessThanOrEqual(8);
    }),
  );
});

test('the pointer reads the epoch that it stands on', () => {
  const frame = plotFrame(400, 1000, { min: 0, max: 1 });
  expect(epochAt(frame, xOf(frame, 312), 1000)).toBe(312);
  expect(epochAt(frame, 0, 1000)).toBe(1);
  expect(epochAt(frame, 1e6, 312)).toBe(312);
  expect(yOf(frame, 5)).toBe(frame.top);
  expect(yOf(frame, Number.NaN)).toBe(frame.top);
});

test('keys move the reading within what has been trained', () => {
  expect(epochAfterKey('ArrowRight', false, 1000, 1000)).toBe(1000);
  expect(epochAfterKey('ArrowLeft', false, 1000, 1000)).toBe(990);
  expect(epochAfterKey('ArrowLeft', true, 1000, 1000)).toBe(999);
  expect(epochAfterKey('Home', false, 500, 1000)).toBe(1);
  expect(epochAfterKey('x', false, 500, 1000)).toBeUndefined();
});

test('the name of a line does not lie on a curve when there is a place where it need not', () => {
  const curve = Array.from({ length: 100 }, (_, x) => ({ x: x * 2, y: 120 - 90 * (1 - Math.exp(-x / 8)) }));
  fc.assert(
    fc.property(fc.double({ min: 30, max: 110, noNaN: true }), (lineY) => {
      const { left, top } = placeReferenceName({ lineY, width: 60, height: 13 }, 200, 136, [curve]);
      const isHit = curve.some(({ x, y }) => x >= left && x <= left + 60 && y >= top && y <= top + 13);
      expect(isHit).toBe(false);
    }),
  );
});

test('the name of a line keeps clear of the name of a marked epoch', () => {
  const frame = plotFrame(338, 412, { min: 0, max: 120_000 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 412 }), fc.double({ min: 0, max: 136, noNaN: true }), (epoch, lineY) => {
      const mark = placeMark(frame, { epoch, name: 'kept' }, 70);
      const room = mark.room.map((line) => line.map(({ x, y }) => ({ x: x - frame.left, y: y - frame.top })));
      const { left, top } = placeReferenceName({ lineY, width: 60, height: 13 }, frame.width, frame.height, room);
      const [textLeft, textTop] = [mark.textLeft - frame.left, mark.textY - frame.top - 9];
      expect(left + 60 <= textLeft || left >= textLeft + 70 || top >= textTop + 10 || top + 13 <= textTop).toBe(true);
    }),
  );
});
