import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model } from '../../../src/model/model.ts';
import { predict } from '../../../src/model/predict.ts';
import { compareRows, createLedger, rowKey, splitOf, tableKeys } from '../../../src/model/rowLedger.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { parameterCount, type Architecture } from '../../../src/network/architecture.ts';
import { forward } from '../../../src/network/forward.ts';
import { somePlan } from '../session/fakeWorkers.ts';

const { recipe, encoder, table } = somePlan;
const ledger = { keys: new Uint32Array(0), splits: new Uint8Array(0) };

function model(architecture: Architecture, weights: readonly number[]): Model {
  return { table, recipe, encoder, architecture, weights: Float32Array.from(weights), ledger };
}

const neuron: Architecture = { inputs: 2, layers: [{ units: 1, activation: 'sigmoid' }] };
const finite = fc.double({ min: -3, max: 3, noNaN: true });
const grade = fc.double({ min: 0, max: 100, noNaN: true });

test('a single neuron adds up to the network’s own sum in the units of the file', () => {
  fc.assert(
    fc.property(fc.tuple(finite, finite, finite), grade, grade, (weights, exam1, exam2) => {
      const prediction = predict(
        model(neuron, weights),
        new Map<string, string | number>([
          ['exam1', exam1],
          ['exam2', String(exam2)],
        ]),
      );
      const inputs = Float32Array.of((exam1 - 60) / 20, (exam2 - 61) / 19);
      const { preActivations, outputs } = forward(neuron, Float32Array.from(weights), inputs);
      expect(prediction.sum).toBeCloseTo(preActivations[0][0], 5);
      expect(prediction.probabilities?.['1']).toBeCloseTo(outputs[0][0], 6);
      const added = prediction.contributions.reduce(
        (sum, { weight = Number.NaN, value }) => sum + weight * Number(value),
        prediction.bias ?? Number.NaN,
      );
      expect(added).toBeCloseTo(prediction.sum ?? Number.NaN, 9);
      expect(prediction.value).toBe((prediction.probabilities?.['1'] ?? 0) > 0.5 ? '1' : '0');
      expect(prediction.confidence).toBeGreaterThanOrEqual(0.5);
    }),
  );
});

test('with hidden layers the parts add up to the sum', () => {
  const network: Architecture = {
    inputs: 2,
    layers: [
      { units: 3, activation: 'tanh' },
      { units: 1, activation: 'sigmoid' },
    ],
  };
  const count = parameterCount(network);
  fc.assert(
    fc.property(fc.array(finite, { minLength: count, maxLength: count }), grade, grade, (weights, exam1, exam2) => {
      const {
        sum = NaN,
        bias = NaN,
        contributions,
      } = predict(
        model(network, weights),
        new Map<string, string | number>([
          ['exam1', exam1],
          ['exam2', exam2],
        ]),
      );
      const added = contributions.reduce((total, { amount }) => total + amount, bias);
      expect(Math.abs(added - sum)).toBeLessThan(1e-2 * (1 + Math.abs(sum)));
      expect(contributions.every(({ weight }) => weight === undefined)).toBe(true);
    }),
  );
});

test('with hidden layers a row is explained against the average training row, which is not 0 where inputs are not scaled', () => {
  const network: Architecture = {
    inputs: 2,
    layers: [
      { units: 2, activation: 'tanh' },
      { units: 1, activation: 'sigmoid' },
    ],
  };
  const inputs = encoder.inputs.map((input) => ({ ...input, offset: 0, scale: 1 }));
  const unscaled = {
    ...model(network, [0.01, 0.02, -0.01, 0.015, 0.1, -0.2, 0.7, 0.9, 0.3]),
    encoder: { ...encoder, scaling: 'none' as const, inputs },
  };
  const explained = (exam1: number, exam2: number) =>
    predict(
      unscaled,
      new Map([
        ['exam1', exam1],
        ['exam2', exam2],
      ]),
    );
  const average = explained(60, 61);
  for (const { amount } of average.contributions) expect(amount).toBeCloseTo(0, 9);
  expect(average.bias).toBeCloseTo(average.sum ?? Number.NaN, 6);
  expect(explained(0, 0).bias).toBeCloseTo(average.sum ?? Number.NaN, 6);
});

