import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model } from '../../../src/model/model.ts';
import { answerRow, predict } from '../../../src/model/predict.ts';
import { createLedger } from '../../../src/model/rowLedger.ts';
import { parameterCount, type Architecture } from '../../../src/network/architecture.ts';
import { forward } from '../../../src/network/forward.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { cellsOf } from '../csv/tableRows.ts';
import { buildFrom, tableOf } from '../dataset/buildFrom.ts';
import { columns, modelOf, targets } from './modelOf.ts';
import { said } from '../said.ts';

const someWeights = fc.array(
  fc.integer({ min: -100, max: 100 }).map((hundredths) => hundredths / 100),
  { minLength: 7, maxLength: 11 },
);
const outputsOf = (model: Model, cells: ReadonlyMap<string, string>) =>
  forward(model.architecture, model.weights, encodeRow(model.encoder, cells).inputs);

test.each([
  ['binary', 'sigmoid', []],
  ['binary', 'sigmoid', [4]],
  ['binary', 'linear', []],
  ['multiclass', 'softmax', []],
  ['multiclass', 'softmax', [4]],
  ['regression', 'linear', []],
  ['regression', 'linear', [4]],
] as const)('%s with a %s output and hidden layers %j: the parts add up to what the network says', (task, output, hidden) => {
  fc.assert(
    fc.property(someWeights, fc.nat(79), (weights, row) => {
      const model = modelOf(task, output, hidden, weights);
      const prediction = predict(model, model.cells(row));
      const { sum = NaN, bias = NaN, contributions } = prediction;
      expect(contributions.map(({ column }) => column)).toEqual(Object.keys(columns));
      const added = contributions.reduce((total, { amount }) => total + amount, bias);
      const { target } = model.encoder;
      const scale = target.type === 'regression' ? target.scale : 1;
      expect(Math.abs(added - sum)).toBeLessThan((hidden.length > 0 ? 1e-2 : 1e-6) * scale * (1 + Math.abs(sum / scale)));
      // Without the explanation everything else is identical to the last bit.
      expect({ ...answerRow(model, model.cells(row)), bias, contributions }).toEqual(prediction);
      const pass = outputsOf(model, model.cells(row));
      const sums = [...(pass.preActivations.at(-1) ?? [])];
      const largest = sums.indexOf(Math.max(...sums));
      const expected = target.type === 'regression' ? sums[0] * target.scale + target.mean : sums[largest];
      expect(Math.abs(sum - expected)).toBeLessThan(1e-4 * scale * (1 + Math.abs(sum / scale)));
      if (target.type === 'regression') expect(prediction).toMatchObject({ value: sum });
      else expect(prediction.value).toBe(task === 'multiclass' ? target.classes[largest] : sum > 0 ? 'yes' : 'no');
      // Only probabilities are reported as such.
      const hasProbabilities = output === 'sigmoid' || output === 'softmax';
      expect('probabilities' in prediction).toBe(hasProbabilities);
      expect('confidence' in prediction).toBe(hasProbabilities);
      if (hasProbabilities) expect(Object.values(prediction.probabilities ?? {}).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      if (task === 'multiclass') expect(Object.keys(prediction.sums ?? {})).toEqual(['a', 'b', 'c']);
    }),
    { numRuns: 25 },
  );
});

test('a neuron’s weights are those of the file, where one weight is all that counts', () => {
  const model = modelOf('binary', 'sigmoid', [], [0.5, -0.25, 0.75, 0.125, 1, -1, 0.3]);
  const full = predict(model, model.cells(0)).contributions;
  const weightOf = (column: string, from = full) => from.find((contribution) => contribution.column === column)?.weight;
  for (const { column, value, weight, amount } of full) {
    if (column === 'size' || column === 'age') expect(amount).toBeCloseTo(Number(value) * (weight ?? NaN), 9);
    else if (column === 'city' || column === 'member') expect(amount).toBe(weight);
  }
  expect(weightOf('since')).toBeUndefined();
  // For a category it is the weight of its own input, even if that is not the first.
  const [oslo, rome] = [0, 1].map((row) => predict(model, model.cells(row)).contributions.find(({ column }) => column === 'city'));
  expect([oslo?.value, rome?.value]).toEqual(['Oslo', 'Rome']);
  expect(rome?.weight).toBe(rome?.amount);
  expect(rome?.weight).not.toBe(oslo?.weight);
  // A missing number has two inputs: the fill value, and the missing indicator.
  const missing = predict(model, model.cells(2));
  expect(weightOf('age', missing.contributions)).toBeUndefined();
  expect(said(missing.remarks)).toEqual(['"age" has no value: 40, the median of the training rows, stands in for it.']);
  const unseen = predict(model, new Map([...model.cells(0), ['city', 'Atlantis']]));
  expect(unseen.contributions.find(({ column }) => column === 'city')).toMatchObject({ value: 'Atlantis' });
  expect(said(unseen.remarks)).toHaveLength(1);
});

test('rows without a target are predicted, and were not used', () => {
  const text = tableOf({ ...columns, target: [...targets.regression.slice(0, 79), ''] });
  const { table, recipe, encoder, dataset } = buildFrom(text, { target: 'target' });
  const architecture: Architecture = { inputs: encoder.inputs.length, layers: [{ units: 1, activation: 'linear' }] };
  const model: Model = {
    table: { delimiter: ',', columnCount: table.names.length, hasMultilineRecords: false },
    recipe,
    encoder,
    architecture,
    weights: new Float32Array(parameterCount(architecture)),
    ledger: createLedger(table, recipe, dataset),
  };
  const { value, actual, split } = predict(model, cellsOf(table, 79));
  // Without any weights the answer is the mean.
  expect(value).toBeCloseTo(encoder.target.type === 'regression' ? encoder.target.mean : NaN, 9);
  expect([actual, split]).toEqual([undefined, 'unused']);
  for (const row of dataset.test) expect(predict(model, cellsOf(table, dataset.records[row])).split).toBe('test');
});

test('what the network cuts off is explained as what it counts as, and huge numbers do not change the bias', () => {
  const model = modelOf('binary', 'sigmoid', [], [0.5, -0.25, 0.75, 0.125, 1, -1, 0.3]);
  const usual = predict(model, model.cells(0));
  const far = predict(model, new Map([...model.cells(0), ['size', '1e300']]));
  const [size] = far.contributions;
  expect(size).toMatchObject({ column: 'size', value: 1e300 });
  expect('weight' in size).toBe(false);
  expect(far.sum).toBeCloseTo(size.amount, -9);
  expect(Math.abs(far.sum)).toBeLessThan(1e15);
  const { offset, scale } = model.encoder.inputs[0];
  expect(far.bias).toBeCloseTo(usual.bias + (model.weights[0] / scale) * offset, 0);
});

test('of several classes what a column adds is by the weights of the class that is answered', () => {
  const model = modelOf('multiclass', 'softmax', [], [0.5, -0.25, 0.75, 0.125, 1, -1, 0.3]);
  const { target, inputs } = model.encoder;
  if (target.type !== 'multiclass') throw new Error('It has classes');
  const answered = new Set<number>();
  for (let row = 0; row < 80; row++) {
    const { value, contributions } = predict(model, model.cells(row));
    const output = target.classes.indexOf(String(value));
    answered.add(output);
    expect(contributions[0]).toMatchObject({ column: 'size', weight: model.weights[output] / inputs[0].scale });
    expect(contributions[0].amount).toBeCloseTo(Number(contributions[0].value) * (contributions[0].weight ?? NaN), 9);
  }
  expect(answered.size).toBeGreaterThan(1);
});
