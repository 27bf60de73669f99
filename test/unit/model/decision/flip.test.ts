import { describe, expect, test } from 'vitest';
import { encodeRow } from '../../../../src/dataset/encoding/apply/encodeRow.ts';
import { nearestFlips } from '../../../../src/model/decision/flip.ts';
import { stepOf, type ColumnChange, type Flip } from '../../../../src/model/decision/flipSearch.ts';
import { sampledColumns, typicalInputs } from '../../../../src/model/decision/sampledColumns.ts';
import { writeValue } from '../../../../src/model/decision/writeValue.ts';
import { answerRow } from '../../../../src/model/predict.ts';
import { modelOf } from '../modelOf.ts';
import { sampleOf, withCells, type TestModel } from './sampleOf.ts';

const models: readonly (readonly [string, TestModel])[] = [
  ['a neuron', modelOf('binary', 'sigmoid', [], [0.3, -0.5, 0.4, 0.6, -0.4, 0.1])],
  ['hidden layers', modelOf('binary', 'sigmoid', [6, 4], [0.7, -1.1, 0.4, 1.3, -0.6])],
  ['three classes', modelOf('multiclass', 'softmax', [5], [0.7, -1.1, 0.4, 1.3, -0.6, 0.2, 0.9])],
];
const rows = [1, 3, 5, 6, 12, 23, 29, 40, 55, 61, 78];

function cellsAfter(model: TestModel, row: number, changes: readonly ColumnChange[]): Map<string, string> {
  return withCells(
    model,
    row,
    Object.fromEntries(changes.map(({ column, to }) => [column.encoding.column, writeValue(column.encoding, to, 12)])),
  );
}

describe.each(models)('what would turn the answer of %s', (_, model) => {
  const columns = sampledColumns(model.encoder, sampleOf(model));
  const found = rows.map((row) => ({
    row,
    before: answerRow(model, model.cells(row)).value,
    flips: nearestFlips(model, model.cells(row), columns),
  }));

  test('turns it when it is done, and says to what', () => {
    const { target } = model.encoder;
    if (target.type === 'regression') throw new Error('It has classes');
    const flips = found.flatMap(({ row, before, flips: { one, two } }) =>
      [one, two].flatMap((flip) => (flip ? [{ row, before, flip }] : [])),
    );
    expect(flips.length).toBeGreaterThan(5);
    for (const { row, before, flip } of flips) {
      const after = answerRow(model, cellsAfter(model, row, flip.changes)).value;
      expect(after).not.toBe(before);
      expect(after).toBe(target.classes[flip.answer]);
    }
  });

  test('is the nearest: nothing smaller of any one column does, on a grid', () => {
    for (const { row, before, flips } of found) {
      for (const column of columns) {
        const from = encodeRow(model.encoder, model.cells(row)).raw[column.first];
        if (column.encoding.type !== 'number' || model.cells(row).get(column.encoding.column) === '') continue;
        const [{ min, max }] = column.inputs;
        const most = Math.min((flips.one?.distance ?? 99) * column.deviation, max - min);
        for (let step = stepOf(column); step < most * 0.999; step += stepOf(column)) {
          for (const to of [from - step, from + step]) {
            if (to < min || to > max) continue;
            expect(answerRow(model, cellsAfter(model, row, [{ column, from, to }])).value).toBe(before);
          }
        }
      }
    }
  });

  test('of two columns is told where it is nearer than of one', () => {
    for (const { flips } of found) {
      if (!flips.two) continue;
      expect(flips.two.changes).toHaveLength(2);
      expect(flips.two.distance).toBeLessThan(flips.one?.distance ?? Infinity);
      expect(flips.two.distance).toBeCloseTo(pythagoras(flips.two), 6);
    }
  });
});

function pythagoras({ changes }: Flip): number {
  return Math.hypot(...changes.map(({ column, from, to }) => (column.encoding.type === 'category' ? 1 : (to - from) / column.deviation)));
}

