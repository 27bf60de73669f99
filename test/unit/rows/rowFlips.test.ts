import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import { layerSlices, parameterCount } from '../../../src/network/architecture.ts';
import { answerRow, predict } from '../../../src/model/predict.ts';
import type { SampledRows } from '../../../src/protocol/tableQuestions.ts';
import { RowFlips } from '../../../src/rows/rowFlips.ts';
import { sampleOf, type TestModel } from '../model/decision/sampleOf.ts';
import { modelOf } from '../model/modelOf.ts';

const rows = [1, 3, 5, 6, 12, 23, 29, 40, 55, 61, 78];
const source = { type: 'text', bytes: new Uint8Array() } as never;

/** Flips over the model's own rows, with a count of how often the rows were requested. */
function flipsOf(model: TestModel): { flips: RowFlips; asked: () => number } {
  let asked = 0;
  const sample = sampleOf(model);
  const inputs = Float32Array.from(sample.inputs);
  const splits = Uint8Array.from(sample.splits);
  const sampled: SampledRows = { inputs, splits, lines: new Uint32Array(splits.length), targets: new Float32Array(splits.length) };
  const sampleRows = () => {
    asked++;
    return { answer: Promise.resolve(sampled), cancel: () => undefined };
  };
  return { flips: new RowFlips({ sampleRows }), asked: () => asked };
}

test('what is told turns the answer when it is typed into the row', async () => {
  const model = modelOf('binary', 'sigmoid', [], [0.3, -0.5, 0.4, 0.6, -0.4, 0.1]);
  const { flips, asked } = flipsOf(model);
  let told = 0;
  for (const row of rows) {
    const cells = model.cells(row);
    const { contributions } = predict(model, cells);
    const flip = await flips.find(model, cells, contributions, () => Promise.resolve(source));
    if (!flip) continue;
    told++;
    const [, answer, column, value] = /^\S+ = (.+) if (\S+) = (.+)$/.exec(inEnglish(flip)) ?? [];
    expect(answer).not.toBe(answerRow(model, cells).value);
    expect(answerRow(model, new Map([...cells, [column, value]])).value).toBe(answer);
  }
  expect(told).toBeGreaterThan(3);
  expect(asked()).toBe(1);
});

test('a hover does not wait for rows that take long to be read, and of a number nothing is asked', async () => {
  const model = modelOf('binary', 'sigmoid', [], [0.3, -0.5, 0.4, 0.6, -0.4, 0.1]);
  const never = new RowFlips({ sampleRows: () => ({ answer: new Promise(() => undefined), cancel: () => undefined }) });
  expect(await never.find(model, model.cells(1), [], () => Promise.resolve(source))).toBeUndefined();
  const number = modelOf('regression', 'linear', [], [0.3, -0.5, 0.4]);
  const { flips, asked } = flipsOf(number);
  expect(await flips.find(number, number.cells(1), [], () => Promise.resolve(source))).toBeUndefined();
  expect(asked()).toBe(0);
});

/** The model with a network of these hidden layers that uses only one input. */
function lookingAt(hidden: readonly number[], input: number): TestModel {
  const model = modelOf('binary', 'sigmoid', hidden, [0]);
  const weights = new Float32Array(parameterCount(model.architecture));
  for (const [i, { kernelStart }] of layerSlices(model.architecture).entries()) {
    weights[i === 0 ? kernelStart + input * model.architecture.layers[0].units : kernelStart] = 3;
  }
  return { ...model, weights };
}

test('a change of the strongest column is found, also where no other column turns the answer', async () => {
  const model = lookingAt([], 0);
  expect(model.encoder.inputs[0].column).toBe('size');
  const { flips } = flipsOf(model);
  for (const row of rows) {
    const cells = model.cells(row);
    const flip = await flips.find(model, cells, predict(model, cells).contributions, () => Promise.resolve(source));
    expect(flip && inEnglish(flip)).toMatch(/ if size = /);
  }
});

test('where there is no time for all columns, the strongest are looked at first', async () => {
  // A search over the days alone uses all the time there is for a network of 40 000 weights.
  const model = lookingAt([200, 200], 0);
  const { flips } = flipsOf(model);
  const cells = model.cells(5);
  const find = (strongest: string) => {
    const contributions = predict(model, cells).contributions.map((part) => ({ ...part, amount: part.column === strongest ? -9 : 0.1 }));
    return flips.find(model, cells, contributions, () => Promise.resolve(source));
  };
  expect(await find('size')).toBeDefined();
  expect(await find('since')).toBeUndefined();
});
