import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curvePoints, pathOf } from '../../../webview/curves/curvePoints.ts';
import { placeName } from '../../../webview/curves/placeName.ts';
import { accuracyRange, lossRange, heightOf, valueTicks } from '../../../webview/curves/valueAxis.ts';
import { epochAtX, epochTicks, xOfEpoch } from '../../../webview/transport/epochAxis.ts';

const values = fc
  .array(fc.float({ min: 0, max: 8, noNaN: true }), { minLength: 1, maxLength: 3000 })
  .map((list) => Float32Array.from(list));
const axisOf = (epochs: number, isLinear = false) => ({ left: 34, width: 196, epochs, isLinear });

test('a curve of more epochs than pixels keeps its extremes and its end, in order', () => {
  fc.assert(
    fc.property(values, fc.boolean(), (series, isLinear) => {
      const [line] = curvePoints(series, series.length, axisOf(series.length, isLinear), (value) => value);
      const ys = line.map(({ y }) => y);
      expect(line.every(({ x }, i) => i === 0 || x >= line[i - 1].x)).toBe(true);
      expect(ys.at(-1)).toBe(series.at(-1));
      expect(Math.min(...ys)).toBe(Math.min(...series));
      expect(Math.max(...ys)).toBe(Math.max(...series));
      expect(line.length).toBeLessThanOrEqual(2 * 198);
    }),
  );
});

test('where a value is no number nothing is drawn, and nothing over the gap', () => {
  const series = Float32Array.of(1, 2, Number.NaN, Infinity, 5);
  const lines = curvePoints(series, 5, axisOf(5, true), (value) => value);
  expect(lines.map((line) => line.map(({ y }) => y))).toEqual([[1, 2], [5]]);
  expect(pathOf(lines).match(/M/g)).toHaveLength(2);
  expect(curvePoints(series, 0, axisOf(5), (value) => value)).toEqual([]);
});

test('one huge loss in the beginning does not squash the curves', () => {
  const series = [Float32Array.of(90, 0.5, 0.4), Float32Array.of(80, 0.6, 0.4)];
  expect(lossRange(series, 3, []).max).toBeLessThan(2);
  expect(lossRange([new Float32Array(0)], 0, []).max).toBeGreaterThan(0);
});

test('a loss that spans three powers of ten has an axis of them, another one begins at 0', () => {
  const wide = lossRange([Float32Array.of(2, 0.1, 0.0015)], 3, []);
  expect(wide).toMatchObject({ isLog: true, min: 0.001 });
  expect([0.001, wide.max].map((value) => heightOf(wide, value))).toEqual([0, 1]);
  expect(heightOf(wide, 0)).toBeNaN();
  expect(lossRange([Float32Array.of(0.7, 0.3, 0.25)], 3, [])).toMatchObject({ isLog: false, min: 0 });
});

test('a curve is seen whole: nothing leaves the picture where it falls to a tenth, and what falls further has powers of ten', () => {
  const falling = Float32Array.from({ length: 300 }, (_, epoch) => 0.69 / (1 + epoch / 40));
  expect(lossRange([falling], 300, [])).toMatchObject({ isLog: false, min: 0 });
  expect(lossRange([falling], 300, []).max).toBeGreaterThan(0.69);
  expect(lossRange([falling.map((loss) => loss ** 2)], 300, [])).toMatchObject({ isLog: true });
  const steep = Float32Array.from({ length: 300 }, (_, epoch) => Math.max(0.03, 0.69 * 0.97 ** epoch));
  expect(lossRange([steep], 300, []).max).toBeGreaterThan(0.6);
  // As three classes are learned: half of the way in the first hundredth.
  const early = Float32Array.from({ length: 1000 }, (_, epoch) =>
    epoch < 10 ? 1.2 - 0.06 * epoch : Math.max(0.03, 0.6 * 0.99 ** (epoch - 9)),
  );
  expect(lossRange([early], 1000, [])).toMatchObject({ isLog: false, min: 0 });
  expect(lossRange([early], 1000, []).max).toBeGreaterThan(1.2);
});