test('for a neuron it is as far as geometry says: |Σ| / |w|, rounded up to a step', () => {
  const [, model] = models[0];
  const columns = sampledColumns(model.encoder, sampleOf(model)).filter(
    ({ encoding }) => encoding.column === 'size' || encoding.column === 'age',
  );
  let compared = 0;
  // A missing age has its own input, which a change of age clears.
  for (const row of rows.filter((of) => model.cells(of).get('age') !== '')) {
    const { raw } = encodeRow(model.encoder, model.cells(row));
    const { sum } = answerRow(model, model.cells(row));
    const slopes = columns.map(({ first, deviation, inputs: [{ scale }] }) => (model.weights[first] / scale) * deviation);
    const { one, two } = nearestFlips(model, model.cells(row), columns);
    if (one) {
      const index = columns.findIndex(({ encoding }) => encoding.column === one.changes[0].column.encoding.column);
      const exact = Math.abs(sum / slopes[index]);
      expect(one.distance).toBeGreaterThanOrEqual(exact - 1e-6);
      expect(one.distance).toBeLessThan(exact + stepOf(columns[index]) / columns[index].deviation + 1e-6);
    }
    if (two) {
      const exact = Math.abs(sum) / Math.hypot(...slopes);
      const foot = columns.map(
        ({ first, deviation }, index) => raw[first] - (sum * slopes[index] * deviation) / slopes.reduce((s, w) => s + w * w, 0),
      );
      const isSeen = columns.every(({ inputs: [{ min, max }] }, index) => foot[index] > min && foot[index] < max);
      expect(two.distance).toBeGreaterThanOrEqual(exact - 1e-6);
      // Steps of whole years are large.
      if (isSeen) expect(two.distance).toBeLessThan(exact + 0.15);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(2);
});

test('a number has no classes to turn to, but a goal to reach or to fall below', () => {
  const model = modelOf('regression', 'linear', [4], [0.3, -0.5, 0.7, 0.2]);
  const columns = sampledColumns(model.encoder, sampleOf(model));
  expect(nearestFlips(model, model.cells(3), columns)).toEqual({});
  let compared = 0;
  for (const row of rows) {
    const before = Number(answerRow(model, model.cells(row)).value);
    for (const goal of [before * 0.98, before * 1.02]) {
      const { one, two } = nearestFlips(model, model.cells(row), columns, goal);
      for (const flip of [one, two]) {
        if (!flip) continue;
        const after = Number(answerRow(model, cellsAfter(model, row, flip.changes)).value);
        expect(after >= goal).toBe(before < goal);
        expect(flip.answer).toBe(before < goal ? 1 : 0);
        compared++;
      }
    }
  }
  expect(compared).toBeGreaterThan(5);
});

test('sampled columns tell the median, the commonest value and the deviation of the rows that were learned from', () => {
  const [, model] = models[0];
  const sample = sampleOf(model);
  const columns = sampledColumns(model.encoder, { ...sample, splits: sample.splits.map((split, row) => (row < 5 ? 2 : split)) });
  const size = columns.find(({ encoding }) => encoding.column === 'size');
  const learned = Array.from({ length: 75 }, (_, row) => Number(model.cells(row + 5).get('size')));
  const mean = learned.reduce((sum, value) => sum + value, 0) / 75;
  expect(size?.typical).toBeCloseTo([...learned].sort((a, b) => a - b)[37], 4);
  expect(size?.deviation).toBeCloseTo(Math.sqrt(learned.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 75), 4);
  const age = columns.find(({ encoding }) => encoding.column === 'age');
  expect([age?.typical, age?.isWhole]).toEqual([40, true]);
  const member = columns.find(({ encoding }) => encoding.column === 'member');
  if (!member) throw new Error('There is a column');
  expect(writeValue(member.encoding, member.typical, 0)).toBe('no');
  // The typical row is a valid input of the network.
  const cells = new Map(columns.map((column) => [column.encoding.column, writeValue(column.encoding, column.typical, 12)]));
  const expected = encodeRow(model.encoder, cells).inputs;
  for (const [place, input] of typicalInputs(columns).entries()) expect(input).toBeCloseTo(expected[place], 4);
});
