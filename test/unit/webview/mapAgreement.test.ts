import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { answer } from '../../../src/model/answer.ts';
import type { Model } from '../../../src/model/model.ts';
import { predict } from '../../../src/model/predict.ts';
import { answersOfSamples } from '../../../webview/map/mapDots.ts';
import { columnParts } from '../../../webview/whatIf/columnParts.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { planTable } from '../../../src/training/plan/planRun.ts';
import { cellsOf } from '../csv/tableRows.ts';
import { samplesOf } from '../../webview/mapSamples.ts';
import { examScores, homesTable } from '../../webview/tables.ts';
import { trainedState } from '../../webview/trainedRuns.ts';

const cases: readonly (readonly [string, string, TrainOptions])[] = [
  ['two classes by a neuron', examScores(), { epochs: 60 }],
  ['two classes with hidden layers', examScores(), { epochs: 60, hidden: [8, 4] }],
  ['a number', homesTable(), { target: 'price', features: ['area', 'city', 'sold', 'rooms'], epochs: 40, hidden: [6] }],
  ['several classes', homesTable(), { target: 'city', features: ['area', 'rooms', 'sold'], epochs: 40 }],
];

test.each(cases)(
  'map, what-if and predict agree on every row to 1e-6, at the end and at an earlier epoch: %s',
  async (_, text, options) => {
    const state = await trainedState(text, options);
    const { run } = state;
    if (!run?.plan || !run.outcome) throw new Error('Nothing was trained');
    const { encoder, recipe, architecture, table: shape } = run.plan;
    const { ledger } = planTable(readCsv(text), run.options, 'wasm');
    const samples = samplesOf(text, state);
    const table = readCsv(text);
    const records = new Map(Array.from(table.startLines, (line, record) => [line, record]));
    for (const weights of [run.outcome.weights, run.snapshots[Math.floor(run.snapshots.length / 3)].weights]) {
      const model: Model = { table: shape, recipe, encoder, architecture, weights: Float32Array.from(weights), ledger };
      const drawn = answersOfSamples(model, samples);
      for (let row = 0; row < samples.lines.length; row += 3) {
        const cells = cellsOf(table, records.get(samples.lines[row]) ?? -1);
        const said = predict(model, cells);
        const asked = encodeRow(encoder, cells);
        const { answer: told } = answer(model, asked.inputs);
        expect(told.value).toBe(said.value);
        if (encoder.target.type === 'regression')
          expect(drawn.values[row] / encoder.target.scale).toBeCloseTo(Number(said.value) / encoder.target.scale, 6);
        else {
          expect(encoder.target.classes[drawn.values[row]]).toBe(said.value);
          expect(drawn.confidence?.[row]).toBeCloseTo(said.confidence ?? Number.NaN, 6);
          expect(told.confidence).toBeCloseTo(said.confidence ?? Number.NaN, 6);
        }
        const parts = columnParts(model, asked);
        for (const { column, amount } of said.contributions) expect(parts.get(column)).toBe(amount);
      }
    }
  },
);