test('a reference never takes more than about a third of the height from the curves', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (reference) => {
      const { max } = lossRange([Float32Array.of(0.7, 0.6, 0.5)], 3, [reference]);
      expect(0.7 / max).toBeGreaterThan(0.6);
      expect(max).toBeGreaterThan(0.7);
    }),
  );
  expect(lossRange([Float32Array.of(0.7, 0.6)], 2, [0.9]).max).toBeGreaterThan(0.9);
});

test('accuracies have an axis that shows all of them', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), (list) => {
      const { min, max } = accuracyRange([Float32Array.from(list)], list.length, [0.58]);
      expect(min).toBeLessThanOrEqual(Math.min(...list));
      expect(min).toBeGreaterThanOrEqual(0);
      expect(max).toBe(1);
    }),
  );
  expect(accuracyRange([Float32Array.of(0.8, 0.9)], 2, [0.58]).min).toBe(0.4);
  expect(accuracyRange([Float32Array.of(0.97, 0.98)], 2, [0.04]).min).toBeGreaterThan(0.5);
});

test('axes of values have two to eight round numbers', () => {
  expect(valueTicks({ min: 0, max: 0.8, isLog: false }, 4)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(valueTicks({ min: 0.001, max: 3, isLog: true }, 4)).toEqual([0.001, 0.01, 0.1, 1]);
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), fc.integer({ min: -12, max: -1 }), (max, power) => {
      const isIn = (count: number) => count >= 2 && count <= 8;
      expect(isIn(valueTicks({ min: 0, max, isLog: false }, 4).length)).toBe(true);
      expect(isIn(valueTicks({ min: 10 ** power, max: 10 ** power * 2000, isLog: true }, 4).length)).toBe(true);
    }),
  );
});

test('the place of an epoch leads back to it, on both axes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      (epochs, share, isLinear) => {
        const axis = axisOf(epochs, isLinear);
        expect(epochAtX(axis, xOfEpoch(axis, share * epochs))).toBeCloseTo(share * epochs, 3);
      },
    ),
  );
  expect(xOfEpoch(axisOf(1000), 250)).toBe(34 + 98);
  expect(epochAtX(axisOf(1000), -50)).toBe(0);
  expect(epochAtX(axisOf(1000), 5000)).toBe(1000);
});

test('epochs are numbered at the ends and at round places between, with room around each', () => {
  expect(epochTicks(axisOf(1000), 34)).toEqual([0, 50, 250, 1000]);
  expect(epochTicks(axisOf(1000, true), 34)).toEqual([0, 250, 500, 1000]);
  expect(epochTicks(axisOf(1), 34)).toEqual([0, 1]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.boolean(), (epochs, isLinear) => {
      const axis = axisOf(epochs, isLinear);
      const places = epochTicks(axis, 34).map((tick) => xOfEpoch(axis, tick));
      places.forEach((x, i) => i === 0 || expect(x - places[i - 1]).toBeGreaterThanOrEqual(34));
    }),
  );
});

test('the name of a line stands over it, under it where a curve is over it, and nowhere where it would cover one', () => {
  const bounds = { lineY: 80, right: 230, width: 60, top: 26, bottom: 170 };
  const at = (y: number) => [{ x: 34, y }, { x: 230, y }]; // prettier-ignore
  expect(placeName(bounds, [])).toBeLessThan(80);
  expect(placeName(bounds, [at(72)])).toBeGreaterThan(80);
  expect(placeName(bounds, [at(72), at(88)])).toBeUndefined();
  // Out of the way at the left.
  expect(placeName(bounds, [[{ x: 34, y: 72 }, { x: 150, y: 72 }]])).toBeLessThan(80); // prettier-ignore
  expect(placeName({ ...bounds, lineY: 30 }, [])).toBeGreaterThan(30);
});

test('each epoch stands at its own place: the first value is of epoch 1', () => {
  const axis = axisOf(4, true);
  const [line] = curvePoints(Float32Array.of(4, 3, 2, 1), 4, axis, (value) => value);
  expect(line).toEqual([4, 3, 2, 1].map((y, i) => ({ x: xOfEpoch(axis, i + 1), y })));
});
