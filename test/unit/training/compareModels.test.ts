import { expect, test } from 'vitest';
import { examScores as makeExams, examSeed, houses } from '../../../scripts/makeSamples.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import type { ComparedModel } from '../../../src/protocol/tableQuestions.ts';
import type { Model } from '../../../src/model/model.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { predict } from '../../../src/model/predict.ts';
import { compareModels } from '../../../src/training/questions/compareModels.ts';
import { cellsOf } from '../csv/tableRows.ts';
import { trainText } from './trainText.ts';

const examScores = makeExams(examSeed);
const housePrices = houses(1);

async function trained(text: string, options: TrainOptions): Promise<ComparedModel & Model> {
  const { plan, model } = await trainText(text, options);
  return { ...model, ...plan, weights: model.weights, ledger: model.ledger };
}

/** As in its file: which rows it has seen is known only by the key of its test rows. */
function fromFile(model: ComparedModel): ComparedModel {
  return { ...model, ledger: { keys: new Uint32Array(0), splits: new Uint8Array(0) } };
}

const quick: TrainOptions = { epochs: 5, learningRate: 0.3 };

test('two models of one table are judged by the rows that both were tested on, from files too', async () => {
  const table = readCsv(examScores);
  const [a, b] = [await trained(examScores, { ...quick, features: ['exam1'] }), await trained(examScores, { ...quick, epochs: 100 })];
  const compared = compareModels(table, [a, b]);
  expect(compared).toMatchObject({ rowCount: a.rows.test, seen: 'byNone' });
  expect(compareModels(table, [fromFile(a), fromFile(b)])).toEqual(compared);
  // Each row separately, with the function that is used everywhere.
  const tested = Array.from(table.startLines.keys()).filter((record) => a.ledger.splits[record] === 2);
  const answers = [a, b].map((model) => tested.map((record) => String(predict(model, cellsOf(table, record)).value)));
  const actual = tested.map((record) => cellsOf(table, record).get(a.encoder.target.column));
  const right = answers.map((own) => own.filter((answer, row) => answer === actual[row]).length);
  expect(compared.figures).toEqual(right.map((count) => count / tested.length));
  expect(compared.better).toBeCloseTo((right[1] - right[0]) / tested.length, 12);
  const differing = tested.filter((_, row) => answers[0][row] !== answers[1][row]);
  expect(differing.length).toBeGreaterThan(0);
  expect(compared.differing).toBe(differing.length);
  expect(compared.rows.map(({ line }) => line)).toEqual(differing.slice(0, 20).map((record) => table.startLines[record]));
  const [low, high] = compared.better95 ?? [0, 0];
  expect(low).toBeLessThan(compared.better);
  expect(high).toBeGreaterThan(compared.better);
});

test('the other way round the same is said from the other side', async () => {
  const table = readCsv(examScores);
  const [a, b] = [await trained(examScores, { epochs: 1 }), await trained(examScores, quick)];
  const [there, back] = [compareModels(table, [a, b]), compareModels(table, [b, a])];
  expect(back.figures).toEqual([...there.figures].reverse());
  expect(back.better).toBeCloseTo(-there.better, 12);
  expect(back.rows.map(({ answers: [first, second] }) => [second, first])).toEqual(there.rows.map(({ answers }) => answers));
});

test('numbers are compared by how far they are off, and the rows that lie furthest apart come first', async () => {
  const table = readCsv(housePrices);
  const [a, b] = [await trained(housePrices, { ...quick, epochs: 2 }), await trained(housePrices, { ...quick, epochs: 60 })];
  const compared = compareModels(table, [a, b]);
  expect(compared.seen).toBe('byNone');
  expect(compared.better).toBeGreaterThan(0);
  expect(compared.better).toBeCloseTo(compared.figures[0] - compared.figures[1], 6);
  expect(compared.baseline).toBeGreaterThan(compared.figures[1]);
  const gaps = compared.rows.map(({ answers: [first, second] }) => Math.abs(Number(first) - Number(second)));
  expect(gaps).toEqual(gaps.toSorted((x, y) => y - x));
  expect(compareModels(table, [a, a])).toMatchObject({ better: 0, differing: 0, rows: [] });
});

test('another split leaves the rows that both were tested on; none in common are told', async () => {
  const table = readCsv(examScores);
  const [a, b] = [await trained(examScores, quick), await trained(examScores, { ...quick, seed: 2 })];
  const both = a.ledger.splits.reduce((count, mark, record) => count + (mark === 2 && b.ledger.splits[record] === 2 ? 1 : 0), 0);
  expect(compareModels(table, [fromFile(a), fromFile(b)])).toMatchObject({ rowCount: both, seen: 'byNone' });
});

test('rows that a model may have learned from are said to be such', async () => {
  const [header, ...lines] = examScores.trimEnd().split('\n');
  const other = [header, ...lines.slice(0, 150)].join('\n');
  const [a, b] = [await trained(examScores, quick), await trained(other, quick)];
  // The file of the other table tells nothing of these rows.
  const compared = compareModels(readCsv(examScores), [fromFile(a), fromFile(b)]);
  expect(compared).toMatchObject({ rowCount: a.rows.test, seen: 'unknown' });
  const cases = 'a,b,c\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n';
  const all = await trained(cases, quick);
  expect(compareModels(readCsv(cases), [all, all])).toMatchObject({ rowCount: 4, seen: 'learned' });
});

test('models of other questions, and tables that do not fit, are refused', async () => {
  const [exam, house] = [await trained(examScores, quick), await trained(housePrices, quick)];
  const swapped = await trained(examScores, { ...quick, target: 'exam1' });
  expect(() => compareModels(readCsv(examScores), [exam, swapped])).toThrow('The models predict different things');
  expect(() => compareModels(readCsv(examScores), [house, house])).toThrow('The table lacks columns');
  const blank = examScores.replace(/,[01]$/gm, ',');
  expect(() => compareModels(readCsv(blank), [exam, exam])).toThrow();
});

test('classes that stand in another order are compared by their names', async () => {
  const table = readCsv(examScores);
  const a = await trained(examScores, { epochs: 60, learningRate: 0.3 });
  const { target } = a.encoder;
  if (target.type !== 'binary') throw new Error('Two classes were expected');
  const turned: ComparedModel = {
    ...a,
    encoder: { ...a.encoder, target: { ...target, classes: [target.classes[1], target.classes[0]] } },
    weights: a.weights.map((weight) => -weight),
  };
  expect(compareModels(table, [a, turned])).toMatchObject({ differing: 0, better: 0 });
});
