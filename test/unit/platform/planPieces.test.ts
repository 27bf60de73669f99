import { expect, test } from 'vitest';
import { cutReport, joinReport } from '../../../src/platform/planPieces.ts';
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
  const cut = cutReport(report);
  if (cut.type !== 'cutPlanned') throw new Error('It was not cut');
  expect(JSON.stringify(cut.report.plan).length).toBeLessThan(20_000);
  // Columns, features, encodings, inputs and associations.
  expect(new Set(cut.pieces.map(({ path }) => path.join('.'))).size).toBeGreaterThanOrEqual(4);
  expect(Math.max(...cut.pieces.map(({ items }) => items.length))).toBeLessThan(400_000);
  let pauses = 0;
  const joined = await joinReport(structuredClone(cut), () => Promise.resolve(pauses++));
  expect(joined).toEqual(report);
  expect(pauses).toBe(cut.pieces.length);
});

test('a plan of few columns and every other report go as they are', () => {
  const report = reportOf(20);
  expect(cutReport(report)).toBe(report);
  const scoring = { type: 'scoring', runId: 'a' } as const;
  expect(cutReport(scoring)).toBe(scoring);
});