test('the actual class is named as the model names it', () => {
  const cells = (pass: string) =>
    new Map([
      ['exam1', '50'],
      ['exam2', '50'],
      ['pass', pass],
    ]);
  const actual = (pass: string) => predict(model(neuron, [1, 1, 0]), cells(pass)).actual;
  expect(actual('1.0')).toBe('1');
  expect(actual('maybe')).toBe('maybe');
  expect(actual(' ')).toBeUndefined();
});

test('the ledger knows how a row was used, wherever it stands', () => {
  const text = readCsv('exam1,exam2,pass\n1,2,0\n3,4,1\n5,6,1\n3,4,1\n');
  const used = createLedger(text, recipe, {
    records: Uint32Array.of(0, 1, 3),
    train: Uint32Array.of(0, 2),
    validation: new Uint32Array(0),
    test: Uint32Array.of(1),
  });
  const split = (exam1: string, exam2: string, pass: string) => {
    const key = rowKey(
      new Map([
        ['pass', pass],
        ['exam2', exam2],
        ['exam1', exam1],
      ]),
      recipe,
    );
    return key === undefined ? undefined : splitOf(used, key);
  };
  expect(split('1', '2', '0')).toBe('train');
  // One copy was a training row, so the model has seen it.
  expect(split('3', '4', '1')).toBe('train');
  expect(split('5', '6', '1')).toBe('unused');
  expect(split('9', '9', '9')).toBe('unused');
  expect(rowKey(new Map([['exam1', 1]]), recipe)).toBeUndefined();
});

test('drift counts changed, added and removed rows; moved ones are no drift', () => {
  const row = fc.tuple(fc.nat(1000), fc.nat(1000), fc.constantFrom(0, 1));
  const textOf = (rows: readonly (readonly number[])[]) =>
    readCsv(['exam1,exam2,pass', ...rows.map((cells) => cells.join(','))].join('\n'));
  fc.assert(
    fc.property(fc.uniqueArray(row, { minLength: 3, maxLength: 30, selector: String }), fc.nat(2), (rows, removed) => {
      const all = Uint32Array.from(rows, (_, index) => index);
      const before = createLedger(textOf(rows), recipe, {
        records: all,
        train: all,
        validation: new Uint32Array(0),
        test: new Uint32Array(0),
      });
      expect(compareRows(before, tableKeys(textOf([...rows].reverse()), recipe))).toEqual({ changed: 0, added: 0, removed: 0 });
      expect(compareRows(before, tableKeys(textOf([...rows, [5000, 1, 1]]), recipe))).toEqual({ changed: 0, added: 1, removed: 0 });
      expect(compareRows(before, tableKeys(textOf(rows.slice(removed)), recipe))).toEqual({ changed: 0, added: 0, removed });
      expect(compareRows(before, tableKeys(textOf([[5000, 1, 1], ...rows.slice(1)]), recipe))).toEqual({
        changed: 1,
        added: 0,
        removed: 0,
      });
    }),
  );
  expect(tableKeys(readCsv('a,b\n1,2\n'), recipe)).toHaveLength(0);
  // A different answer makes a different row, and so does a different input; columns that are not features do not matter.
  const [was, otherTarget, otherInput, otherNote] = ['1,2,0,x', '1,2,1,x', '1,3,0,x', '1,2,0,y'].map((row) =>
    tableKeys(readCsv(`exam1,exam2,pass,note\n${row}\n`), recipe),
  );
  expect([otherTarget, otherInput, otherNote].map((keys) => keys[0] === was[0])).toEqual([false, false, true]);
});

test('rows that are only in one of two tables are counted wherever their keys stand in order', () => {
  const before = { keys: Uint32Array.of(50, 20, 20, 90), splits: new Uint8Array(4) };
  const drift = (...now: readonly number[]) => compareRows(before, Uint32Array.from(now));
  expect(drift(90, 20, 50, 20)).toEqual({ changed: 0, added: 0, removed: 0 });
  expect(drift(20, 20, 50, 90, 99)).toEqual({ changed: 0, added: 1, removed: 0 });
  expect(drift(10, 20, 20, 50, 90)).toEqual({ changed: 0, added: 1, removed: 0 });
  expect(drift(20, 20, 50)).toEqual({ changed: 0, added: 0, removed: 1 });
  expect(drift(20, 50, 90)).toEqual({ changed: 0, added: 0, removed: 1 });
  expect(drift(20, 20, 50, 91, 92, 93)).toEqual({ changed: 1, added: 2, removed: 0 });
  expect(drift(1)).toEqual({ changed: 1, added: 0, removed: 3 });
  expect(drift()).toEqual({ changed: 0, added: 0, removed: 4 });
});
