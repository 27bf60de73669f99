import { expect, test } from 'vitest';
import { cutMessage, joinMessage } from '../../../src/platform/listPieces.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';

const wideTable = (columns: number) => {
  const row = (i: number) => [...Array.from({ length: columns }, (_, k) => (i * (k + 7)) % 101), i % 2].join(',');
  return [[...Array.from({ length: columns }, (_, k) => `c${k}`), 'y'].join(','), ...Array.from({ length: 12 }, (_, i) => row(i)), ''].join(
    '\n',
  );
};

function reportOf(columns: number) {
  const { plan, initial } = planRun(wideTable(columns), {}, 'wasm');
  return { type: 'planned', runId: 'a', plan, initial: { epoch: 0, weights: initial } } as const;
}

test('a plan of many columns comes in small pieces, and is whole again with a pause after each', async () => {
  const report = reportOf(3000);
  const cut = cutMessage(report);
  if (cut.type !== 'cut') throw new Error('It was not cut');
  expect(JSON.stringify(cut.message.plan).length).toBeLessThan(20_000);
  // Columns, features, encodings, inputs and associations.
  expect(new Set(cut.pieces.map(({ path }) => path.join('.'))).size).toBeGreaterThanOrEqual(4);
  expect(Math.max(...cut.pieces.map(({ items }) => items.length))).toBeLessThan(400_000);
  let pauses = 0;
  const joined = await joinMessage(structuredClone(cut), () => Promise.resolve(pauses++));
  expect(joined).toEqual(report);
  expect(pauses).toBe(cut.pieces.length);
});

test('a plan of few columns and every other report go as they are', () => {
  const report = reportOf(20);
  expect(cutMessage(report)).toBe(report);
  const scoring = { type: 'scoring', runId: 'a' } as const;
  expect(cutMessage(scoring)).toBe(scoring);
});

test('long lists are found within short ones, and what is no plain data stays whole', async () => {
  const names = Array.from({ length: 1200 }, (_, i) => `name ${i}`);
  const ledger = { keys: new Uint32Array(new SharedArrayBuffer(4000)), splits: new Uint8Array(2000) };
  const weights = Array.from({ length: 700 }, () => new Float32Array(new SharedArrayBuffer(8)));
  const cells = new Map(names.map((name) => [name, name]));
  const question = {
    type: 'compareModels',
    models: [{ recipe: { features: names }, ledger }, { recipe: { features: ['a'] } }],
    weights,
    cells,
  };
  const cut = cutMessage(question);
  if (!('pieces' in cut)) throw new Error('It was not cut');
  expect(cut.pieces.map(({ path }) => path.join('.'))).toEqual(Array<string>(3).fill('models.0.recipe.features'));
  expect(cut.message.weights).toBe(weights);
  expect(cut.message.models[0].ledger).toBe(ledger);
  expect(cut.message.cells).toBe(cells);
  // The message that was given is not changed: it may be asked again.
  expect(question.models[0].recipe.features).toBe(names);
  const joined = await joinMessage(structuredClone(cut), () => Promise.resolve());
  expect(joined).toEqual(question);
  expect(Array.isArray(joined.models)).toBe(true);
});
