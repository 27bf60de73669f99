import { describe, expect, test } from 'vitest';
import { answerCurve, answerGrid, stepsWithinFrame } from '../../../../src/model/decision/answerGrid.ts';
import { createAxis, valueAt } from '../../../../src/model/decision/axis.ts';
import { boundaryOf } from '../../../../src/model/decision/boundary.ts';
import { lineEquation, lineWithin } from '../../../../src/model/decision/lineEquation.ts';
import { encodeRow } from '../../../../src/dataset/encoding/apply/encodeRow.ts';
import { writeValue } from '../../../../src/model/decision/writeValue.ts';
import { lastActivation } from '../../../../src/model/answer.ts';
import { answerRow, predict } from '../../../../src/model/predict.ts';
import { modelOf } from '../modelOf.ts';
import { columnOf, withCells, type TestModel } from './sampleOf.ts';

const weights = [0.7, -1.1, 0.4, 1.3, -0.6, 0.2, 0.9];
const models = {
  neuron: modelOf('binary', 'sigmoid', [], weights),
  network: modelOf('binary', 'sigmoid', [6, 4], weights),
  classes: modelOf('multiclass', 'softmax', [5], weights),
  number: modelOf('regression', 'linear', [5], weights),
};
const pairs = [
  ['size', 'age'],
  ['age', 'size'],
  ['size', 'since'],
  ['city', 'size'],
  ['since', 'member'],
] as const;

function gridOf(model: TestModel, across: string, up: string, steps: number, row = 6) {
  const [x, y] = [createAxis(columnOf(model, across), []), createAxis(columnOf(model, up), [])];
  return answerGrid(model, encodeRow(model.encoder, model.cells(row)).inputs, x, y, steps);
}

describe.each(Object.entries(models))('the grid of the %s', (_, model) => {
  test.each(pairs)('says over %s and %s what predict says of such a row, to 1e-6', (across, up) => {
    const grid = gridOf(model, across, up, 4);
    expect(grid.preActivations).toHaveLength(grid.xs.length * grid.ys.length * grid.outputCount);
    const [x, y] = [grid.x, grid.y];
    for (const [line, upShare] of grid.ys.entries()) {
      for (const [place, acrossShare] of grid.xs.entries()) {
        const cells = withCells(model, 6, {
          [across]: writeValue(x.inputs.encoding, valueAt(x, acrossShare), 12),
          [up]: writeValue(y.inputs.encoding, valueAt(y, upShare), 12),
        });
        const said = answerRow(model, cells);
        const point = (line * grid.xs.length + place) * grid.outputCount;
        const { target } = model.encoder;
        // Dates are precise to the second.
        const digits = across === 'since' || up === 'since' ? 5 : 6;
        if (target.type === 'regression')
          expect((grid.preActivations[point] * target.scale + target.mean) / target.scale).toBeCloseTo(
            Number(said.value) / target.scale,
            digits,
          );
        else
          target.classes.forEach((name, index) => {
            const own =
              grid.outputCount === 1 ? (index === 1 ? grid.outputs[point] : 1 - grid.outputs[point]) : grid.outputs[point + index];
            expect(own).toBeCloseTo(said.probabilities?.[name] ?? Number.NaN, digits);
          });
      }
    }
  });
});

test('the curve over one column is the line of the grid at the held value', () => {
  const model = models.network;
  const { inputs } = encodeRow(model.encoder, model.cells(6));
  const x = createAxis(columnOf(model, 'size'), []);
  const curve = answerCurve(model, inputs, x, 8);
  for (const [place, share] of curve.xs.entries()) {
    const said = predict(model, withCells(model, 6, { size: String(valueAt(x, share)) }));
    expect(curve.preActivations[place]).toBeCloseTo(said.sum, 6);
  }
});

