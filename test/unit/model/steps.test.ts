import { expect, test } from 'vitest';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { answer } from '../../../src/model/answer.ts';
import { explain, explainInSteps } from '../../../src/model/explain.ts';
import { predict, predictInSteps } from '../../../src/model/predict.ts';
import { rowKey, rowKeyInSteps } from '../../../src/model/rowLedger.ts';
import type { Steps } from '../../../src/steps.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';

const columns = 5000;
/** Some columns hold one value only and are left out. */
const turns = 4;
const row = (i: number) => [...Array.from({ length: columns }, (_, k) => String((i * (k + 7)) % 101)), String(i % 2)];
const header = [...Array.from({ length: columns }, (_, k) => `c${k}`), 'y'];

/** A model of a table with thousands of columns, with the weights before its first epoch. */
function wideModel(hidden: readonly number[]) {
  const text = [header, ...Array.from({ length: 12 }, (_, i) => row(i))].map((cells) => cells.join(',')).join('\n');
  const { plan, initial, ledger } = planRun(text, { hidden, testFraction: 0.3 }, 'wasm');
  const table = { delimiter: ',' as const, columnCount: columns + 1, hasMultilineRecords: false };
  return { ...plan, table, weights: initial, ledger };
}

function counted<Result>(steps: Steps<Result>): { readonly result: Result; readonly count: number } {
  for (let count = 0; ; count++) {
    const step = steps.next();
    if (step.done) return { result: step.value, count };
  }
}

const cells = new Map(row(3).map((cell, index) => [header[index], cell]));

test.each([{ hidden: [] }, { hidden: [4] }])('no part of a wide row is read, found or explained in one go: %o', ({ hidden }) => {
  const model = wideModel(hidden);
  const key = counted(rowKeyInSteps(cells, model.recipe));
  expect(key.result).toBe(rowKey(cells, model.recipe));
  expect(key.count).toBeGreaterThanOrEqual(turns);
  const encoded = encodeRow(model.encoder, cells);
  const { answer: given, output } = answer(model, encoded.inputs);
  const explained = counted(explainInSteps(model, encoded, output, given.sum));
  expect(explained.result).toEqual(explain(model, encoded, output, given.sum));
  expect(explained.count).toBeGreaterThanOrEqual(turns);
  const predicted = counted(predictInSteps(model, cells));
  expect(predicted.result).toEqual(predict(model, cells));
  expect(predicted.count).toBeGreaterThanOrEqual(key.count + explained.count + turns);
});