describe('the boundary', () => {
  test('of a single neuron is the line of its equation, whose numbers are those of the explanation', () => {
    const model = models.neuron;
    const grid = gridOf(model, 'size', 'age', 50);
    const { inputs } = encodeRow(model.encoder, model.cells(6));
    if (grid.x.type === 'category' || grid.y.type === 'category') throw new Error('Both are numbers');
    const line = lineEquation(model, inputs, grid.x, grid.y);
    if (!line) throw new Error('A single neuron has a line');
    const said = predict(model, withCells(model, 6, { size: '5', age: '41' }));
    const partOf = (column: string) => said.contributions.find((part) => part.column === column);
    expect(line.x).toBeCloseTo(partOf('size')?.weight ?? Number.NaN, 6);
    expect(line.y).toBeCloseTo(partOf('age')?.weight ?? Number.NaN, 6);
    expect(line.x * 5 + line.y * 41 - line.constant).toBeCloseTo(said.sum, 5);
    const segments = boundaryOf(grid, model.encoder.target, lastActivation(model.architecture));
    expect(segments.length).toBeGreaterThan(20);
    for (const [u1, v1, u2, v2] of segments) {
      expect(line.x * valueAt(grid.x, u1) + line.y * valueAt(grid.y, v1)).toBeCloseTo(line.constant, 5);
      expect(line.x * valueAt(grid.x, u2) + line.y * valueAt(grid.y, v2)).toBeCloseTo(line.constant, 5);
    }
    const ends = lineWithin(line, grid.x, grid.y);
    if (!ends) throw new Error('The line runs through the map');
    for (const [u, v] of [ends.slice(0, 2), ends.slice(2)]) {
      expect(line.x * valueAt(grid.x, u) + line.y * valueAt(grid.y, v)).toBeCloseTo(line.constant, 6);
      expect([u, v].some((share) => share === 0 || share === 1)).toBe(true);
    }
  });

  test('is where the probability is the one that was chosen, where one was', () => {
    const { neuron } = models;
    const target = { ...neuron.encoder.target, threshold: 0.3 };
    if (target.type !== 'binary') throw new Error('It has two classes');
    const model = { ...neuron, encoder: { ...neuron.encoder, target } };
    const grid = gridOf(model, 'size', 'age', 20);
    const segments = boundaryOf(grid, target, 'sigmoid');
    expect(segments.length).toBeGreaterThan(5);
    for (const [u, v] of segments) {
      const cells = withCells(model, 6, { size: String(valueAt(grid.x, u)), age: String(valueAt(grid.y, v)) });
      expect(answerRow(model, cells).probabilities?.[target.classes[1]]).toBeCloseTo(0.3, 5);
      if (grid.x.type === 'category' || grid.y.type === 'category') throw new Error('Both are numbers');
      const line = lineEquation(model, encodeRow(model.encoder, model.cells(6)).inputs, grid.x, grid.y);
      expect((line?.x ?? 0) * valueAt(grid.x, u) + (line?.y ?? 0) * valueAt(grid.y, v)).toBeCloseTo(line?.constant ?? 0, 5);
    }
  });

  test('of a network has another answer on either side', () => {
    const model = models.network;
    const grid = gridOf(model, 'size', 'age', 100);
    const segments = boundaryOf(grid, model.encoder.target, lastActivation(model.architecture));
    expect(segments.length).toBeGreaterThan(10);
    const answerAt = (u: number, v: number) =>
      answerRow(model, withCells(model, 6, { size: String(valueAt(grid.x, u)), age: String(valueAt(grid.y, v)) })).value;
    let turned = 0;
    for (const [u1, v1, u2, v2] of segments) {
      const [u, v, du, dv] = [(u1 + u2) / 2, (v1 + v2) / 2, v1 - v2, u2 - u1];
      const length = Math.hypot(du, dv);
      if (length < 1e-4) continue;
      const [au, av] = [(du / length) * 0.004, (dv / length) * 0.004];
      expect(answerAt(u + au, v + av)).not.toBe(answerAt(u - au, v - av));
      turned++;
    }
    expect(turned).toBeGreaterThan(10);
  });

  test('of several classes is where the two largest Σ are equal', () => {
    const model = models.classes;
    const grid = gridOf(model, 'size', 'age', 60);
    const segments = boundaryOf(grid, model.encoder.target, lastActivation(model.architecture));
    expect(segments.length).toBeGreaterThan(10);
    for (const [u, v] of segments) {
      const said = predict(model, withCells(model, 6, { size: String(valueAt(grid.x, u)), age: String(valueAt(grid.y, v)) }));
      const [first, second] = Object.values(said.sums ?? {}).sort((a, b) => b - a);
      expect(first - second).toBeLessThan(0.02);
    }
  });

  test('crosses each band of an axis of categories, and there is none for a number', () => {
    const model = models.neuron;
    const grid = gridOf(model, 'city', 'size', 50);
    for (const [u1, v1, u2, v2] of boundaryOf(grid, model.encoder.target, lastActivation(model.architecture))) {
      expect(v1).toBe(v2);
      expect(u2 - u1).toBeCloseTo(1 / grid.xs.length);
      const said = predict(
        model,
        withCells(model, 6, {
          city: writeValue(grid.x.inputs.encoding, valueAt(grid.x, (u1 + u2) / 2), 0),
          size: String(valueAt(grid.y, v1)),
        }),
      );
      expect(said.sum).toBeCloseTo(0, 5);
    }
    expect(
      boundaryOf(gridOf(models.number, 'size', 'age', 10), models.number.encoder.target, lastActivation(models.number.architecture)),
    ).toEqual([]);
  });
});

test('a grid is coarser for a large network, and never too coarse to be read', () => {
  const layers = (units: readonly number[]) => ({
    architecture: {
      inputs: 20,
      layers: [...units.map((of) => ({ units: of, activation: 'relu' as const })), { units: 1, activation: 'sigmoid' as const }],
    },
  });
  expect(stepsWithinFrame(layers([]))).toBe(100);
  expect(stepsWithinFrame(layers([16, 16]))).toBe(100);
  // Where all of the panel changes in the same frame, a small network still has its fine grid.
  expect(stepsWithinFrame(layers([8, 4]), false)).toBe(100);
  expect(stepsWithinFrame(layers([16, 16]), false)).toBeLessThan(60);
  expect(stepsWithinFrame(layers([64, 64, 64]))).toBeLessThan(50);
  expect(stepsWithinFrame(layers([512, 512]))).toBe(24);
});
